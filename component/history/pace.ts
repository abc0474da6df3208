import type { Refused, Unreachable } from '../request.ts';

/** What came of looking for news. */
export type Polled = 'news' | 'nothing' | Refused | Unreachable;

/** How long the next look waits, and why. */
export interface Pace {
  /** Looks in a row that brought nothing. */
  quiet: number;
  /** Looks in a row that failed. */
  failures: number;
  /** Milliseconds. */
  pause: number;
  /** Not before this has passed, whatever happens: the Worker asked for it. Milliseconds. */
  atLeast: number;
}

/** Somebody who waits for an answer sees it soon. */
const SHORTEST_MS = 15_000;
/** After a minute of nothing each pause is longer than the one before, */
const PATIENT_LOOKS = 4;
const GROWTH = 1.5;
/** up to this one. */
const LONGEST_MS = 3 * 60_000;

export const AT_FIRST: Pace = { quiet: 0, failures: 0, pause: SHORTEST_MS, atLeast: 0 };

export function after(polled: Polled, before: Pace): Pace {
  if (polled === 'news') return AT_FIRST;
  if (polled === 'nothing') {
    const quiet = before.quiet + 1;
    const pause = Math.min(LONGEST_MS, SHORTEST_MS * GROWTH ** Math.max(0, quiet - PATIENT_LOOKS));
    return { quiet, failures: 0, pause, atLeast: 0 };
  }
  const failures = before.failures + 1;
  const atLeast = polled.outcome === 'problem' ? (polled.retryAfter ?? 0) * 1000 : 0;
  return {
    quiet: before.quiet,
    failures,
    pause: Math.max(atLeast, Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (failures - 1))),
    atLeast,
  };
}
