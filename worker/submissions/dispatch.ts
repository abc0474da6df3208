import type { FileLinks } from '../attachments/links.ts';
import type { CreateOutcome, FindOutcome, Halt, Helpdesk } from '../helpdesk/helpdesk.ts';
import { log } from '../log.ts';
import { advance, type DeliveryEvent } from './delivery.ts';
import type { Ledger, Row } from './ledger.ts';
import { conversationOf, type Payload } from './payload.ts';

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

/** What delivering takes. */
export interface DispatchContext extends Clockwork {
  helpdesk: Helpdesk;
  links: FileLinks;
}

/** A crash between the call and its answer leaves `sending` behind; what came of it is for a look-up to say. */
export function recoverCrashed({ ledger, now, random }: Clockwork): void {
  for (const row of ledger.inState('sending')) {
    ledger.update(
      row.id,
      advance(row, { is: 'unclear', reason: 'crashed' }, { now: now(), random: random() }),
      now(),
    );
  }
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
  if (ledger.stop()) {
    ledger.clearStop();
    await actOnNext();
  }
  await Promise.all(Array.from({ length: PARALLEL_CALLS }, work));
}

function isStopped({ ledger, now }: DispatchContext): boolean {
  return (ledger.stop()?.until ?? 0) > now();
}

async function act(context: DispatchContext, row: Row): Promise<void> {
  try {
    await (row.state === 'unknown' ? lookUp(context, row) : send(context, row));
  } catch (error) {
    // One row that cannot be read, or a mistake of ours, must not keep the others waiting.
    context.ledger.update(
      row.id,
      { ...row, state: 'failed', nextAttemptAt: null, lastError: 'corrupted' },
      context.now(),
    );
    log('submission', { id: row.id, reference: row.reference, state: 'failed', error: nameOf(error) });
  }
}

async function send(context: DispatchContext, row: Row): Promise<void> {
  const payload: Payload = JSON.parse(row.payload ?? '');
  const sending = step(context, row, { is: 'started' });
  const files = await Promise.all(payload.attachments.map((file) => context.links.sign(file)));
  const outcome = await context.helpdesk.createConversation(conversationOf(payload, row, files));
  if (isHalt(outcome)) stopLine(context, outcome);
  step(context, sending, eventOfSend(outcome), idOf(outcome));
}

async function lookUp(context: DispatchContext, row: Row): Promise<void> {
  const { author }: Payload = JSON.parse(row.payload ?? '');
  const outcome = await context.helpdesk.findConversation({ submissionId: row.id, author });
  if (isHalt(outcome)) stopLine(context, outcome);
  step(context, row, eventOfLookUp(outcome), idOf(outcome));
}

function step(context: DispatchContext, row: Row, event: DeliveryEvent, conversationId?: string): Row {
  const now = context.now();
  const progress = advance(row, event, { now, random: context.random() });
  context.ledger.update(row.id, progress, now, conversationId);
  log('submission', {
    id: row.id,
    reference: row.reference,
    from: row.state,
    state: progress.state,
    attempts: progress.attempts,
    error: progress.lastError,
  });
  return { ...row, ...progress };
}

function stopLine({ ledger, now }: DispatchContext, halt: Halt): void {
  const pause = (halt.is === 'rate_limited' && halt.retryAfterMs) || DEFAULT_PAUSE_MS;
  ledger.setStop({ reason: halt.is, until: now() + pause });
  log('line_stopped', { reason: halt.is, seconds: Math.round(pause / 1000) });
}

function eventOfSend(outcome: CreateOutcome): DeliveryEvent {
  if (isHalt(outcome)) return { is: 'postponed', reason: outcome.is };
  if (outcome.is === 'refused') return { is: 'refused', reason: `status_${outcome.status}` };
  return outcome.is === 'delivered' ? { is: 'delivered' } : outcome;
}

function eventOfLookUp(outcome: FindOutcome): DeliveryEvent {
  if (isHalt(outcome)) return { is: 'postponed', reason: outcome.is };
  if (outcome.is === 'unclear') return { is: 'lookup_failed', reason: outcome.reason };
  return { is: outcome.is };
}

function isHalt(outcome: CreateOutcome | FindOutcome): outcome is Halt {
  return outcome.is === 'unauthorized' || outcome.is === 'redirected' || outcome.is === 'rate_limited';
}

function idOf(outcome: CreateOutcome | FindOutcome): string | undefined {
  return 'conversationId' in outcome ? outcome.conversationId : undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
