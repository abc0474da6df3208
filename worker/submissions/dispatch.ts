import type { Halt } from '../helpdesk/helpdesk.ts';
import { log } from '../log.ts';
import { type CallContext, type CallResult, lookUp, payloadIn, send } from './calls.ts';
import { advance, type DeliveryEvent } from './delivery.ts';
import type { Ledger, Row, Stop } from './ledger.ts';

/** Calls under way at once: a Worker has six connections, and the helpdesk's rate limit is per token. */
const PARALLEL_CALLS = 4;
/** Submissions that are written down at once. So many have to be looked up after a crash. */
const BATCH = 8;
/** Calls of one alarm; the free plan allows fifty to an invocation. The next alarm follows at once. */
const CALLS_PER_ALARM = 40;
/** An alarm may take fifteen minutes, and a call that hangs takes twenty seconds: this leaves room for the last ones. */
const TIME_PER_ALARM_MS = 120_000;
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
  const underway = new Set<Promise<void>>();
  let failure: unknown;
  const start = (row: Row): void => {
    const action = call(context, row)
      .then((result) => batches.conclude(row, result))
      .catch((error) => {
        failure ??= error;
      })
      .finally(() => underway.delete(action));
    underway.add(action);
  };

  const stop = ledger.stop();
  const scout = stop && batches.next(1);
  if (scout) {
    start(scout);
    await Promise.all(underway);
    batches.writeDown();
  }
  // Not before: until the first one is through, the line stands, and nobody is told that it moves.
  if (stop && !isStopped(context) && ledger.stop()?.until === stop.until) ledger.clearStop();

  for (;;) {
    while (underway.size < PARALLEL_CALLS && !failure) {
      const row = batches.next(BATCH);
      if (!row) break;
      start(row);
    }
    if (underway.size === 0) break;
    await Promise.race(underway);
  }
  if (failure) throw failure;
  batches.writeDown();
}

/**
 * What is taken is written down before its call goes out, and what came of it afterwards: both for several at once,
 * since a call waits until everything written before it is on disk. After a crash all of them are looked up.
 */
function createBatches(context: DispatchContext) {
  const { ledger, now } = context;
  const until = now() + TIME_PER_ALARM_MS;
  const busy = new Set<string>();
  const ready: Row[] = [];
  const concluded: { row: Row; result: CallResult }[] = [];
  let taken = 0;

  function writeDown(): void {
    for (const { row, result } of concluded.splice(0)) {
      step(context, row, result.event, result.conversationId);
      busy.delete(row.id);
    }
  }

  function take(size: number): void {
    if (now() >= until || isStopped(context)) return;
    for (const row of ledger.due(now(), busy, Math.min(size, CALLS_PER_ALARM - taken))) {
      taken += 1;
      if (!isReadable(row)) {
        setAside(context, row);
        continue;
      }
      busy.add(row.id);
      ready.push(row.state === 'unknown' ? row : step(context, row, { is: 'started' }));
    }
  }

  return {
    writeDown,
    /** The next one to call for; taken from the ledger `size` at a time. */
    next(size: number): Row | undefined {
      if (ready.length === 0) {
        writeDown();
        take(size);
      }
      return ready.shift();
    },
    conclude(row: Row, result: CallResult): void {
      if (result.halt) stopLine(context, result.halt);
      concluded.push({ row, result });
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
async function call(context: DispatchContext, row: Row): Promise<CallResult> {
  const stop = isStopped(context) && context.ledger.stop();
  if (stop) return { event: { is: 'postponed', reason: stop.reason } };
  const made = row.state === 'unknown' ? lookUp(context, row) : send(context, row);
  return await made.catch(() => brokenOff(row.state));
}

/** A mistake of ours says nothing about what has arrived. */
function brokenOff(state: Row['state']): CallResult {
  return { event: { is: state === 'unknown' ? 'lookup_failed' : 'unclear', reason: 'internal' } };
}

/** Writes a transition down, and one line into the log. */
export function step(
  { ledger, now, random }: Clockwork,
  row: Row,
  event: DeliveryEvent,
  conversationId?: string,
): Row {
  const progress = advance(row, event, { now: now(), random: random() });
  ledger.update(row, progress, now(), conversationId);
  logTransition(row, progress.state, progress.attempts, progress.lastError);
  return { ...row, ...progress };
}

/** Whether the stored text can be read. */
export function isReadable(row: Row): boolean {
  try {
    return Boolean(payloadIn(row));
  } catch {
    return false;
  }
}

/** A row that cannot be read must not keep the others waiting. */
function setAside({ ledger, now }: Clockwork, row: Row): void {
  ledger.update(row, { ...row, state: 'failed', nextAttemptAt: null, lastError: 'corrupted' }, now());
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
