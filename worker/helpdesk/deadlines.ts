/** The time that a call has. */
export interface Deadline {
  /** Aborted when it is up. */
  signal: AbortSignal;
  /** The call has ended. */
  over(): void;
}

/** Begins the time of a call. */
export type StartDeadline = () => Deadline;

/** Every call has `ms` milliseconds, and a timer of its own. */
export function ownTimers(ms: number): StartDeadline {
  return () => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ms);
    return { signal: abort.signal, over: () => clearTimeout(timer) };
  };
}

/**
 * The same with one timer for all: those that begin first end first, and a timer is no small part of a call. For a
 * Durable Object alone; elsewhere a timer ends with the request that set it, and the calls of others would go on.
 */
export function oneTimer(ms: number): StartDeadline {
  /** When each has to end, in milliseconds since 1970; the oldest first. */
  const running = new Map<AbortController, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function check(): void {
    timer = undefined;
    const now = Date.now();
    for (const [abort, end] of running) {
      if (end > now) {
        timer = setTimeout(check, end - now);
        break;
      }
      running.delete(abort);
      abort.abort();
    }
  }

  function over(abort: AbortController): void {
    running.delete(abort);
    if (running.size > 0 || timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
  }

  return () => {
    const abort = new AbortController();
    running.set(abort, Date.now() + ms);
    timer ??= setTimeout(check, ms);
    return { signal: abort.signal, over: () => over(abort) };
  };
}
