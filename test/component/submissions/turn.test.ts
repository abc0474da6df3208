import { assert } from 'chai';
import { inTurn } from '../../../component/submissions/turn.ts';
import { deferred } from '../support/fixtures.ts';

describe('taking turns', () => {
  it('lets one go after the other', async () => {
    const seen: string[] = [];
    const first = deferred<void>();
    const begun = deferred<void>();
    const one = inTurn('turns', async () => {
      begun.resolve();
      await first.promise;
      seen.push('one');
    });
    await begun.promise;
    const two = inTurn('turns', () => void seen.push('two'));
    await inTurn('others', () => void seen.push('other'));
    first.resolve();
    await Promise.all([one, two]);
    assert.deepEqual(seen, ['other', 'one', 'two']);
  });

  it('waits for nobody who is stuck', async () => {
    const stuck = deferred<void>();
    const begun = deferred<void>();
    const one = inTurn('stuck', () => {
      begun.resolve();
      return stuck.promise;
    });
    await begun.promise;
    const over = new AbortController();
    const two = inTurn(
      'stuck',
      () => 'went',
      navigator.locks,
      () => over.signal,
    );
    over.abort();
    assert.strictEqual(await two, 'went');
    stuck.resolve();
    await one;
  });

  it('goes at once where there are no locks, or none may be had', async () => {
    assert.strictEqual(await inTurn('x', () => 1, null), 1);
    const request = () => Promise.reject(new DOMException('sandboxed', 'SecurityError'));
    assert.strictEqual(await inTurn('x', () => 2, { request } as unknown as LockManager), 2);
  });

  it('passes on what goes wrong, and does nothing twice', async () => {
    let runs = 0;
    const fails = inTurn('x', () => {
      runs += 1;
      throw new Error('mine');
    });
    const error = await fails.catch((reason: unknown) => reason);
    assert.match(String(error), /mine/);
    assert.strictEqual(runs, 1);
  });
});
