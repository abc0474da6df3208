import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';
import type { Outbox } from '../../support/worker-entry.ts';

/** workerd tries an alarm that failed six times more, and never again after that. */
const FAILURES = 7;
const MINUTE_MS = 60_000;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
beforeEach(() => stack.worker.breakDown({}));
after(() => stack.close());

async function send(subject: string): Promise<string> {
  const answer = await stack.send(messageAbout(subject));
  assert.equal(answer.status, 202);
  return ((await answer.json()) as { reference: string }).reference;
}
const delivered = (reference: string) => stack.progressWhen(reference, ({ state }) => state === 'delivered');
const arrivals = async (subject: string) =>
  (await stack.helpdesk.conversations()).filter((it) => it.subject === subject).length;
const failures = () =>
  stack.worker.harness.getLogs().filter(({ message }) => message.includes('"alarm_failed"')).length;

describe('an alarm', () => {
  it('that fails seven times is tried again by itself, and delivers', async () => {
    const before = failures();
    await stack.worker.breakDown({ alarms: FAILURES });
    const reference = await send('Failing alarm');
    assert.equal((await delivered(reference)).attempts, 1);
    assert.equal(failures() - before, FAILURES);
    assert.equal(await arrivals('Failing alarm'), 1);
  });

  it('that is lost seven times is set again by cron each time', async () => {
    await stack.worker.breakDown({ lostAlarms: FAILURES });
    const reference = await send('Lost alarm');
    let sweeps = 0;
    while ((await stack.progressWhen(reference, () => true)).state !== 'delivered') {
      sweeps += 1;
      assert.ok(sweeps < 1_000, 'cron does not wake it');
      await stack.worker.advance(0);
    }
    assert.ok(sweeps >= FAILURES, `${sweeps} sweeps`);
    assert.equal(await arrivals('Lost alarm'), 1);
  });

  it('that was lost is set again by the next message too', async () => {
    await stack.worker.breakDown({ lostAlarms: 1 });
    const reference = await send('Lost');
    await stack.worker.breakDown({});
    const next = await send('Next');
    await delivered(next);
    await delivered(reference);
    assert.deepEqual([await arrivals('Lost'), await arrivals('Next')], [1, 1]);
  });

  it('that was lost is set again when the outbox begins anew, whatever wakes it', async () => {
    await stack.worker.breakDown({ lostAlarms: 1 });
    const reference = await send('Lost for good');
    const outbox = (await stack.outbox()) as unknown as DurableObjectStub<Outbox>;
    await outbox.forgetAlarm();
    await stack.worker.breakDown({});
    await assert.rejects(async () => await outbox.evict());
    await stack.request('/healthz');
    await delivered(reference);
    assert.equal(await arrivals('Lost for good'), 1);
  });
});

describe('an outbox with nothing to do for an hour', () => {
  it('wakes up when its oldest message is late, to tell the operator', async () => {
    const headers = { 'Retry-After': '3600' };
    await stack.helpdesk.addFault({
      match: { method: 'POST' },
      fault: { kind: 'status', status: 429, headers },
    });
    const reference = await send('Late');
    await stack.progressWhen(reference, ({ state }) => state === 'waiting');
    const outbox = (await stack.outbox()) as unknown as DurableObjectStub<Outbox>;
    // Its own alarm has ended as soon as the next is set.
    await stack.worker.advance(0);
    const wait = await outbox.wakesIn();
    assert.ok(wait > 14 * MINUTE_MS && wait <= 15 * MINUTE_MS, `${wait} ms`);
    await stack.worker.advance(61 * MINUTE_MS);
    await delivered(reference);
  });
});

describe('an alarm that breaks off in the middle', () => {
  /** Sends a message whose alarm breaks off, when nobody can say any more what came of it. */
  async function sendInVain(subject: string): Promise<string> {
    const before = failures();
    await stack.worker.breakDown({ midAlarms: 1 });
    const reference = await send(subject);
    await stack.progressWhen(reference, ({ state }) => state === 'sending' && failures() > before);
    return reference;
  }

  /** Two look-ups, and then it is sent. */
  async function assertDelivered(reference: string, subject: string): Promise<void> {
    await stack.progressWhen(reference, ({ state }) => state === 'unknown');
    for (let minutes = 0; minutes < 4; minutes += 1) await stack.worker.advance(MINUTE_MS);
    await delivered(reference);
    assert.equal(await arrivals(subject), 1);
  }

  it('leaves its messages to the next one to look up', async () => {
    const reference = await sendInVain('Broken off');
    await delivered(await send('Wakes it up'));
    await assertDelivered(reference, 'Broken off');
  });

  it('leaves them to cron where there is no next one', async () => {
    const reference = await sendInVain('Left alone');
    await stack.worker.advance(0);
    await assertDelivered(reference, 'Left alone');
  });
});
