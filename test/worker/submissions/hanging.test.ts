import assert from 'node:assert/strict';
import { before, it, mock } from 'node:test';
import type { Helpdesk } from '../../../worker/helpdesk/helpdesk.ts';
import { accepted } from '../../../worker/submissions/delivery.ts';
import { dispatchDue } from '../../../worker/submissions/dispatch.ts';
import { Ledger } from '../../../worker/submissions/ledger.ts';
import { openDatabase, openStorage } from '../../support/sqlite.ts';

const START = 1_000_000_000_000;
const MESSAGES = 400;
/** How many of them a helpdesk takes before it hangs: by then it is known as a fast one. */
const FAST = 72;
/** Four calls at once, of twenty seconds each. */
const HANGING_MS = 20_000 / 4;
/** An alarm's time to begin calls, and what those under way take then. */
const LONGEST_MS = 60_000 + 20_000;

before(() => mock.method(console, 'log', () => {}));

it('a helpdesk that begins to hang does not hold an alarm for as long as all that was written down takes', async () => {
  let now = START;
  let calls = 0;
  const ledger = new Ledger(openStorage(openDatabase()).sql);
  for (let index = 0; index < MESSAGES; index += 1) {
    const id = `message-${index}`;
    const payload = JSON.stringify({ kind: 'conversation', author: {}, data: {}, attachments: [] });
    const times = { createdAt: now, updatedAt: now };
    const row = { ...accepted(now), ...times, id, fingerprint: '', reference: id, payload };
    ledger.insert({ ...row, kind: 'conversation', thread: null, conversationId: null }, [], null);
  }
  const helpdesk = {
    createConversation() {
      calls += 1;
      if (calls <= FAST) return Promise.resolve({ is: 'delivered', conversationId: 'lamp' });
      now += HANGING_MS;
      return Promise.resolve({ is: 'unclear', reason: 'timeout' });
    },
  } satisfies Pick<Helpdesk, 'createConversation'> as unknown as Helpdesk;
  const links = { sign: () => Promise.resolve(''), check: () => Promise.resolve(false) };

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
