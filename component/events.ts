import type { DataValue, Message } from './submissions/message.ts';

const checks = new WeakMap<Event, PromiseLike<unknown>[]>();

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

  /**
   * Holds the message until the page has checked it, for 20 seconds at most; `data` may be added to until then. `false`
   * keeps the message in the form, a string does so and is shown to the visitor. So does a promise that is rejected with a
   * string; with anything else, the visitor is told to try again.
   */
  waitUntil(check: PromiseLike<unknown>): void {
    const all = checks.get(this);
    if (!all)
      throw new DOMException('waitUntil() is for listeners, while they are called.', 'InvalidStateError');
    all.push(check);
  }
}

/** Asks the page; gives the checks to wait for, or nothing if it keeps the message. */
export function offer(event: ReamazeSubmitEvent, host: EventTarget): PromiseLike<unknown>[] | undefined {
  const all: PromiseLike<unknown>[] = [];
  checks.set(event, all);
  const taken = host.dispatchEvent(event);
  checks.delete(event);
  // What a check that nobody waits for says is of no interest.
  if (!taken) for (const check of all) check.then(undefined, () => undefined);
  return taken ? all : undefined;
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
