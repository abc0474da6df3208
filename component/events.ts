import type { DataValue, Message } from './submissions/message.ts';

/**
 * Before a message goes out, once per version of it: a retry of the same words does not ask again.
 * `preventDefault()` keeps it in the form. `data` may be added to or changed.
 */
export class ReamazeSubmitEvent extends Event {
  /** The message as written; its `data` is the one below. */
  readonly message: Readonly<Message>;
  /** Field answers and the page's own values. Only keys that the form allows are accepted. */
  readonly data: Record<string, DataValue>;

  constructor(message: Message) {
    super('reamaze-submit', { bubbles: true, composed: true, cancelable: true });
    this.data = { ...message.data };
    this.message = { ...message, data: this.data };
  }
}

/** After a message was stored for good. */
export class ReamazeSubmittedEvent extends Event {
  /** What the visitor can quote. */
  readonly reference: string;

  constructor(reference: string) {
    super('reamaze-submitted', { bubbles: true, composed: true });
    this.reference = reference;
  }
}

declare global {
  interface HTMLElementEventMap {
    'reamaze-submit': ReamazeSubmitEvent;
    'reamaze-submitted': ReamazeSubmittedEvent;
  }
}
