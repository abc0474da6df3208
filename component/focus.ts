import type { LitElement, ReactiveController } from 'lit';
import type { SubmissionStatus } from './submissions/state.ts';

/** Leads the focus of whoever is in the form from screen to screen, and lets nobody fall out of it. */
export class FocusController implements ReactiveController {
  readonly #host: LitElement;
  readonly #status: () => SubmissionStatus;
  readonly #attending: () => boolean;
  /** Status that was on screen before. */
  #shown: SubmissionStatus = 'writing';
  #inside = false;

  /** @param attending says, once, that the visitor has pressed Send and looks for what comes of it */
  constructor(host: LitElement, status: () => SubmissionStatus, attending: () => boolean) {
    this.#host = host;
    this.#status = status;
    this.#attending = attending;
    host.addController(this);
  }

  /** Focuses the control with this id, once it is there; of several in a group the one that the keyboard would reach. */
  async go(id: string): Promise<void> {
    await this.#host.updateComplete;
    const target = this.#find(id);
    const group = target?.localName === 'fieldset' ? target : undefined;
    const [chosen] = group?.querySelectorAll<HTMLElement>(':checked') ?? [];
    (chosen ?? group?.querySelector('input') ?? target)?.focus();
  }

  hostUpdate(): void {
    this.#inside = this.#host.shadowRoot?.activeElement != null;
  }

  hostUpdated(): void {
    const status = this.#status();
    const news = status !== this.#shown;
    this.#shown = status;
    const target = news ? this.#find(status === 'sent' ? 'sent-title' : 'notice') : undefined;
    if (target && (this.#attending() || this.#inside) && !this.#elsewhere) target.focus();
    else if (this.#inside && !this.#host.shadowRoot?.activeElement) this.#catch();
  }

  /** What had the focus is gone: whoever goes on by keyboard goes on from the form, not from the top of the page. */
  #catch(): void {
    const whole = this.#host.shadowRoot?.firstElementChild;
    if (!(whole instanceof HTMLElement)) return;
    whole.tabIndex = -1;
    whole.focus({ preventScroll: true });
  }

  get #elsewhere(): boolean {
    return !holdsFocus(this.#host) && document.activeElement !== document.body;
  }

  #find(id: string): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.getElementById(id);
  }
}

/** Whether the focus is in the element. Not `:focus-within`, which in Chrome ends at a modal dialog. */
export function holdsFocus(host: HTMLElement): boolean {
  const root = host.getRootNode() as Document | ShadowRoot;
  return host.contains(root.activeElement);
}
