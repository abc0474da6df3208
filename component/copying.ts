import type { LitElement } from 'lit';

/** Copies a text at the visitor's wish. */
export class Copying {
  /** What is on the clipboard because of us. */
  copied: string | undefined;
  /** The browser would not let it be used. */
  refused = false;
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Missing where the page has no clipboard, or the browser will not let it be used. */
  get onCopy(): ((text: string) => void) | undefined {
    return navigator.clipboard && !this.refused ? (text) => void this.#copy(text) : undefined;
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = text;
    } catch {
      this.refused = true;
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.refused) this.#select();
  }

  /** What was to be copied, the message or the reference, is selected for the keyboard. */
  #select(): void {
    const root = this.#host.shadowRoot;
    const whole = root?.querySelector<HTMLTextAreaElement>('.whole');
    const reference = root?.querySelector<HTMLElement>('code');
    (whole ?? reference)?.focus();
    if (whole) whole.select();
    else if (reference) getSelection()?.selectAllChildren(reference);
  }
}
