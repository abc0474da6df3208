import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { Listening } from '../listening.ts';
import type { Words } from '../locales/words.ts';

/** Asks whether another address was meant, once one is written. It keeps nobody from sending. */
export class TypoHint {
  readonly #written: () => string;
  #asked = '';
  #meant: string | undefined;

  /** @param written the address as it stands in the control `email` */
  constructor(host: LitElement, written: () => string) {
    this.#written = written;
    const look = async (event: Event) => {
      if ((event.target as Element).id !== 'email') return;
      const chunk = await import('./suggest.ts').catch(() => undefined);
      this.#asked = written();
      this.#meant = chunk?.suggestionFor(this.#asked);
      host.requestUpdate();
    };
    // Whoever stays in the form leaves an input where only the form can see it.
    new Listening(host, [[host.renderRoot, 'focusout', (event) => void look(event)]]);
  }

  /** A place that is there before it says anything: so what it says is read aloud, once. */
  view(onTake: (meant: string) => void, words: Words): TemplateResult {
    const meant = this.#written() === this.#asked ? this.#meant : undefined;
    return html`<p class=${meant ? 'typo attach' : 'hidden'} role="status">
      ${
        meant
          ? html`<button type="button" class="quiet" part="button quiet-button" @click=${() => onTake(meant)}>
              <span>${words.parts('files', 'typo', { address: html`<bdi>${meant}</bdi>` })}</span>
            </button>`
          : nothing
      }
    </p>`;
  }
}
