import { html, nothing, type TemplateResult } from 'lit';
import type { Copying } from '../copying.ts';
import type { Words } from '../locales/words.ts';

export interface SentModel {
  reference: string;
  email: string;
  copying: Copying;
  onAnother(): void;
  /** Shows the earlier conversations, if the site has them. */
  onHistory: (() => void) | undefined;
}

/** Screen: the message is stored for good. */
export function sentView(
  { reference, email, copying: { copied, refused, onCopy }, onAnother, onHistory }: SentModel,
  words: Words,
): TemplateResult {
  const texts = words.of('outcome');
  return html`
    <div class="sent" part="sent">
      <h2 id="sent-title" tabindex="-1" part="title sent-title">${tick} ${texts.sentTitle}</h2>
      <p>${words.parts('outcome', 'sentNext', { email: html`<bdi class="address" part="address">${email}</bdi>` })}</p>
      <slot name="success"></slot>
      <p class="reference">
        <span class="hint" id="reference-label" part="hint">${texts.reference}</span>
        <code part="reference" dir="ltr" tabindex="-1">${reference}</code>
        ${
          onCopy
            ? html`<button type="button" id="copy" class="quiet" part="button quiet-button" aria-describedby="reference-label" @click=${() => onCopy(reference)}>
                ${copied === reference ? texts.copied : texts.copy}
              </button>`
            : refused
              ? html`<span class="hint" part="hint">${texts.selected}</span>`
              : nothing
        }
      </p>
      <div class="actions">
        <button type="button" class="secondary" part="button secondary-button" @click=${onAnother}>${texts.writeAnother}</button>
        ${
          onHistory
            ? html`<button type="button" class="quiet" part="button quiet-button history-button" @click=${onHistory}>
                ${texts.history}
              </button>`
            : nothing
        }
      </div>
    </div>
  `;
}

const tick = html`<svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 8.5 3.5 3.5L13 4.5" /></svg>`;
