/** Typing is saved this long after the last key. */
const DELAY_MS = 300;

/** Saves what was changed, and only that: another tab may be writing in the same draft. */
export class Autosave {
  /** What was changed here is newer than the stored draft; otherwise what another tab has stored is newer. */
  newer = false;
  readonly #save: () => void;
  #due: ReturnType<typeof setTimeout> | undefined;

  constructor(save: () => void) {
    this.#save = save;
  }

  later(): void {
    clearTimeout(this.#due);
    this.#due = setTimeout(this.flush, DELAY_MS);
  }

  /** Saves now what would be saved later. */
  readonly flush = (): void => {
    if (this.#due !== undefined) this.now();
  };

  now(): void {
    this.cancel();
    this.#save();
  }

  cancel(): void {
    clearTimeout(this.#due);
    this.#due = undefined;
  }
}
