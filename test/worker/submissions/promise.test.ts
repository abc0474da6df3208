import assert from 'node:assert/strict';
import { before, describe, it, mock } from 'node:test';
import fc from 'fast-check';
import type { CreateOutcome, FindOutcome, Helpdesk } from '../../../worker/helpdesk/helpdesk.ts';
import { accepted, GIVE_UP_AFTER_MS } from '../../../worker/submissions/delivery.ts';
import { type DispatchContext, dispatchDue } from '../../../worker/submissions/dispatch.ts';
import { inspect } from '../../../worker/submissions/inspect.ts';
import { Ledger } from '../../../worker/submissions/ledger.ts';
import type { NewRow, Row } from '../../../worker/submissions/row.ts';
import { recoverCrashed } from '../../../worker/submissions/steps.ts';
import { openDatabase, openStorage, type Storage } from '../../support/sqlite.ts';

const HOUR_MS = 60 * 60 * 1000;
const START = 1_000_000_000_000;

/** What can happen to one call: whether it is carried out, whether the Worker dies, and what it hears otherwise. */
const FAULTS = {
  fine: { done: true },
  'unclear, done': { done: true, heard: { is: 'unclear', reason: 'network' } },
  'unclear, not done': { heard: { is: 'unclear', reason: 'network' } },
  'crash before': { crash: true },
  'crash after': { done: true, crash: true },
  rate_limited: { heard: { is: 'rate_limited', retryAfterMs: 5_000 } },
  unauthorized: { heard: { is: 'unauthorized' } },
  redirected: { heard: { is: 'redirected' } },
  refused: { heard: { is: 'refused', status: 422 } },
} satisfies Record<string, { done?: boolean; crash?: boolean; heard?: CreateOutcome }>;
type Fault = keyof typeof FAULTS;

interface World {
  /** Everything the helpdesk holds, by submission, as often as it was created. */
  arrived: Map<string, number>;
  ledger: Ledger;
  references: Map<string, string>;
  now: number;
  /** Lives of the Worker, run until nothing is due. */
  live(): Promise<void>;
  /** The operator sends again whatever has failed. */
  retry(): void;
}

/** A helpdesk that meets each call with the next fault, and a Worker that lives through crashes. */
function createWorld(count: number, script: Fault[]): World {
  const database = openDatabase();
  const arrived = new Map<string, number>();
  let storage: Storage = openStorage(database);

  const commit = (id: string) => arrived.set(id, (arrived.get(id) ?? 0) + 1);
  const meet = (carryOut: () => void): CreateOutcome | undefined => {
    const fault: { done?: boolean; crash?: boolean; heard?: CreateOutcome } =
      FAULTS[script.shift() ?? 'fine'];
    if (fault.done) carryOut();
    if (fault.crash) storage.crash();
    return fault.heard;
  };
  const helpdesk = {
    createConversation: ({ submissionId }) =>
      Promise.resolve(meet(() => commit(submissionId)) ?? { is: 'delivered', conversationId: submissionId }),
    findConversation({ submissionId }): Promise<FindOutcome> {
      const trouble = meet(() => {});
      if (trouble?.is === 'refused') return Promise.resolve({ is: 'unclear', reason: 'status_422' });
      if (trouble) return Promise.resolve(trouble as FindOutcome);
      const found = { is: 'found', conversationId: submissionId } as const;
      return Promise.resolve(arrived.has(submissionId) ? found : { is: 'not_found' });
    },
  } satisfies Pick<Helpdesk, 'createConversation' | 'findConversation'> as unknown as Helpdesk;

  const contextOf = (): DispatchContext => ({
    ledger: world.ledger,
    helpdesk,
    links: { sign: () => Promise.resolve(''), check: () => Promise.resolve(false) },
    now: () => world.now,
    random: () => 0.5,
  });
  const world: World = {
    arrived,
    ledger: new Ledger(storage.sql),
    references: new Map(),
    now: START,
    async live() {
      storage = openStorage(database);
      world.ledger = new Ledger(storage.sql);
      const context = contextOf();
      try {
        recoverCrashed(context);
        await dispatchDue(context);
      } catch {
        await world.live();
      }
    },
    retry() {
      for (const { id } of world.ledger.inState('failed'))
        assert.equal(inspect(contextOf()).retry(id), 'retried');
    },
  };
  for (let index = 0; index < count; index += 1) {
    const id = crypto.randomUUID();
    const row: NewRow = {
      ...accepted(START),
      id,
      fingerprint: '',
      reference: `REF-${index}`,
      kind: 'conversation',
      thread: null,
      createdAt: START,
      updatedAt: START,
      payload: JSON.stringify({ kind: 'conversation', author: {}, data: {}, attachments: [] }),
      conversationId: null,
    };
    world.ledger.insert(row, [], null);
    world.references.set(id, row.reference);
  }
  return world;
}

/** Nothing twice, nothing lost, references never change. */
function assertPromise({ arrived, ledger, references }: World): void {
  for (const [id, reference] of references) {
    const row = ledger.get(id);
    assert.equal(row?.reference, reference);
    const times = arrived.get(id) ?? 0;
    assert.ok(times <= 1, `${id} arrived ${times} times`);
    if (row?.state === 'delivered') assert.equal(times, 1, `${id} is called delivered`);
    else assert.ok(row?.payload, `${id} is not delivered, and its text must be kept`);
  }
}

describe('the promise', () => {
  before(() => mock.method(console, 'log', () => {}));

  it('holds through any sequence of faults, crashes, pauses and retries', async () => {
    const steps = fc.array(
      fc.tuple(
        fc.array(fc.constantFrom(...(Object.keys(FAULTS) as Fault[])), { maxLength: 12 }),
        // Some of them last until everything has failed.
        fc.oneof({ weight: 9, arbitrary: fc.nat(3 * HOUR_MS) }, fc.constant(GIVE_UP_AFTER_MS)),
        fc.boolean(),
      ),
      {
        maxLength: 20,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), steps, async (count, plan) => {
        const script: Fault[] = [];
        const world = createWorld(count, script);
        for (const [faults, pause, isRetried] of plan) {
          script.push(...faults);
          await world.live();
          assertPromise(world);
          if (isRetried) world.retry();
          world.now += pause;
        }
        script.length = 0;
        for (let hours = 0; hours < 80 && world.ledger.oldestAt() !== null; hours += 1) {
          await world.live();
          world.now += HOUR_MS;
        }
        assertPromise(world);
        assert.equal(
          world.ledger.oldestAt(),
          null,
          'in the end everything is delivered, or a person is told',
        );
        const failed = world.ledger.inState('failed');
        assert.equal(world.ledger.unreported('alerted').length, failed.length);
        for (const { id, uncertain } of failed) assert.ok(uncertain || !world.arrived.has(id));
      }),
      { numRuns: 300 },
    );
  });

  it('holds for everybody else when one row cannot be read', async () => {
    const world = createWorld(20, []);
    const [broken] = [...world.references.keys()];
    world.ledger.insert(
      { ...(world.ledger.get(broken ?? '') as Row), id: 'broken', reference: 'BROKEN', payload: '{"kind":' },
      [],
      null,
    );
    await world.live();
    assert.equal(world.arrived.size, 20);
    assert.deepEqual(
      world.ledger.inState('failed').map(({ id, lastError }) => [id, lastError]),
      [['broken', 'corrupted']],
    );
  });
});
