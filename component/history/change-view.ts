import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '../../worker/contract/history.ts';
import type { HistoryTexts } from '../locales/en/history.ts';
import type { Change, HistoryController } from './controller.ts';

/** The quiet way to close a conversation or to open it again, where the site offers one, and the question before that. */
export function questionView(
  controller: HistoryController,
  change: Change,
  { state }: Conversation,
  texts: HistoryTexts,
): TemplateResult | typeof nothing {
  // One that is on its way cannot be closed yet.
  if (!controller.desk.form.closing || state === 'sending') return nothing;
  const to = state === 'closed' ? 'open' : 'closed';
  const working = change.is === 'working';
  return html`
    <button
      type="button"
      id="change"
      class="quiet"
      part="button"
      aria-haspopup="dialog"
      aria-disabled=${working}
      @click=${working ? nothing : ask}
    >
      ${texts.change[to]}
    </button>
    <dialog aria-labelledby="question" aria-describedby="question-hint" part="dialog" @click=${closeOutside}>
      <div class="question">
        <h3 id="question">${texts.question[to]}</h3>
        <p id="question-hint">${texts.questionHint[to]}</p>
        <div class="actions">
          <button
            type="button"
            class="primary"
            part="button"
            @click=${(event: Event) => {
              close(event);
              void controller.apply(to);
            }}
          >
            ${texts.change[to]}
          </button>
          <button type="button" class="secondary" part="button" @click=${close}>${texts.cancel}</button>
        </div>
      </div>
    </dialog>
    ${change.is === 'failed' ? html`<span class="error" role="alert">${texts.notChanged(change.failure)}</span>` : nothing}
  `;
}

function ask(event: Event): void {
  const dialog = (event.currentTarget as HTMLElement).nextElementSibling;
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
}

function close(event: Event): void {
  (event.currentTarget as HTMLElement).closest('dialog')?.close();
}

/** A press beside the question is no answer. */
function closeOutside(event: Event): void {
  if (event.target === event.currentTarget) close(event);
}
