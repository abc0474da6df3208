/** Something did not work, and the visitor was told. Nothing in it was written by a visitor. */
export class ReamazeErrorEvent extends Event {
  /** What could not be had: the form, or that a message goes out. */
  readonly what: 'form' | 'message';
  /**
   * A code of the Worker, or `network`, `timeout`; of a form without an address `misconfigured`; of a message `invalid` if there
   * is something to put right, `check` if a check of the page failed.
   */
  readonly code: string;

  constructor(what: 'form' | 'message', code: string) {
    super('reamaze-error', { bubbles: true, composed: true });
    this.what = what;
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'reamaze-error': ReamazeErrorEvent;
  }
}
