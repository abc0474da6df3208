import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { Listening } from '../listening.ts';
import type { Words } from '../locales/words.ts';
import type { SubmissionController } from '../submissions/controller.ts';
import { isEditable } from '../submissions/state.ts';

/** Asks whether another address was meant, once one is written. It keeps nobody from sending. */
export class TypoHint {
  readonly #submission: SubmissionController;
  #asked = '';
  #meant: string | undefined;

  constructor(host: LitElement, submission: SubmissionController) {
    this.#submission = submission;
    const look = async (event: Event) => {
      if ((event.target as Element).id !== 'email') return;
      const chunk = await import('./suggest.ts').catch(() => undefined);
      this.#asked = submission.written.email;
      this.#meant = chunk?.suggestionFor(this.#asked);
      host.requestUpdate();
    };
    // Whoever stays in the form leaves an input where only the form can see it.
    new Listening(host, [[host.renderRoot, 'focusout', (event) => void look(event)]]);
  }

  /**
   * A place that is there before it says anything: so what it says is read aloud, once.
   *
   * @param onGo focuses the control with this id
   */
  view(onGo: (id: string) => void, words: Words): TemplateResult {
    const submission = this.#submission;
    const asked = isEditable(submission.state) && submission.written.email === this.#asked;
    const meant = asked ? this.#meant : undefined;
    const take = () => {
      submission.write('email', meant ?? '');
      onGo('email');
    };
    return html`<p class=${meant ? 'typo attach' : 'hidden'} role="status">
      ${
        meant
          ? html`<button type="button" class="quiet" part="button quiet-button" @click=${take}>
              <span>${words.parts('files', 'typo', { address: html`<bdi>${meant}</bdi>` })}</span>
            </button>`
          : nothing
      }
    </p>`;
  }
}
