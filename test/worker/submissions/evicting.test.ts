import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Fault } from '../../../demo/helpdesk/control.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';
import type { Outbox } from '../../support/worker-entry.ts';

const MINUTE_MS = 60_000;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
beforeEach(() => stack.helpdesk.reset());
after(() => stack.close());

/**
 * What memory the outbox had is gone, and every call under way; its storage stays. The harness's own eviction is
 * gentler: it waits until nothing is under way.
 */
async function evict(): Promise<void> {
  const outbox = (await stack.outbox()) as unknown as DurableObjectStub<Outbox>;
  await assert.rejects(async () => await outbox.evict());
}

async function send(subject: string, key?: string): Promise<string> {
  const answer = await stack.send(messageAbout(subject), key);
  assert.equal(answer.status, 202);
  return ((await answer.json()) as { reference: string }).reference;
}
const stateOf = (reference: string, state: string) =>
  stack.progressWhen(reference, (progress) => progress.state === state);
const strike = (fault: Fault, times = 1) =>
  stack.helpdesk.addFault({ match: { method: 'POST', path: '/conversations' }, times, fault });
const creations = async (subject: string) =>
  (await stack.helpdesk.requests()).filter(
    ({ method, body }) => method === 'POST' && JSON.stringify(body).includes(subject),
  ).length;
const arrived = async (subject: string) =>
  (await stack.helpdesk.conversations())
    .filter((conversation) => conversation.subject === subject)
    .map(({ data }) => data['reference']);

/** The two look-ups, and the pause before the next attempt. */
async function putForward(): Promise<void> {
  for (let minutes = 0; minutes < 4; minutes += 1) await stack.worker.advance(MINUTE_MS);
}

describe('an outbox that is evicted while a message is', () => {
  it('accepted, delivers it once the line moves', async () => {
    await strike({ kind: 'status', status: 401 });
    const first = await send('Goes first');
    await stateOf(first, 'waiting');
    const reference = await send('Accepted');
    assert.equal((await stateOf(reference, 'accepted')).attempts, 0);

    await evict();
    await stack.worker.advance(MINUTE_MS);
    await stateOf(reference, 'delivered');
    await stateOf(first, 'delivered');
    assert.deepEqual(await arrived('Accepted'), [reference]);
    assert.deepEqual([await creations('Goes first'), await creations('Accepted')], [2, 1]);
  });

  it('waiting, delivers it when its time has come', async () => {
    await strike({ kind: 'status', status: 401 });
    const reference = await send('Waiting');
    await stateOf(reference, 'waiting');

    await evict();
    assert.equal((await stateOf(reference, 'waiting')).attempts, 0);
    await stack.worker.advance(MINUTE_MS);
    await stateOf(reference, 'delivered');
    assert.deepEqual([await arrived('Waiting'), await creations('Waiting')], [[reference], 2]);
  });

  const sending: [what: string, fault: Fault, tries: number][] = [
    ['sending, and the call gets through', { kind: 'delay', delayMs: 300 }, 1],
    ['sending, and the call does not', { kind: 'reset-before', delayMs: 300 }, 2],
  ];
  for (const [what, fault, tries] of sending) {
    it(`${what}, looks before it sends again`, async () => {
      await strike(fault);
      const reference = await send(what);
      await stack.helpdesk.requestWhen(({ method }) => method === 'POST');
      assert.equal((await stateOf(reference, 'sending')).attempts, 1);

      await evict();
      await stack.worker.advance(0);
      await stack.progressWhen(reference, ({ state }) => state === 'unknown' || state === 'delivered');
      await putForwardUntilDelivered(reference);
      assert.deepEqual([await arrived(what), await creations(what)], [[reference], tries]);
    });
  }

  it('unknown, looks before it sends again', async () => {
    await strike({ kind: 'drop-after-commit' });
    const reference = await send('Unknown');
    await stateOf(reference, 'unknown');

    await evict();
    await stack.worker.advance(MINUTE_MS);
    await stateOf(reference, 'delivered');
    assert.deepEqual([await arrived('Unknown'), await creations('Unknown')], [[reference], 1]);
  });

  it('unknown and once not found, counts on from there', async () => {
    await strike({ kind: 'reset-before' });
    const reference = await send('Once not found');
    await stateOf(reference, 'unknown');
    await stack.worker.advance(MINUTE_MS);
    await stack.progressWhen(reference, ({ negativeLookups }) => negativeLookups === 1);

    await evict();
    await putForwardUntilDelivered(reference);
    const lookUps = (await stack.helpdesk.requests()).filter(({ method }) => method === 'GET');
    assert.deepEqual([lookUps.length, await creations('Once not found')], [2, 2]);
    assert.deepEqual(await arrived('Once not found'), [reference]);
  });

  it('delivered, knows its key and sends nothing', async () => {
    const key = crypto.randomUUID();
    const reference = await send('Delivered', key);
    await stateOf(reference, 'delivered');

    await evict();
    assert.equal(await send('Delivered', key), reference);
    await putForward();
    assert.deepEqual([await arrived('Delivered'), await creations('Delivered')], [[reference], 1]);
  });

  it('failed, leaves it to the operator, and delivers it when told to', async () => {
    await strike({ kind: 'status', status: 422 }, 2);
    const reference = await send('Failed');
    await stateOf(reference, 'failed');

    await evict();
    await putForward();
    assert.ok((await stateOf(reference, 'failed')).payload);
    assert.equal(await creations('Failed'), 2);

    const outbox = await stack.outbox();
    const failed = await outbox.list('failed', undefined);
    assert.equal(await outbox.retry(failed?.items[0]?.item.id ?? ''), 'retried');
    await stateOf(reference, 'delivered');
    assert.deepEqual([await arrived('Failed'), await creations('Failed')], [[reference], 3]);
  });
});

async function putForwardUntilDelivered(reference: string): Promise<void> {
  for (let minutes = 0; minutes < 10; minutes += 1) {
    const { state, negativeLookups } = await stack.progressWhen(reference, () => true);
    if (state === 'delivered') return;
    await stack.worker.advance(MINUTE_MS);
    await stack.progressWhen(
      reference,
      (progress) => progress.state !== state || progress.negativeLookups !== negativeLookups,
    );
  }
  await stateOf(reference, 'delivered');
}
