import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { DEMO_LOGIN, DEMO_OPERATOR_TOKEN } from '../../demo/environment.ts';
import type { Fault } from '../../demo/helpdesk/control/protocol.ts';
import { type Control, createControl } from '../../demo/helpdesk/control.ts';
import { type Helpdesk, startHelpdesk } from '../../demo/helpdesk/server.ts';
import { createKillableWorker, type KillableWorker } from '../support/killable-worker.ts';
import { SITE } from '../support/stack.ts';

const MINUTE_MS = 60_000;

let desk: Helpdesk;
let helpdesk: Control;
let worker: KillableWorker;
// The harness of the other suites keeps from workerd that a connection broke in the midst of an answer.
before(async () => {
  desk = await startHelpdesk({ login: DEMO_LOGIN });
  helpdesk = createControl(desk.url);
  worker = await createKillableWorker(desk.url, [SITE]);
  await worker.start();
});
after(async () => {
  await worker.close();
  await desk.close();
});

/** As the operator sees a message. */
interface Shown {
  state: string;
  lastError: string | null;
  attempts: number;
  updatedAt: string;
}

async function shownWhen(reference: string, isIt: (shown: Shown) => boolean): Promise<Shown> {
  for (;;) {
    const response = await fetch(`${worker.url}/v1/operator/submissions/${reference}`, {
      headers: { Authorization: `Bearer ${DEMO_OPERATOR_TOKEN}` },
    });
    const shown = (await response.json()) as Shown;
    if (isIt(shown)) return shown;
  }
}

const resets: [what: string, fault: Fault, arrivesAtFirst: boolean][] = [
  ['before it is read', { kind: 'reset-before' }, false],
  ['in the midst of its answer', { kind: 'reset-during' }, true],
  ['after it was done, without an answer', { kind: 'drop-after-commit' }, true],
];
for (const [what, fault, arrivesAtFirst] of resets) {
  it(`a message arrives once when the connection is reset ${what}`, async () => {
    const subject = `Reset ${what}`;
    await helpdesk.addFault({ match: { method: 'POST', path: '/conversations' }, fault });
    const reference = await worker.send(subject);
    let shown = await shownWhen(reference, ({ state }) => state === 'unknown');
    assert.equal(shown.lastError, 'network');

    // One step a minute: a look-up that finds it, or two that do not, and the next attempt.
    while (shown.state !== 'delivered') {
      const { updatedAt } = shown;
      await worker.advance(MINUTE_MS);
      shown = await shownWhen(reference, (now) => now.updatedAt !== updatedAt);
    }
    assert.equal(shown.attempts, arrivesAtFirst ? 1 : 2);
    assert.equal((await helpdesk.conversations()).filter((it) => it.subject === subject).length, 1);
  });
}
