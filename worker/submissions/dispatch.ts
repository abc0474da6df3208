import { createBatches } from './batches.ts';
import { type CallContext, type CallResult, lookUp, type Readable, send } from './calls.ts';
import { keepBusy } from './keep-busy.ts';
import { isStopped } from './line.ts';
import { PARALLEL_CALLS } from './pace.ts';
import type { Row } from './row.ts';
import type { Clockwork } from './steps.ts';

export type DispatchContext = Clockwork & CallContext;

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

  await keepBusy(PARALLEL_CALLS, () => batches.next(), carryOut);
  batches.writeDown();
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
