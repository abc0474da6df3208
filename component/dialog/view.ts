import { html, type TemplateResult } from 'lit';
import type { DialogTexts } from '../locales/en/dialog.ts';

export interface DialogModel {
  /** BCP 47 tag and direction of the texts. */
  language: string;
  direction: string;
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
export function dialogView(model: DialogModel, texts: DialogTexts): TemplateResult {
  const { language, direction, content, onButton, onClosed, onPress, onClick } = model;
  return html`
    <dialog
      part="dialog"
      lang=${language}
      dir=${direction}
      aria-labelledby="dialog-title"
      @close=${onClosed}
      @pointerdown=${onPress}
      @click=${onClick}
    >
      <div class="bar">
        <h2 id="dialog-title" part="dialog-title" tabindex="-1"><slot name="dialog-title">${texts.dialogTitle}</slot></h2>
        <button type="button" class="quiet" part="button close-button" aria-label=${texts.close} @click=${onButton}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 3.5 9 9m0-9-9 9" /></svg>
        </button>
      </div>
      <div class="inside">${content}</div>
    </dialog>
  `;
}
