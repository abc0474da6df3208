import assert from 'node:assert/strict';
import { before, describe, it, mock } from 'node:test';
import fc from 'fast-check';
import type { CreateOutcome, FindOutcome, Helpdesk } from '../../../worker/helpdesk/helpdesk.ts';
import { accepted } from '../../../worker/submissions/delivery.ts';
import { type DispatchContext, dispatchDue } from '../../../worker/submissions/dispatch.ts';
import { inspect } from '../../../worker/submissions/inspect.ts';
import { Ledger } from '../../../worker/submissions/ledger.ts';
import { recoverCrashed } from '../../../worker/submissions/steps.ts';
import { openDatabase, openStorage } from '../../support/sqlite.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = 1_000_000_000_000;

interface Fault {
  done?: boolean;
  crash?: boolean;
  heard?: CreateOutcome;
}

/** What a call comes to: whether it is carried out, whether the Worker dies, and what it hears otherwise. */
const FAULTS = {
  fine: { done: true },
  'unclear, done': { done: true, heard: { is: 'unclear', reason: 'network' } },
  'unclear, not done': { heard: { is: 'unclear', reason: 'network' } },
  crash: { done: true, crash: true },
  unauthorized: { heard: { is: 'unauthorized' } },
  refused: { heard: { is: 'refused', status: 422 } },
} satisfies Record<string, Fault>;
/** What others do while it is under way. */
const DEEDS = ['accept', 'replace newest', 'remove any', 'retry', 'forget', 'later', 'earlier'] as const;

interface Call {
  fault: keyof typeof FAULTS;
  deeds: (typeof DEEDS)[number][];
  /** How many other things happen before its answer is there. */
  turns: number;
}

const FINE: Call = { fault: 'fine', deeds: [], turns: 0 };

/** Where the Worker has died meanwhile, nothing is done. */
function unlessCrashed(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!isCrash(error)) throw error;
  }
}

function isCrash(error: unknown): boolean {
  return error instanceof Error && error.message === 'crashed';
}

/** An outbox and its helpdesk, whose calls go as `script` says. */
function createWorld(script: Call[]) {
  const database = openDatabase();
  let storage = openStorage(database);
  let ledger = new Ledger(storage.sql);
  let now = START;
  let count = 0;
  const kept = new Set<string>();
  /** As delivered. */
  const forgotten = new Set<string>();
  const arrived = new Map<string, number>();

  function accept(): void {
    const id = `message-${count++}`;
    ledger.insert(
      {
        ...accepted(now),
        id,
        fingerprint: '',
        reference: id,
        kind: 'conversation',
        thread: null,
        createdAt: now,
        updatedAt: now,
        payload: JSON.stringify({ kind: 'conversation', author: {}, data: {}, attachments: [] }),
        conversationId: null,
      },
      [],
      null,
    );
    kept.add(id);
  }

  const clockwork = () => ({ ledger, now: () => now, random: () => 0.5 });
  function remove(id: string | undefined): void {
    if (id !== undefined && inspect(clockwork()).remove(id) === 'removed') kept.delete(id);
  }
  const deeds: Record<(typeof DEEDS)[number], () => void> = {
    accept,
    /** SQLite gives the new one the place of the old one. */
    'replace newest'() {
      remove([...kept].at(-1));
      accept();
    },
    'remove any': () => remove([...kept][now % kept.size]),
    retry() {
      for (const id of kept) inspect(clockwork()).retry(id);
    },
    forget() {
      ledger.forget('delivered', now);
      for (const id of [...kept].filter((one) => !ledger.get(one))) {
        kept.delete(id);
        forgotten.add(id);
      }
    },
    later() {
      now += MINUTE_MS;
    },
    earlier() {
      now -= MINUTE_MS;
    },
  };

  async function meet(carryOut: () => void): Promise<CreateOutcome | undefined> {
    const { fault, deeds: meanwhile, turns } = script.shift() ?? FINE;
    const { done, crash, heard }: Fault = FAULTS[fault];
    if (done) carryOut();
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    for (const deed of meanwhile) unlessCrashed(deeds[deed]);
    if (crash) storage.crash();
    return heard;
  }

  const helpdesk = {
    async createConversation({ submissionId: id }) {
      const heard = await meet(() => arrived.set(id, (arrived.get(id) ?? 0) + 1));
      return heard ?? { is: 'delivered', conversationId: `about-${id}` };
    },
    async findConversation({ submissionId: id }): Promise<FindOutcome> {
      const isThere = arrived.has(id);
      const heard = await meet(() => {});
      if (heard?.is === 'refused') return { is: 'unclear', reason: 'status_422' };
      if (heard) return heard as FindOutcome;
      return isThere ? { is: 'found', conversationId: `about-${id}` } : { is: 'not_found' };
    },
  } satisfies Pick<Helpdesk, 'createConversation' | 'findConversation'> as unknown as Helpdesk;

  /** Each is as it is called, and nothing of one is another's. */
  function check(): void {
    for (const id of forgotten) assert.equal(arrived.get(id), 1, id);
    for (const id of kept) {
      const row = ledger.get(id);
      assert.ok(row, `${id} is lost`);
      const times = arrived.get(id) ?? 0;
      assert.ok(times <= 1, `${id} arrived ${times} times`);
      if (row.state === 'delivered') assert.deepEqual([times, row.conversationId], [1, `about-${id}`], id);
      else assert.ok(row.payload, `the text of ${id} is lost`);
      if (row.state === 'failed')
        assert.ok(row.uncertain || times === 0, `${id} arrived, and is called failed`);
    }
  }

  return {
    accept,
    check,
    isIdle: () => ledger.oldestAt() === null,
    later(ms: number) {
      now += ms;
    },
    /** A life of the Worker. */
    async live(): Promise<void> {
      storage = openStorage(database);
      ledger = new Ledger(storage.sql);
      const context: DispatchContext = {
        ...clockwork(),
        helpdesk,
        links: { sign: () => Promise.resolve(''), check: () => Promise.resolve(false) },
      };
      try {
        recoverCrashed(context);
        await dispatchDue(context);
      } catch (error) {
        if (!isCrash(error)) throw error;
        storage = openStorage(database);
        ledger = new Ledger(storage.sql);
      }
    },
  };
}

describe('an outbox that messages are deleted from while calls are under way', () => {
  before(() => mock.method(console, 'log', () => {}));

  it('loses no other one, and takes no one for another', async () => {
    const call = fc.record({
      fault: fc.constantFrom(...(Object.keys(FAULTS) as Call['fault'][])),
      deeds: fc.array(fc.constantFrom(...DEEDS), { maxLength: 4 }),
      turns: fc.nat(30),
    });
    const lives = fc.array(fc.tuple(fc.array(call, { maxLength: 12 }), fc.nat(HOUR_MS)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), lives, async (count, plan) => {
        const script: Call[] = [];
        const world = createWorld(script);
        for (let index = 0; index < count; index += 1) world.accept();
        for (const [calls, pause] of plan) {
          script.push(...calls);
          await world.live();
          world.check();
          world.later(pause);
        }
        script.length = 0;
        for (let hours = 0; hours < 200 && !world.isIdle(); hours += 1) {
          world.later(HOUR_MS);
          await world.live();
        }
        world.check();
        assert.ok(world.isIdle(), 'in the end everything is delivered, or a person is told');
      }),
      { numRuns: 300 },
    );
  });
});
