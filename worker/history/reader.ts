import type { Allowance } from './allowance.ts';
import type { Copies, Copy } from './copies.ts';

/** So long nobody asks the helpdesk again, in however many tabs; after a failure as well. */
const FRESH_MS = 10_000;
/** A helpdesk that has not answered by then is slow: who has a copy is shown that. In real time. */
const PATIENCE_MS = 3_000;

/** What a call to the helpdesk came to. */
export type Loaded<T> = { is: 'read'; value: T } | { is: 'not_found' } | { is: 'unavailable' };

/** What is known: read just now or a moment ago, or the last good copy where it is `stale`. */
export type Known<T> =
  | { is: 'read'; value: T; readAt: number; stale: boolean }
  | { is: 'not_found' }
  | { is: 'unavailable' }
  /** The customer has asked too much. */
  | { is: 'limited' };

/** Asks the helpdesk as seldom as it may. */
export interface Reader {
  /** The answer to one question; whoever asks while it is being asked waits for the same answer. */
  read<T>(name: string, load: () => Promise<Loaded<T>>): Promise<Known<T>>;
  /** What is known without asking: a copy, for as long as the helpdesk cannot be asked. */
  keep(name: string, value: unknown): void;
  /** Something has changed: all is to be asked again, whatever is on its way. */
  outdate(): void;
}

/** @param now milliseconds since 1970 */
export function createReader(copies: Copies, allowance: Allowance, now: () => number): Reader {
  const flights = new Map<string, Promise<Known<unknown>>>();
  const failures = new Map<string, number>();

  /** One call, whatever comes of it. What was asked before a change is not believed after it. */
  function start<T>(name: string, load: () => Promise<Loaded<T>>): Promise<Known<T>> {
    if (!allowance.take()) return Promise.resolve({ is: 'limited' });
    const askedAt = now();
    const isLatest = () => flights.get(name) === flight;
    const flight: Promise<Known<T>> = load()
      .then((loaded) => {
        if (loaded.is === 'not_found') allowance.miss();
        const known = loaded.is === 'read' ? { ...loaded, readAt: askedAt, stale: false } : loaded;
        if (isLatest()) note(name, known);
        return known;
      })
      .finally(() => {
        if (isLatest()) flights.delete(name);
      });
    flights.set(name, flight);
    return flight;
  }

  function note(name: string, known: Known<unknown>): void {
    if (known.is === 'unavailable') failures.set(name, now());
    if (known.is === 'not_found') copies.remove(name);
    if (known.is === 'read')
      copies.put(name, { value: known.value, readAt: known.readAt, freshUntil: now() + FRESH_MS });
  }

  /** The oldest come first, and go first: in a long outage all sorts of ids may be asked for. */
  function failedLately(name: string): boolean {
    for (const [other, at] of failures) {
      if (now() < at + FRESH_MS) break;
      failures.delete(other);
    }
    return failures.has(name);
  }

  return {
    async read<T>(name: string, load: () => Promise<Loaded<T>>): Promise<Known<T>> {
      const copy = copies.get<T>(name, now());
      if (copy && now() < copy.freshUntil) return shown(copy, false);
      if (failedLately(name)) return copy ? shown(copy, true) : { is: 'unavailable' };
      const flight = (flights.get(name) as Promise<Known<T>> | undefined) ?? start(name, load);
      const known = await (copy ? Promise.race([flight, patience()]) : flight);
      return copy && isNoAnswer(known) ? shown(copy, true) : known;
    },

    keep(name, value) {
      copies.put(name, { value, readAt: now(), freshUntil: 0 });
    },

    outdate() {
      copies.outdate();
      flights.clear();
      failures.clear();
    },
  };
}

function isNoAnswer({ is }: Known<unknown>): boolean {
  return is === 'unavailable' || is === 'limited';
}

function shown<T>({ value, readAt }: Copy<T>, stale: boolean): Known<T> {
  return { is: 'read', value, readAt, stale };
}

function patience(): Promise<{ is: 'unavailable' }> {
  return new Promise((resolve) => setTimeout(() => resolve({ is: 'unavailable' }), PATIENCE_MS));
}
