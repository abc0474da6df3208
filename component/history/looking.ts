import type { LitElement, ReactiveController } from 'lit';
import type { Following } from '../following.ts';
import type { Clock } from './clock.ts';
import type { Polled } from './pace.ts';
import type { Looked, Polling } from './polling.ts';
import { isShown } from './shown.ts';

/** After this long, waiting without a word looks like a mistake. */
const SLOW_MS = 4_000;
/** Somebody who reads is not shown anything new before this. */
const FIRST_PAUSE_MS = 15_000;

const load = async () => (await import('../following.ts')).following;

export interface LookingParts {
  clock: Clock;
  random: () => number;
  following?: (() => Promise<Following>) | undefined;
  /** Whether nothing of what is on screen was there before. */
  isNew(): boolean;
  /** Asks for what is on screen. Gives nothing if it was overtaken. */
  look(signal: AbortSignal): Promise<Polled | undefined>;
  /** The end of what is loaded comes near. */
  reachEnd(): void;
}

/** Looks at what is on screen: once where it is new, and again and again with what is loaded for that. */
export class Looking {
  /** Something takes long. */
  slow = false;
  /** What is on screen was asked for by hand, and has just been answered. */
  tried = false;
  following: Following | undefined;
  readonly #host: LitElement;
  readonly #parts: LookingParts;
  #first = new AbortController();
  #looked: Looked | undefined;
  #polling: Polling | undefined;
  #helpers: readonly ReactiveController[] = [];
  #cancel: (() => void) | undefined;
  #asked = false;
  #over = false;

  constructor(host: LitElement, parts: LookingParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** Looks now: something else is on screen, or was done. @param asked by hand */
  now(asked = false): void {
    this.#asked = asked;
    this.#first.abort();
    if (this.#polling) this.#polling.now();
    else if (this.#parts.isNew() && isShown(this.#host) && document.visibilityState === 'visible')
      void this.#begin();
    else void this.#again();
  }

  /** Loads what reading on takes, and reads on. Gives nothing if it cannot be loaded; then it is tried again by itself. */
  async follow(): Promise<Following | undefined> {
    const { following = load, clock, random, reachEnd } = this.#parts;
    const host = this.#host;
    const loaded = await following().catch(() => undefined);
    if (this.#over) return undefined;
    if (!loaded) {
      this.tried = this.#asked;
      this.#wait();
    } else if (!this.following) {
      const look = (signal: AbortSignal) => this.#look(signal);
      this.following = loaded;
      this.#cancel?.();
      this.#helpers = loaded.help(host, reachEnd);
      this.#polling = new loaded.Polling(host, look, { clock, random, looked: this.#looked });
    }
    host.requestUpdate();
    return loaded;
  }

  /** For good. */
  stop(): void {
    this.#over = true;
    this.#cancel?.();
    this.#first.abort();
    this.#polling?.stop();
    for (const helper of this.#helpers) this.#host.removeController(helper);
  }

  async #begin(): Promise<void> {
    this.#first = new AbortController();
    const { signal } = this.#first;
    const at = this.#parts.clock.now();
    this.#looked = { at, polled: undefined };
    const polled = await this.#look(signal);
    if (signal.aborted) return;
    this.#looked = { at, polled };
    if (this.#polling) this.#polling.rest(this.#looked);
    else this.#wait();
  }

  async #again(): Promise<void> {
    await this.follow();
    this.#polling?.now();
  }

  #wait(): void {
    this.#cancel?.();
    this.#cancel = this.#parts.clock.after(FIRST_PAUSE_MS, () => void this.follow());
  }

  async #look(signal: AbortSignal): Promise<Polled | undefined> {
    const { clock, look } = this.#parts;
    this.tried = false;
    const over = clock.after(SLOW_MS, () => this.#slowDown(true));
    const polled = await look(signal);
    over();
    if (signal.aborted) return polled;
    this.tried = this.#asked;
    this.#asked = false;
    this.#slowDown(false);
    return polled;
  }

  #slowDown(slow: boolean): void {
    this.slow = slow;
    this.#host.requestUpdate();
  }
}
