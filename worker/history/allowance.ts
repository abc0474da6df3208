/** Two for each conversation that is opened, and some to look for what is new: more than anybody can read. */
const MAX_CALLS = 120;
/** Of what is not there. People come by an old link now and then; who tries one id after the other is a machine. */
const MAX_MISSES = 20;
const PERIOD_MS = 60_000;

/** How often a minute the helpdesk is asked for one customer: its token is there for all of them, and for the outbox. */
export interface Allowance {
  /** Counts a call; false if there were too many. */
  take(): boolean;
  /** Counts a call that was for nothing. */
  miss(): void;
}

/** @param now milliseconds since 1970 */
export function createAllowance(now: () => number): Allowance {
  let since = Number.NEGATIVE_INFINITY;
  let calls = 0;
  let misses = 0;
  return {
    take() {
      if (now() >= since + PERIOD_MS) {
        since = now();
        calls = misses = 0;
      }
      if (calls >= MAX_CALLS || misses >= MAX_MISSES) return false;
      calls += 1;
      return true;
    },
    miss() {
      misses += 1;
    },
  };
}
