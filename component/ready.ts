/** The form is on screen, and can be written in. */
export class ReamazeReadyEvent extends Event {
  constructor() {
    super('reamaze-ready', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'reamaze-ready': ReamazeReadyEvent;
  }
}
