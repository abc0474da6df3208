/** The first pause is at most this long, each further one at most twice the one before. */
const FIRST_MS = 2_000;
/** A visitor who looks at a form for longer than this between two tries takes it for dead. */
const LONGEST_MS = 60_000;

/** With the pauses above one to two minutes: then it is time to offer another way. */
export const MOST_RETRIES = 6;

/**
 * Waits before a retry, counted from 1, until it is due and the page is looked at, or until `over` is aborted.
 * A Worker that asked for more time gets it.
 */
export type Pause = (retry: number, over: AbortSignal, atLeastMs?: number) => Promise<void>;

export interface PausePorts {
  /** From 0 to 1. */
  random?: () => number;
  schedule?: (act: () => void, ms: number) => unknown;
  page?: Pick<Document, 'visibilityState' | 'addEventListener'>;
}

/** Pauses of random length ("full jitter"): after an outage, visitors should not all come back at once. */
export function createPause(ports: PausePorts = {}): Pause {
  const { random = Math.random, schedule = (act, ms) => setTimeout(act, ms), page = document } = ports;
  return (retry, over, atLeastMs = 0) =>
    new Promise((resolve) => {
      const due = () => {
        if (page.visibilityState === 'visible') resolve();
        else page.addEventListener('visibilitychange', due, { once: true, signal: over });
      };
      over.addEventListener('abort', () => resolve());
      schedule(due, atLeastMs + random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (retry - 1)));
    });
}
