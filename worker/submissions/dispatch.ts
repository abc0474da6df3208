import type { Halt } from '../helpdesk/helpdesk.ts';
import { log } from '../log.ts';
import { type CallContext, type CallResult, lookUp, type Readable, readableOf, send } from './calls.ts';
import { advance, type DeliveryEvent } from './delivery.ts';
import type { Ledger, Stop } from './ledger.ts';
import type { Row } from './row.ts';

/** Calls under way at once: a Worker has six connections, and the helpdesk's rate limit is per token. */
const PARALLEL_CALLS = 4;
/** So many are written down at once at most, and have to be looked up after a crash. */
const BATCH = 100;
/**
 * Submissions of one alarm, of a few calls each; the paid plan allows ten thousand calls to an invocation. Where
 * fewer are allowed, the first one beyond ends the alarm. The next one follows at once.
 */
const MAX_PER_ALARM = 1_000;
/** What is known for this long is written down, or a crash would have it looked up. */
const WRITE_EVERY_MS = 1_000;
/** What there is to tell is told after an alarm. It may take fifteen minutes, and a call that hangs takes twenty seconds. */
const TIME_PER_ALARM_MS = 60_000;
/** Re:amaze counts calls by the minute. */
const DEFAULT_PAUSE_MS = 60_000;

/** The ledger, with time and chance. `now` is in milliseconds since 1970, `random` in [0, 1). */
export interface Clockwork {
  ledger: Ledger;
  now: () => number;
  random: () => number;
}

export type DispatchContext = Clockwork & CallContext;

/** A crash between the call and its answer leaves `sending` behind; what came of it is for a look-up to say. */
export function recoverCrashed(clockwork: Clockwork): void {
  for (const row of clockwork.ledger.inState('sending'))
    step(clockwork, row, { is: 'unclear', reason: 'crashed' });
}

/**
 * Carries out what is due: sends, or looks up what an earlier call left unclear; a few at once, and as soon as one is
 * done the next. A helpdesk that halts everybody stops the line; after the pause one submission goes first, and the
 * others follow if it got through.
 */
export async function dispatchDue(context: DispatchContext): Promise<void> {
  const { ledger } = context;
  const batches = createBatches(context);
  const carryOut = async (one: Readable) => batches.conclude(one.row, await call(context, one));

  const stop = ledger.stop();
  const scout = stop && batches.next(1);
  if (scout) {
    await carryOut(scout);
    batches.writeDown();
  }
  // Not before: until the first one is through, the line stands, and nobody is told that it moves.
  if (stop && !isStopped(context) && ledger.stop()?.until === stop.until) ledger.clearStop();

  await keepBusy(PARALLEL_CALLS, () => batches.next(BATCH), carryOut);
  batches.writeDown();
}

/**
 * Carries out what `next` gives, so many at once, and as soon as one is done the next, until it gives nothing and all
 * are done. After a failure none is begun any more.
 */
function keepBusy<T>(
  parallel: number,
  next: () => T | undefined,
  carryOut: (one: T) => Promise<void>,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let underway = 0;
  let failure: { error: unknown } | undefined;

  function fill(): void {
    try {
      while (underway < parallel && !failure) {
        const one = next();
        if (one === undefined) break;
        underway += 1;
        void run(one);
      }
    } catch (error) {
      failure = { error };
    }
    if (underway > 0) return;
    if (failure) reject(failure.error);
    else resolve();
  }

  async function run(one: T): Promise<void> {
    try {
      await carryOut(one);
    } catch (error) {
      failure ??= { error };
    }
    underway -= 1;
    fill();
  }

  fill();
  return promise;
}

/**
 * What is taken is written down before its call goes out, and what came of it afterwards: both for several at once,
 * since a call waits until everything written before it is on disk. After a crash all of them are looked up.
 */
