import { html, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.ts';

export interface DialogModel {
  /** What is in it. */
  content: TemplateResult;
  /** Its close button was pressed. */
  onButton(): void;
  /** It is closed, by whatever means. */
  onClosed(): void;
  onPress(event: Event): void;
  onClick(event: Event): void;
}

/** The form in a dialog, with a bar that says what it is and closes it. */
export function dialogView(model: DialogModel, words: Words): TemplateResult {
  const texts = words.of('dialog');
  const { content, onButton, onClosed, onPress, onClick } = model;
  return html`
    <dialog
      class="floating"
      part="dialog"
      lang=${words.language}
      dir=${words.direction}
      aria-labelledby="dialog-title"
      @close=${onClosed}
      @pointerdown=${onPress}
      @click=${onClick}
    >
      <div class="bar">
        <h2 id="dialog-title" part="title dialog-title" tabindex="-1"><slot name="dialog-title">${texts.dialogTitle}</slot></h2>
        <button type="button" class="quiet" part="button quiet-button close-button" aria-label=${texts.close} @click=${onButton}>
          <svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 3.5 9 9m0-9-9 9" /></svg>
        </button>
      </div>
      <div class="inside">${content}</div>
    </dialog>
  `;
}
