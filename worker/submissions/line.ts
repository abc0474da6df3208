import type { Halt } from '../helpdesk/helpdesk.ts';
import { log } from '../log.ts';
import type { Ledger, Stop } from './ledger.ts';
import type { Clockwork } from './steps.ts';

/** Re:amaze counts calls by the minute. */
const DEFAULT_PAUSE_MS = 60_000;

/** Nothing is tried now. */
export function isStopped({ ledger, now }: Clockwork): boolean {
  return (ledger.stop()?.until ?? 0) > now();
}

/** Why nothing is being delivered. A line that nobody waits in does not stand. */
export function stoppedBy(ledger: Ledger): Stop | undefined {
  return ledger.oldestAt() === null ? undefined : ledger.stop();
}

/** Of several answers the most patient one counts. */
export function stopLine({ ledger, now }: Clockwork, halt: Halt): void {
  const pause = (halt.is === 'rate_limited' && halt.retryAfterMs) || DEFAULT_PAUSE_MS;
  const until = Math.max(now() + pause, ledger.stop()?.until ?? 0);
  ledger.setStop({ reason: halt.is, until });
  log('line_stopped', { reason: halt.is, seconds: Math.round(pause / 1000) });
}
