/** Somebody is signed in from now on: on this page, or still from the page before. Who it is stays in the element. */
export class ReamazeSignInEvent extends Event {
  constructor() {
    super('reamaze-sign-in', { bubbles: true, composed: true });
  }
}

/** Nobody is signed in any more. */
export class ReamazeSignOutEvent extends Event {
  /** Whether the customer has signed out, or some time has passed. */
  readonly reason: 'signed_out' | 'expired';

  constructor(reason: 'signed_out' | 'expired') {
    super('reamaze-sign-out', { bubbles: true, composed: true });
    this.reason = reason;
  }
}

/** A conversation is on screen. */
export class ReamazeConversationOpenEvent extends Event {
  /** For `conversation`, to open it again. */
  readonly id: string;
  /** What the customer can quote; null if the conversation did not begin here. */
  readonly reference: string | null;

  constructor(id: string, reference: string | null) {
    super('reamaze-conversation-open', { bubbles: true, composed: true });
    this.id = id;
    this.reference = reference;
  }
}

/** Another view is on screen: the form, or the customer's conversations. */
export class ReamazeViewChangeEvent extends Event {
  readonly view: 'contact' | 'history';

  constructor(view: 'contact' | 'history') {
    super('reamaze-view-change', { bubbles: true, composed: true });
    this.view = view;
  }
}

declare global {
  interface HTMLElementEventMap {
    'reamaze-sign-in': ReamazeSignInEvent;
    'reamaze-sign-out': ReamazeSignOutEvent;
    'reamaze-view-change': ReamazeViewChangeEvent;
    'reamaze-conversation-open': ReamazeConversationOpenEvent;
  }
}
