import { html, nothing, type TemplateResult } from 'lit';
import type { AttachmentRules } from '../../worker/contract/attachments.ts';
import type { Words } from '../locales/words.ts';

export interface AttachmentsModel {
  rules: AttachmentRules;
  /** The list of files, if there are any. */
  files?: TemplateResult | undefined;
  /** Says that there are as many as one message can have. */
  full?: string | undefined;
  /** Files that cannot be taken in yet, for want of what does it. */
  held?: number;
  /** The message is on its way and must not change. */
  locked: boolean;
  onChoose(files: File[]): void;
}

/** The line that offers to attach files, and the list of those attached. */
export function attachmentsView(model: AttachmentsModel, words: Words): TemplateResult {
  const texts = words.of('form');
  const { rules, files, full, held = 0, locked } = model;
  return html`
    <div class="attachments" role="group" aria-labelledby="attachments-label" part="attachments">
      <span id="attachments-label" class="hidden">${texts.attachments}</span>
      ${files} ${held > 0 ? html`<p class="error" role="alert" part="error">${words.say('form', 'filesHeld', { files: held })}</p>` : nothing}
      <div class="attach">
        <button
          type="button"
          id="attachments"
          class="quiet"
          part="button quiet-button attach-button"
          aria-describedby="attachments-hint"
          aria-disabled=${locked || full !== undefined}
          @click=${locked || full ? nothing : openPicker}
        >
          ${clip} ${texts.attach}
        </button>
        <input
          type="file"
          class="hidden"
          tabindex="-1"
          aria-hidden="true"
          multiple
          accept=${rules.accept.join(',')}
          @change=${(event: Event) => choose(event, model)}
        />
        <span id="attachments-hint" class="hint" part="hint">
          ${full ?? hint(rules, words)}
        </span>
      </div>
    </div>
  `;
}

function hint({ maxFiles, maxBytes, maxTotalBytes }: AttachmentRules, words: Words): string {
  const [size, total] = [maxBytes, maxTotalBytes].map((bytes) =>
    words.number(bytes / 1024 ** 2, { style: 'unit', unit: 'megabyte' }),
  ) as [string, string];
  const limits = words.say('form', 'limits', { most: maxFiles, size, total });
  // Fingers neither drop nor paste files.
  return matchMedia('(pointer: coarse)').matches ? limits : `${words.of('form').dropHere} ${limits}`;
}

const clip = html`<svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m13 7.5-5 5a3.2 3.2 0 0 1-4.5-4.5l5.3-5.3a2.1 2.1 0 0 1 3 3L6.5 11a1 1 0 0 1-1.5-1.5L9.7 5" /></svg>`;

function openPicker(event: Event): void {
  const input = (event.currentTarget as HTMLElement).nextElementSibling;
  if (input instanceof HTMLInputElement) input.click();
}

function choose(event: Event, model: AttachmentsModel): void {
  const input = event.currentTarget as HTMLInputElement;
  const files = [...(input.files ?? [])];
  // So that the same file can be chosen again after it was removed.
  input.value = '';
  if (files.length > 0) model.onChoose(files);
}
