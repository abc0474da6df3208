/** The dialog is closed, and the focus is back where it was. Everything that was written is kept. */
export class ReamazeCloseEvent extends Event {
  constructor() {
    super('reamaze-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'reamaze-close': ReamazeCloseEvent;
  }
}
