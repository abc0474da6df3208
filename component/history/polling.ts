import type { ReactiveController } from 'lit';
import { Listening } from '../listening.ts';
import type { Clock } from './clock.ts';
import { AT_FIRST, after, type Pace, type Polled } from './pace.ts';
import { isShown, type ShownHost } from './shown.ts';

/** Who comes back to the page twice within this gets one look. */
const SHORTEST_MS = 5_000;
/** Not all pages at the same moment. */
const SPREAD = 0.2;

/** A look that was made. */
export interface Looked {
  /** When it began, in milliseconds since 1970. */
  at: number;
  /** Missing while it is not known, or where it was overtaken. */
  polled: Polled | undefined;
}

export interface PollingPorts {
  clock: Clock;
  random?: () => number;
  /** The last look before this begins, if there was one. */
  looked?: Looked | undefined;
}

/** Looks for news while the page is looked at: at once when it is again, and otherwise the less often the less there is. */
export class Polling implements ReactiveController {
  readonly #host: ShownHost;
  readonly #look: (signal: AbortSignal) => Promise<Polled | undefined>;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listening: Listening;
  #pace: Pace = AT_FIRST;
  /** The last look before this began, until it is taken over. */
  #looked: Looked | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | undefined;
  #running: AbortController | undefined;
  #connected = false;
  #shown = true;

  /** @param look gives nothing if it was overtaken */
  constructor(
    host: ShownHost,
    look: (signal: AbortSignal) => Promise<Polled | undefined>,
    { clock, random = Math.random, looked }: PollingPorts,
  ) {
    this.#host = host;
    this.#look = look;
    this.#clock = clock;
    this.#random = random;
    this.#listening = new Listening(host, [
      [document, 'visibilitychange', () => this.#wake()],
      [window, 'online', () => this.#wake()],
      [window, 'focus', () => this.#wake()],
    ]);
    this.#looked = looked;
    host.addController(this);
  }

  hostConnected(): void {
    const looked = this.#looked;
    this.#connected = true;
    this.#looked = undefined;
    if (looked) this.rest(looked);
    else this.#wake();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#cancel?.();
    this.#running?.abort();
    this.#running = undefined;
  }

  hostUpdated(): void {
    const before = this.#shown;
    this.#shown = isShown(this.#host);
    if (this.#shown && !before) this.#wake();
    else if (!this.#shown) this.#cancel?.();
  }

  /** Looks now: something else is on screen, or was done. Begins again with short pauses. */
  now(): void {
    this.#pace = AT_FIRST;
    this.#last = Number.NEGATIVE_INFINITY;
    this.#running?.abort();
    this.#running = undefined;
    this.#wake();
  }

  /** Waits as long as what came of a look tells. */
  rest({ at, polled }: Looked): void {
    this.#last = at;
    if (polled) this.#pace = after(polled, this.#pace);
    this.#wait(this.#pace.pause * (1 + SPREAD * this.#random()));
  }

  /** For good. */
  stop(): void {
    this.hostDisconnected();
    this.#listening.hostDisconnected();
    this.#host.removeController(this.#listening);
    this.#host.removeController(this);
  }

  /** Looks as soon as it may. */
  #wake(): void {
    if (!this.#running) this.#wait(Math.max(SHORTEST_MS, this.#pace.atLeast));
  }

  /** @param pause milliseconds since the last look */
  #wait(pause: number): void {
    this.#cancel?.();
    if (!this.#connected || !isShown(this.#host) || document.visibilityState !== 'visible') return;
    const left = this.#last + pause - this.#clock.now();
    if (left <= 0) void this.#run();
    else this.#cancel = this.#clock.after(left, () => void this.#run());
  }

  async #run(): Promise<void> {
    this.#cancel?.();
    const running = new AbortController();
    this.#running = running;
    this.#last = this.#clock.now();
    const polled = await this.#look(running.signal);
    if (this.#running !== running) return;
    this.#running = undefined;
    this.rest({ at: this.#last, polled });
  }
}
