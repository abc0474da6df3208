import type { Halt } from '../helpdesk/helpdesk.ts';
import { log } from '../log.ts';
import { type CallContext, type CallResult, lookUp, payloadIn, send } from './calls.ts';
import { advance, type DeliveryEvent } from './delivery.ts';
import type { Ledger, Row, Stop } from './ledger.ts';

/** Calls under way at once: a Worker has six connections, and the helpdesk's rate limit is per token. */
const PARALLEL_CALLS = 4;
/** Calls of one alarm; the free plan allows fifty to an invocation. The next alarm follows at once. */
const CALLS_PER_ALARM = 40;
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
 * Carries out what is due: sends, or looks up what an earlier call left unclear. A helpdesk that halts everybody
 * stops the line; after the pause one submission goes first, and the others follow if it got through.
 */
export async function dispatchDue(context: DispatchContext): Promise<void> {
  const { ledger, now } = context;
  const busy = new Set<string>();
  let calls = 0;
  const actOnNext = async (): Promise<boolean> => {
    if (calls >= CALLS_PER_ALARM || isStopped(context)) return false;
    const row = ledger.nextDue(now(), busy);
    if (!row) return false;
    calls += 1;
    busy.add(row.id);
    await act(context, row);
    busy.delete(row.id);
    return true;
  };
  const work = async (): Promise<void> => {
    while (await actOnNext());
  };

  if (isStopped(context)) return;
  const stop = ledger.stop();
  if (stop) {
    await actOnNext();
    // Not before: until the first one is through, the line stands, and nobody is told that it moves.
    if (ledger.stop()?.until === stop.until) ledger.clearStop();
  }
  await Promise.all(Array.from({ length: PARALLEL_CALLS }, work));
}

function isStopped({ ledger, now }: Clockwork): boolean {
  return (ledger.stop()?.until ?? 0) > now();
}

/** Why nothing is being delivered. A line that nobody waits in does not stand. */
export function stoppedBy(ledger: Ledger): Stop | undefined {
  return ledger.oldestAt() === null ? undefined : ledger.stop();
}

async function act(context: DispatchContext, row: Row): Promise<void> {
  try {
    payloadIn(row);
    if (row.state === 'unknown') conclude(context, row, await lookUp(context, row));
    else {
      const sending = step(context, row, { is: 'started' });
      conclude(context, sending, await send(context, sending));
    }
  } catch (error) {
    setAside(context, row, error);
  }
}

function conclude(context: DispatchContext, row: Row, { event, halt, conversationId }: CallResult): void {
  if (halt) stopLine(context, halt);
  step(context, row, event, conversationId);
}

/** Writes a transition down, and one line into the log. */
export function step(
  { ledger, now, random }: Clockwork,
  row: Row,
  event: DeliveryEvent,
  conversationId?: string,
): Row {
  const progress = advance(row, event, { now: now(), random: random() });
  ledger.update(row.id, progress, now(), conversationId);
  logTransition(row, progress.state, progress.attempts, progress.lastError);
  return { ...row, ...progress };
}

/** A row that cannot be read, or a mistake of ours, must not keep the others waiting. */
function setAside({ ledger, now }: Clockwork, row: Row, error: unknown): void {
  ledger.update(row.id, { ...row, state: 'failed', nextAttemptAt: null, lastError: 'corrupted' }, now());
  logTransition(row, 'failed', row.attempts, `corrupted: ${error instanceof Error ? error.name : 'unknown'}`);
}

function stopLine({ ledger, now }: Clockwork, halt: Halt): void {
  const pause = (halt.is === 'rate_limited' && halt.retryAfterMs) || DEFAULT_PAUSE_MS;
  ledger.setStop({ reason: halt.is, until: now() + pause });
  log('line_stopped', { reason: halt.is, seconds: Math.round(pause / 1000) });
}

function logTransition(row: Row, state: string, attempts: number, error: string | null): void {
  log('submission', { id: row.id, reference: row.reference, from: row.state, state, attempts, error });
}
