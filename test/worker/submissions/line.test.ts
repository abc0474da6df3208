import assert from 'node:assert/strict';
import { before, describe, it, mock } from 'node:test';
import type { CreateOutcome, Helpdesk } from '../../../worker/helpdesk/helpdesk.ts';
import { accepted } from '../../../worker/submissions/delivery.ts';
import { type DispatchContext, dispatchDue } from '../../../worker/submissions/dispatch.ts';
import { Ledger } from '../../../worker/submissions/ledger.ts';
import type { NewRow, Row } from '../../../worker/submissions/row.ts';
import { recoverCrashed, step } from '../../../worker/submissions/steps.ts';
import { openDatabase, openStorage } from '../../support/sqlite.ts';

const START = 1_000_000_000_000;
const MINUTE_MS = 60_000;
/** Calls that are under way at once. */
const PARALLEL = 4;

interface Line extends DispatchContext {
  /** Moves the clock on, and does what is due then. */
  later(ms: number): Promise<void>;
  /** Moves the clock on alone. */
  pass(ms: number): void;
  /** What the helpdesk was asked to take, in that order. */
  sent: string[];
  stateOf(id: string): string | undefined;
}

/** So many messages of one outbox, and a helpdesk that answers each as `answer` says. */
function lineOf(
  count: number,
  answer: (id: string, nth: number) => CreateOutcome | Promise<CreateOutcome>,
): Line {
  let now = START;
  const sent: string[] = [];
  const ledger = new Ledger(openStorage(openDatabase()).sql);
  const line: Line = {
    ledger,
    sent,
    helpdesk: {
      createConversation({ submissionId }) {
        sent.push(submissionId);
        return Promise.resolve(answer(submissionId, sent.length));
      },
    } satisfies Pick<Helpdesk, 'createConversation'> as unknown as Helpdesk,
    links: { sign: () => Promise.resolve(''), check: () => Promise.resolve(false) },
    now: () => now,
    random: () => 0.5,
    later(ms) {
      line.pass(ms);
      return dispatchDue(line);
    },
    pass(ms) {
      now += ms;
    },
    stateOf: (id) => ledger.get(id)?.state,
  };
  for (let index = 0; index < count; index += 1) insert(line, `message-${index}`);
  return line;
}

function insert({ ledger, now }: Line, id: string): void {
  const row: NewRow = {
    ...accepted(now()),
    id,
    fingerprint: '',
    reference: id,
    kind: 'conversation',
    thread: null,
    createdAt: now(),
    updatedAt: now(),
    payload: JSON.stringify({ kind: 'conversation', author: {}, data: {}, attachments: [] }),
    conversationId: null,
  };
  ledger.insert(row, [], null);
}

const delivered: CreateOutcome = { is: 'delivered', conversationId: 'lamp' };
const refused: CreateOutcome = { is: 'unauthorized' };

describe('a line that stands', () => {
  before(() => mock.method(console, 'log', () => {}));

  it('sends one message a minute ahead, and the others when that got through', async () => {
    let isMended = false;
    const line = lineOf(20, () => (isMended ? delivered : refused));
    await line.later(0);
    assert.equal(line.sent.length, PARALLEL);
    for (const minute of [1, 2, 3]) {
      await line.later(MINUTE_MS - 1);
      assert.equal(line.sent.length, PARALLEL + minute - 1, 'none before its minute is over');
      await line.later(1);
      assert.equal(line.sent.length, PARALLEL + minute);
    }
    isMended = true;
    await line.later(MINUTE_MS);
    assert.equal(line.ledger.counts().delivered, 20);
    assert.equal(line.ledger.stop(), undefined);
    for (let index = 0; index < 20; index += 1)
      assert.equal(line.ledger.get(`message-${index}`)?.attempts, 1, 'no attempt was burnt');
  });

  it('stands for as long as the most patient of several answers says', async () => {
    const seconds = [5, 30, 10, 1];
    const line = lineOf(PARALLEL, (_, nth) => ({
      is: 'rate_limited',
      retryAfterMs: (seconds[(nth - 1) % PARALLEL] ?? 0) * 1_000,
    }));
    await line.later(0);
    assert.deepEqual(line.ledger.stop(), { reason: 'rate_limited', until: START + 30_000 });
  });

  it('keeps nobody waiting for more than two minutes because of one that alone is forbidden', async () => {
    const line = lineOf(10, (id) => (id === 'message-3' ? refused : delivered));
    for (let minute = 0; minute < 60; minute += 1) {
      const late = `late-${minute}`;
      insert(line, late);
      await line.later(0);
      await line.later(MINUTE_MS);
      await line.later(MINUTE_MS);
      assert.equal(line.stateOf(late), 'delivered');
      if (minute > 0) assert.equal(line.ledger.counts().delivered, 9 + minute + 1);
    }
    assert.equal(line.stateOf('message-3'), 'waiting');
  });
});

describe('a batch', () => {
  before(() => mock.method(console, 'log', () => {}));

  /** How many are said to be on their way at once, at most, at a helpdesk that takes so long for each. */
  async function underwayAt(msEach: number): Promise<number> {
    let most = 0;
    const line = lineOf(500, () => {
      line.pass(msEach);
      most = Math.max(most, line.ledger.counts().sending);
      return delivered;
    });
    await line.later(0);
    return most;
  }

  it('leaves little to be looked up after a crash where the helpdesk takes its time', async () => {
    assert.ok((await underwayAt(1)) >= 200);
    assert.ok((await underwayAt(500)) <= 2 * PARALLEL);
  });
});

describe('an answer that comes late', () => {
  before(() => mock.method(console, 'log', () => {}));

  it('does not undo what was found out since', async () => {
    for (const late of [
      refused,
      { is: 'refused', status: 422 },
      { is: 'unclear', reason: 'timeout' },
    ] as const) {
      const { promise, resolve } = Promise.withResolvers<CreateOutcome>();
      const line = lineOf(1, () => promise);
      const sending = line.later(0);
      recoverCrashed(line);
      step(line, line.ledger.get('message-0') as Row, { is: 'found' });
      resolve(late);
      await sending;
      assert.equal(line.stateOf('message-0'), 'delivered');
    }
  });
});
