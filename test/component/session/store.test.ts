import { assert } from 'chai';
import type { Result } from '../../../component/request.ts';
import { storageName } from '../../../component/session/hints.ts';
import { SessionStore } from '../../../component/session/store.ts';
import type { SessionInfo } from '../../../worker/contract/session.ts';
import { ANN, lost, ok, refused, sessionOf, TOKEN } from '../support/account.ts';
import { deferred, memoryStorage } from '../support/fixtures.ts';

const ADDRESS = 'https://w.example/';
const NOW = Date.parse('2026-11-20T12:00:00Z');
const session = { ...sessionOf(), expiresAt: '2026-11-20T13:00:00Z' };
const info = { expiresAt: session.expiresAt, customer: ANN };
const holds = () => Promise.resolve(ok(info));

function newStore(storage = memoryStorage(), now = NOW) {
  const due: { act: () => void; ms: number }[] = [];
  const schedule = (act: () => void, ms: number) => due.push({ act, ms });
  const store = new SessionStore(ADDRESS, { storage: () => storage, now: () => now, schedule });
  return { store, storage, due };
}

describe('the session of a page', () => {
  it('is kept for the next page of the tab, where it is not shown before it is confirmed', async () => {
    const { store, storage } = newStore();
    store.begin(session);
    assert.strictEqual(store.state.status, 'open');
    const { store: next } = newStore(storage);
    assert.strictEqual(next.state.status, 'unverified');
    assert.strictEqual(next.token, TOKEN);
    await next.verify(holds);
    assert.strictEqual(next.state.status, 'open');
  });

  it('is gone everywhere once the customer leaves', () => {
    const { store, storage } = newStore();
    store.begin(session);
    store.end();
    assert.deepEqual(store.state, { status: 'none', ended: 'signed_out' });
    assert.strictEqual(storage.length, 0);
  });

  it('ends when the Worker does not know it any more, and stays where it gives no answer', async () => {
    const cases: [Result<SessionInfo>, string][] = [
      [refused(401, 'unauthenticated'), 'none'],
      [refused(503, 'unavailable'), 'unverified'],
      [lost, 'unverified'],
    ];
    for (const [answer, status] of cases) {
      const { store, storage } = newStore();
      store.begin(session);
      store.suspend();
      await store.verify(() => Promise.resolve(answer));
      assert.strictEqual(store.state.status, status);
      assert.strictEqual(storage.length, status === 'none' ? 0 : 1);
    }
  });

  it('ends at its time', () => {
    const { store, due } = newStore();
    store.begin(session);
    assert.strictEqual(due[0]?.ms, 3_600_000);
    due[0]?.act();
    assert.deepEqual(store.state, { status: 'none', ended: 'expired' });
  });

  it('is not taken up from storage after its time, nor if it was tampered with', () => {
    const stale = memoryStorage();
    stale.setItem(storageName(ADDRESS), JSON.stringify(session));
    assert.strictEqual(newStore(stale, NOW + 3_600_001).store.state.status, 'none');
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"token":1}',
      '{"token":"t","expiresAt":"later","customer":{}}',
    ]) {
      const storage = memoryStorage();
      storage.setItem(storageName(ADDRESS), text);
      assert.strictEqual(newStore(storage).store.state.status, 'none', text);
    }
  });

  it('does not end for an answer about the one before it', () => {
    const { store, due } = newStore();
    store.begin(session);
    store.begin({ ...session, token: 'second' });
    store.expire(TOKEN);
    due[0]?.act();
    assert.strictEqual(store.token, 'second');
  });

  it('is asked about once, however many elements want to know', async () => {
    const { store } = newStore();
    store.begin(session);
    store.suspend();
    const answer = deferred<Result<SessionInfo>>();
    let asked = 0;
    const ask = () => {
      asked += 1;
      return answer.promise;
    };
    const both = [store.verify(ask), store.verify(ask)];
    answer.resolve(ok(info));
    await Promise.all(both);
    assert.strictEqual(asked, 1);
  });

  it('is obtained once, however many elements try', async () => {
    const { store } = newStore();
    const trade = deferred<typeof session>();
    let trades = 0;
    const act = () => {
      trades += 1;
      return trade.promise;
    };
    const both = [store.obtain(act), store.obtain(act)];
    assert.isTrue(store.busy);
    trade.resolve(session);
    await Promise.all(both);
    assert.strictEqual(trades, 1);
    assert.isFalse(store.busy);
    assert.strictEqual(store.token, TOKEN);
  });

  it('follows what another page of the tab did meanwhile', async () => {
    const { store, storage } = newStore();
    store.begin(session);
    const other = newStore(storage).store;
    other.end();
    await store.verify(() => assert.fail('there is nothing to ask'));
    assert.deepEqual(store.state, { status: 'none', ended: 'signed_out' });

    other.begin({ ...session, token: 'second' });
    await store.verify(holds);
    assert.strictEqual(store.token, 'second');
    assert.strictEqual(JSON.parse(storage.getItem(storageName(ADDRESS)) ?? '').token, 'second');
  });

  it('stays in memory if that is wanted, or if the browser keeps nothing', async () => {
    const { store, storage } = newStore();
    store.forgetful();
    store.begin(session);
    assert.strictEqual(storage.length, 0);
    store.suspend();
    await store.verify(holds);
    assert.strictEqual(store.state.status, 'open');

    const blocked = new SessionStore(ADDRESS, {
      storage: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
      now: () => NOW,
      schedule: () => undefined,
    });
    blocked.begin(session);
    await blocked.verify(() => assert.fail('it holds'));
    assert.strictEqual(blocked.state.status, 'open');
  });
});
