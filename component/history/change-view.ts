import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '../../worker/contract/history.ts';
import type { Words } from '../locales/words.ts';
import type { HistoryController } from './controller.ts';
import { notChangedInWords } from './reply-words.ts';
import type { Change } from './visit.ts';

/** The question before a conversation is closed or opened again, and what came of it. */
export function questionView(
  controller: HistoryController,
  change: Change,
  { state }: Conversation,
  words: Words,
): TemplateResult {
  const texts = words.of('replying');
  const to = state === 'closed' ? 'open' : 'closed';
  return html`
    <dialog aria-labelledby="question" aria-describedby="question-hint" part="dialog" @click=${closeOutside}>
      <div class="question">
        <h3 id="question" part="title">${texts[`question_${to}`]}</h3>
        <p id="question-hint">${texts[`questionHint_${to}`]}</p>
        <div class="actions">
          <button
            type="button"
            class="primary"
            part="button primary-button"
            @click=${(event: Event) => {
              close(event);
              void controller.apply(to);
            }}
          >
            ${words.of('history')[`change_${to}`]}
          </button>
          <button type="button" class="secondary" part="button secondary-button" @click=${close}>${texts.cancel}</button>
        </div>
      </div>
    </dialog>
    ${change.is === 'failed' ? html`<span class="error" role="alert" part="error">${notChangedInWords(change.failure, words)}</span>` : nothing}
  `;
}

function close(event: Event): void {
  (event.currentTarget as HTMLElement).closest('dialog')?.close();
}

/** A press beside the question is no answer. */
function closeOutside(event: Event): void {
  if (event.target === event.currentTarget) close(event);
}
