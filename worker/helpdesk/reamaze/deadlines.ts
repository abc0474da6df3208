/** Clocks of calls that may take so long and no longer. */
export interface Deadlines {
  /** Starts the clock of a call that is made with this controller's signal. */
  start(): AbortController;
  /** Stops it: the call has ended. */
  over(call: AbortController): void;
}

/**
 * Every call has `ms` milliseconds, so they run out in the order they began, and one timer is enough: in a Durable
 * Object a timer for each would be a tenth of what a call costs.
 */
export function createDeadlines(ms: number): Deadlines {
  /** When each has to end, in milliseconds since 1970; the oldest first. */
  const running = new Map<AbortController, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function check(): void {
    timer = undefined;
    const now = Date.now();
    for (const [call, end] of running) {
      if (end > now) {
        timer = setTimeout(check, end - now);
        break;
      }
      running.delete(call);
      call.abort();
    }
  }

  return {
    start() {
      const call = new AbortController();
      running.set(call, Date.now() + ms);
      timer ??= setTimeout(check, ms);
      return call;
    },
    over(call) {
      running.delete(call);
      if (running.size > 0) return;
      if (timer !== undefined) clearTimeout(timer);
      timer = undefined;
    },
  };
}
