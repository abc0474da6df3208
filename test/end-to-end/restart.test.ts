import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { DEMO_LOGIN } from '../../demo/environment.ts';
import { type Control, createControl } from '../../demo/helpdesk/control.ts';
import { type Helpdesk, startHelpdesk } from '../../demo/helpdesk/server.ts';
import { createKillableWorker, type KillableWorker } from '../support/killable-worker.ts';
import { SITE } from '../support/stack.ts';

const MINUTE_MS = 60_000;

let desk: Helpdesk;
let helpdesk: Control;
let worker: KillableWorker;
before(async () => {
  desk = await startHelpdesk({ login: DEMO_LOGIN });
  helpdesk = createControl(desk.url);
  worker = await createKillableWorker(desk.url, [SITE]);
});
beforeEach(() => worker.start());
after(async () => {
  await worker.close();
  await desk.close();
});

const arrived = async (subject: string) =>
  (await helpdesk.conversations()).filter((it) => it.subject === subject);

/** Until it is written down that the line stands, or that it moves again: a kill before that would begin something else. */
async function line(is: 'standing' | 'moving'): Promise<void> {
  let now: typeof is | undefined;
  while (now !== is) {
    const health = await fetch(`${worker.url}/healthz`);
    const { outbox } = (await health.json()) as { outbox: { stopped: string | null } };
    now = outbox.stopped === null ? 'moving' : 'standing';
  }
}

describe('a Worker that is killed after it has accepted a message', () => {
  it('delivers when it is started again, if nothing had arrived', async () => {
    const subject = 'Killed while waiting';
    await helpdesk.addFault({ match: { method: 'POST' }, fault: { kind: 'status', status: 401 } });
    const reference = await worker.send(subject);
    await line('standing');
    await worker.kill();
    assert.deepEqual(await arrived(subject), []);

    await worker.start();
    await worker.advance(MINUTE_MS);
    const conversation = await helpdesk.conversationWhen((it) => it.subject === subject);
    assert.equal(conversation.data['reference'], reference);
    await line('moving');
    await worker.kill();
  });

  it('does not deliver again what arrived in the meantime', async () => {
    const subject = 'Killed while sending';
    await helpdesk.addFault({ match: { method: 'POST' }, fault: { kind: 'delay', delayMs: 500 } });
    const reference = await worker.send(subject);
    await helpdesk.requestWhen(({ body }) => JSON.stringify(body).includes(subject));
    await worker.kill();

    await worker.start();
    await helpdesk.conversationWhen((it) => it.subject === subject);
    await worker.advance(MINUTE_MS);
    await helpdesk.requestWhen(({ method, query }) => method === 'GET' && 'data[submission_id]' in query);
    for (let minute = 0; minute < 4; minute += 1) await worker.advance(MINUTE_MS);
    assert.deepEqual(
      (await arrived(subject)).map(({ data }) => data['reference']),
      [reference],
    );
    await worker.kill();
  });
});
