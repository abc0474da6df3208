import type { LitElement, ReactiveController } from 'lit';

/** Leads the focus of whoever reads to where it goes on, and lets nobody start over at the top of the page. */
export class Leading implements ReactiveController {
  readonly #host: LitElement;
  #to: string | undefined;
  /** Id of what had the focus before the change. */
  #focused: string | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Focuses the element with this id, once it is there. */
  go(id: string): void {
    this.#to = id;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement?.id;
  }

  /** The same element may stand for another conversation now, or be gone. */
  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const to = this.#to;
    const focused = this.#focused;
    this.#to = undefined;
    const lost = focused !== undefined && root?.activeElement?.id !== focused;
    if (to === undefined && !lost) return;
    const ways =
      to === undefined ? [focused, 'reply', 'thread-title', 'history-title'] : [to, 'history-title'];
    for (const id of ways) {
      const element = id && root?.getElementById(id);
      if (!element) continue;
      element.focus({ preventScroll: to === undefined });
      return;
    }
  }
}
