import assert from 'node:assert/strict';
import { before, it, mock } from 'node:test';
import type { Helpdesk } from '../../../worker/helpdesk/helpdesk.ts';
import { accepted, type Progress } from '../../../worker/submissions/delivery.ts';
import { dispatchDue } from '../../../worker/submissions/dispatch.ts';
import { Ledger } from '../../../worker/submissions/ledger.ts';
import { report } from '../../../worker/submissions/report.ts';
import { openDatabase, openStorage } from '../../support/sqlite.ts';

const START = 1_000_000_000_000;
const MESSAGES = 400;
/** How many of them a helpdesk takes before it hangs: by then it is known as a fast one. */
const FAST = 72;
/** Four calls at once, of twenty seconds each. */
const HANGING_MS = 20_000 / 4;
/** An alarm's time to begin calls, and what those under way take then. */
const LONGEST_MS = 60_000 + 20_000;
/** After it nobody waits for a webhook or a mailer any more. */
const UNHEARD_MS = 10_000;

before(() => mock.method(console, 'log', () => {}));

const links = { sign: () => Promise.resolve(''), check: () => Promise.resolve(false) };

/** An outbox of many messages that are all the same. */
function ledgerOf(progress: Partial<Progress>): Ledger {
  const ledger = new Ledger(openStorage(openDatabase()).sql);
  for (let index = 0; index < MESSAGES; index += 1) {
    const id = `message-${index}`;
    const payload = JSON.stringify({ kind: 'conversation', author: {}, data: {}, attachments: [] });
    const times = { createdAt: START, updatedAt: START };
    const row = { ...accepted(START), ...progress, ...times, id, fingerprint: '', reference: id, payload };
    ledger.insert({ ...row, kind: 'conversation', thread: null, conversationId: null }, [], null);
  }
  return ledger;
}

it('a helpdesk that begins to hang does not hold an alarm for as long as all that was written down takes', async () => {
  let now = START;
  let calls = 0;
  const ledger = ledgerOf({});
  const helpdesk = {
    createConversation() {
      calls += 1;
      if (calls <= FAST) return Promise.resolve({ is: 'delivered', conversationId: 'lamp' });
      now += HANGING_MS;
      return Promise.resolve({ is: 'unclear', reason: 'timeout' });
    },
  } satisfies Pick<Helpdesk, 'createConversation'> as unknown as Helpdesk;

  await dispatchDue({ ledger, helpdesk, links, now: () => now, random: () => 0.5 });

  assert.ok(now - START <= LONGEST_MS, `${now - START} ms`);
  assert.deepEqual(ledger.inState('sending'), []);
  const untried = ledger.inState('waiting');
  assert.deepEqual(
    untried.filter(({ attempts, lastError }) => attempts > 0 || lastError !== null),
    [],
    'what no call was made for goes back as it was',
  );
  const { delivered, unknown, accepted: untaken } = ledger.counts();
  assert.deepEqual([delivered, unknown, untaken + untried.length], [FAST, calls - FAST, MESSAGES - calls]);
});

it('whoever does not listen does not hold an alarm for as long as there are failures to tell of', async () => {
  let now = START;
  let isListening = false;
  const ledger = ledgerOf({ state: 'failed', nextAttemptAt: null });
  const hear = () => {
    now += isListening ? 1 : UNHEARD_MS;
    return Promise.resolve(isListening);
  };
  const tell = () =>
    report({
      ledger,
      links,
      now: () => now,
      random: () => 0.5,
      worker: 'https://worker.example',
      alarm: hear,
      fallback: { mailer: { send: hear }, to: 'team@acorn-bikes.example' },
    });

  await tell();
  assert.ok(now - START <= 2 * (60_000 + UNHEARD_MS), `${now - START} ms`);
  assert.equal(ledger.unreported('alerted').length, MESSAGES);

  isListening = true;
  await tell();
  assert.deepEqual([ledger.unreported('alerted'), ledger.unreported('mailed')], [[], []]);
});
