import type { Halt } from '../helpdesk/helpdesk.ts';
import { log } from '../log.ts';
import { type CallContext, type CallResult, lookUp, payloadIn, send } from './calls.ts';
import { advance, type DeliveryEvent } from './delivery.ts';
import type { Ledger, Row, Stop } from './ledger.ts';

/** Calls under way at once: a Worker has six connections, and the helpdesk's rate limit is per token. */
const PARALLEL_CALLS = 4;
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
  const { ledger, now } = context;
  const busy = new Set<string>();
  const underway = new Set<Promise<void>>();
  const until = now() + TIME_PER_ALARM_MS;
  let calls = 0;
  let failure: unknown;
  const actOnNext = (): boolean => {
    if (calls >= CALLS_PER_ALARM || now() >= until || failure || isStopped(context)) return false;
    const row = ledger.nextDue(now(), busy);
    if (!row) return false;
    calls += 1;
    busy.add(row.id);
    const action = act(context, row)
      .catch((error) => {
        failure ??= error;
      })
      .finally(() => {
        busy.delete(row.id);
        underway.delete(action);
      });
    underway.add(action);
    return true;
  };

  const stop = ledger.stop();
  if (stop && actOnNext()) await Promise.all(underway);
  // Not before: until the first one is through, the line stands, and nobody is told that it moves.
  if (stop && !isStopped(context) && ledger.stop()?.until === stop.until) ledger.clearStop();

  for (;;) {
    while (underway.size < PARALLEL_CALLS && actOnNext());
    if (underway.size === 0) break;
    await Promise.race(underway);
  }
  if (failure) throw failure;
}

function isStopped({ ledger, now }: Clockwork): boolean {
  return (ledger.stop()?.until ?? 0) > now();
}

/** Why nothing is being delivered. A line that nobody waits in does not stand. */
export function stoppedBy(ledger: Ledger): Stop | undefined {
  return ledger.oldestAt() === null ? undefined : ledger.stop();
}

async function act(context: DispatchContext, row: Row): Promise<void> {
  if (!isReadable(row)) return setAside(context, row);
  const { state } = row;
  const called = state === 'unknown' ? row : step(context, row, { is: 'started' });
  const call = state === 'unknown' ? lookUp : send;
  const { event, halt, conversationId } = await call(context, called).catch(() => brokenOff(state));
  if (halt) stopLine(context, halt);
  step(context, called, event, conversationId);
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