function createBatches(context: DispatchContext) {
  const { ledger, now } = context;
  const until = now() + TIME_PER_ALARM_MS;
  const busy = new Set<string>();
  const ready: Readable[] = [];
  const concluded: Step[] = [];
  let taken = 0;
  let writtenAt = now();

  function writeDown(): void {
    writtenAt = now();
    const done = concluded.splice(0);
    stepAll(context, done);
    for (const { row } of done) busy.delete(row.id);
  }

  function take(size: number): void {
    if (now() >= until || isStopped(context)) return;
    const due = ledger.due(now(), busy, Math.min(size, MAX_PER_ALARM - taken));
    taken += due.length;
    const found = due
      .map((row) => readableOf(row) ?? setAside(context, row))
      .filter((one) => one !== undefined);
    for (const { row } of found) busy.add(row.id);
    const fresh = found.filter(({ row }) => row.state !== 'unknown');
    const started = stepAll(
      context,
      fresh.map(({ row }) => ({ row, event: { is: 'started' } })),
    );
    const byId = new Map(started.map((row) => [row.id, row]));
    ready.push(...found.map(({ row, payload }) => ({ row: byId.get(row.id) ?? row, payload })));
  }

  return {
    writeDown,
    /** The next one to call for; taken from the ledger `size` at a time. */
    next(size: number): Readable | undefined {
      const isEmpty = ready.length === 0 && taken < MAX_PER_ALARM;
      if (isEmpty || now() >= writtenAt + WRITE_EVERY_MS) writeDown();
      if (isEmpty) take(size);
      return ready.shift();
    },
    conclude(row: Row, result: CallResult): void {
      if (result.halt) stopLine(context, result.halt);
      concluded.push({ row, ...result });
    },
  };
}

function isStopped({ ledger, now }: Clockwork): boolean {
  return (ledger.stop()?.until ?? 0) > now();
}

/** Why nothing is being delivered. A line that nobody waits in does not stand. */
export function stoppedBy(ledger: Ledger): Stop | undefined {
  return ledger.oldestAt() === null ? undefined : ledger.stop();
}

/** What was taken before the line stopped goes back as it was. */
async function call(context: DispatchContext, one: Readable): Promise<CallResult> {
  const stop = isStopped(context) && context.ledger.stop();
  if (stop) return { event: { is: 'postponed', reason: stop.reason } };
  const { state } = one.row;
  const made = state === 'unknown' ? lookUp(context, one) : send(context, one);
  return await made.catch(() => brokenOff(state));
}

/** A mistake of ours says nothing about what has arrived. */
function brokenOff(state: Row['state']): CallResult {
  return { event: { is: state === 'unknown' ? 'lookup_failed' : 'unclear', reason: 'internal' } };
}

/** What happened to a submission. */
interface Step {
  row: Row;
  event: DeliveryEvent;
  conversationId?: string | undefined;
}

/** Writes transitions down, and one line each into the log. */
function stepAll({ ledger, now, random }: Clockwork, steps: Step[]): Row[] {
  const changes = steps.map(({ row, event, conversationId }) => ({
    from: row,
    to: advance(row, event, { now: now(), random: random() }),
    conversationId,
  }));
  ledger.update(changes, now());
  for (const { from, to } of changes) logTransition(from, to.state, to.attempts, to.lastError);
  return changes.map(({ to }) => to);
}

/** Writes one transition down. */
export function step(clockwork: Clockwork, row: Row, event: DeliveryEvent): void {
  stepAll(clockwork, [{ row, event }]);
}

/** A row that cannot be read must not keep the others waiting. */
function setAside({ ledger, now }: Clockwork, row: Row): undefined {
  const to = { ...row, state: 'failed', nextAttemptAt: null, lastError: 'corrupted' } as const;
  ledger.update([{ from: row, to }], now());
  logTransition(row, 'failed', row.attempts, 'corrupted');
}

/** Of several answers the most patient one counts. */
function stopLine({ ledger, now }: Clockwork, halt: Halt): void {
  const pause = (halt.is === 'rate_limited' && halt.retryAfterMs) || DEFAULT_PAUSE_MS;
  const until = Math.max(now() + pause, ledger.stop()?.until ?? 0);
  ledger.setStop({ reason: halt.is, until });
  log('line_stopped', { reason: halt.is, seconds: Math.round(pause / 1000) });
}

function logTransition(row: Row, state: string, attempts: number, error: string | null): void {
  log('submission', { id: row.id, reference: row.reference, from: row.state, state, attempts, error });
}
