import type { Topic } from './protocol.ts';

/** Counts what moves, and lets others wait for it instead of asking again and again. */
export interface Changes {
  count(topic: Topic): number;
  moved(topic: Topic): void;
  /** Resolves with the count once it has passed `after`, or with what it is when `timeoutMs` are over. */
  past(topic: Topic, after: number, timeoutMs: number): Promise<number>;
}

export function createChanges(): Changes {
  const counts = { records: 0, requests: 0 };
  const waiting = { records: new Set<() => void>(), requests: new Set<() => void>() };

  return {
    count: (topic) => counts[topic],

    moved(topic) {
      counts[topic] += 1;
      for (const wake of waiting[topic]) wake();
    },

    past(topic, after, timeoutMs) {
      if (counts[topic] > after) return Promise.resolve(counts[topic]);
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting[topic].delete(wake);
          resolve(counts[topic]);
        };
        const timer = setTimeout(wake, timeoutMs);
        // A forgotten waiter must not keep a closed server's process alive.
        timer.unref();
        waiting[topic].add(wake);
      });
    },
  };
}
