import { offer, type ReamazeSubmitEvent } from '../events.ts';
import type { Order } from './order.ts';
import type { SubmissionState } from './state.ts';

/** What the page says to a message. */
export type Verdict =
  | { is: 'taken' }
  /** It stays in the form. The page says why, or shows it itself. */
  | { is: 'kept'; reason?: string }
  /** A check failed, or took too long. */
  | { is: 'unclear' };

/** What waiting for the page needs. */
export interface Waiting {
  /** Says that there is something to wait for; gives what ends it early. */
  begin(): AbortSignal;
  /** Ends it in any case. */
  limit(): AbortSignal;
}

/** A visitor takes a form that shows nothing for longer for dead, and other tabs wait for their turn meanwhile. */
const LONGEST_CHECK_MS = 20_000;

/** Asks the page for one order; gives the state that the message stays in, or nothing if it may go out. */
export async function askPage(
  event: ReamazeSubmitEvent,
  {
    host,
    moved,
    limit = () => AbortSignal.timeout(LONGEST_CHECK_MS),
  }: Pick<Order, 'host' | 'moved' | 'limit'>,
): Promise<SubmissionState | undefined> {
  const begin = () => {
    const wake = new AbortController();
    moved({ status: 'waiting', checking: true }, wake);
    return wake.signal;
  };
  const verdict = await ask(event, host, { begin, limit });
  if (verdict.is === 'taken') return undefined;
  if (verdict.is === 'unclear') return { status: 'kept' };
  return verdict.reason ? { status: 'kept', reason: verdict.reason } : { status: 'writing' };
}

/** Offers a message to the page, and waits for the checks that it asks to be waited for. */
export async function ask(
  event: ReamazeSubmitEvent,
  host: EventTarget,
  { begin, limit }: Waiting,
): Promise<Verdict> {
  const checks = offer(event, host);
  if (!checks) return { is: 'kept' };
  if (checks.length === 0) return { is: 'taken' };
  const over = AbortSignal.any([begin(), limit()]);
  const late = new Promise<Verdict[]>((resolve) => {
    over.addEventListener('abort', () => resolve([{ is: 'unclear' }]));
  });
  const verdicts = await Promise.race([Promise.all(checks.map(verdictOf)), late]);
  return verdicts.find(({ is }) => is !== 'taken') ?? { is: 'taken' };
}

async function verdictOf(check: PromiseLike<unknown>): Promise<Verdict> {
  try {
    const said = await check;
    if (typeof said === 'string') return { is: 'kept', reason: said };
    return { is: said === false ? 'kept' : 'taken' };
  } catch (error) {
    if (typeof error === 'string') return { is: 'kept', reason: error };
    console.error('<reamaze-contact> kept a message back, because a check of the page failed:', error);
    return { is: 'unclear' };
  }
}
