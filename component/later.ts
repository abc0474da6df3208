import { once } from './once.ts';

/** What is loaded when it is needed, and may be missing then. */
export class Later<T> {
  loaded: T | undefined;
  /** It could not be loaded; who asks next tries again. */
  failed = false;
  readonly #import: () => Promise<T>;
  readonly #changed: () => void;

  constructor(load: () => Promise<T>, changed: () => void) {
    // One import for all who ask, so that they go on in the order in which they asked.
    this.#import = once(load);
    this.#changed = changed;
  }

  /** Loads it. Gives nothing if it cannot be loaded. */
  async load(): Promise<T | undefined> {
    this.loaded ??= await this.#import().catch(() => undefined);
    this.failed = !this.loaded;
    this.#changed();
    return this.loaded;
  }
}
