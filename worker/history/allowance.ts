/** How often a minute something may be done. */
interface Limits {
  calls: number;
  /** Of these, what may be for nothing. */
  misses: number;
}

/**
 * What one customer may ask of the helpdesk. Two calls for each conversation that is opened, and some to look for what
 * is new: more than anybody can read. What is not there people ask for now and then, by an old link; who tries one id
 * after the other is a machine.
 */
export const READING: Limits = { calls: 120, misses: 20 };

/** A customer's replies: more than anybody writes. Each takes some three calls, and all customers' wait in one line. */
export const REPLYING: Limits = { calls: 20, misses: Number.POSITIVE_INFINITY };

const PERIOD_MS = 60_000;

/** Counts what is done for one customer: the helpdesk's token and the outbox are there for all of them. */
export interface Allowance {
  /** Counts a call; false if there were too many. */
  take(): boolean;
  /** Counts a call that was for nothing. */
  miss(): void;
}

/** @param now milliseconds since 1970 */
export function createAllowance(limits: Limits, now: () => number): Allowance {
  let since = Number.NEGATIVE_INFINITY;
  let calls = 0;
  let misses = 0;
  return {
    take() {
      if (now() >= since + PERIOD_MS) {
        since = now();
        calls = misses = 0;
      }
      if (calls >= limits.calls || misses >= limits.misses) return false;
      calls += 1;
      return true;
    },
    miss() {
      misses += 1;
    },
  };
}
