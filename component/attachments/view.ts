import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AttachmentRules } from '../../worker/contract/attachments.ts';
import type { Texts } from '../locales/en.ts';
import type { Item } from './controller.ts';

export interface AttachmentsModel {
  rules: AttachmentRules;
  items: readonly Item[];
  surplus: number;
  /** The message is on its way and must not change. */
  locked: boolean;
  onChoose(files: File[]): void;
  onRemove(item: Item): void;
  onRetry(item: Item): void;
}

/** The line that offers to attach files, and the list of those attached. */
export function attachmentsView(model: AttachmentsModel, texts: Texts): TemplateResult {
  const { rules, items, surplus, locked } = model;
  const full = items.length >= rules.maxFiles;
  return html`
    <div class="attachments" role="group" aria-labelledby="attachments-label" part="attachments">
      <span id="attachments-label" class="hidden">${texts.attachments}</span>
      ${items.length > 0 ? list(model, texts) : nothing}
      <div class="attach">
        <button
          type="button"
          id="attachments"
          class="quiet"
          part="button attach-button"
          aria-describedby="attachments-hint"
          ?disabled=${locked || full}
          @click=${openPicker}
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
        <span id="attachments-hint" class="hint">
          ${full ? texts.attachFull(rules.maxFiles) : texts.attachHint(rules.maxFiles, rules.maxBytes)}
        </span>
      </div>
      ${surplus > 0 ? html`<p class="error" role="alert">${texts.attachSurplus(rules.maxFiles, surplus)}</p>` : nothing}
    </div>
  `;
}

function list(model: AttachmentsModel, texts: Texts): TemplateResult {
  return html`
    <ul class="files" role="list">
      ${repeat(
        model.items,
        ({ id }) => id,
        (item) => row(item, model, texts),
      )}
    </ul>
  `;
}

function row(item: Item, model: AttachmentsModel, texts: Texts): TemplateResult {
  const { state } = item;
  const uploading = state.status === 'uploading';
  const wrong = state.status === 'refused' || state.status === 'failed';
  return html`
    <li class="file ${state.status}" part="file">
      <span class="thumbnail" aria-hidden="true">${item.thumbnail ?? extension(item.name)}</span>
      <span class="about">
        <bdi class="file-name">${item.name}</bdi>
        <span class=${wrong ? 'error' : 'hint'} id="${item.id}-state">${texts.fileState(item.size, state)}</span>
        ${
          uploading
            ? html`<progress part="progress" max="1" .value=${state.progress} aria-label=${texts.uploading(item.name)}></progress>`
            : nothing
        }
      </span>
      ${
        state.status === 'failed' && item.file
          ? html`<button type="button" class="quiet" part="button" ?disabled=${model.locked} aria-label=${texts.retryFile(item.name)}
              @click=${() => model.onRetry(item)}>${texts.retry}</button>`
          : nothing
      }
      <button
        type="button"
        id=${item.id}
        class="quiet icon"
        part="button"
        ?disabled=${model.locked}
        aria-label=${uploading ? texts.cancelFile(item.name) : texts.removeFile(item.name)}
        aria-describedby=${wrong ? `${item.id}-state` : nothing}
        @click=${() => model.onRemove(item)}
      >
        ${cross}
      </button>
    </li>
  `;
}

const cross = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>`;
const clip = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m13 7.5-5 5a3.2 3.2 0 0 1-4.5-4.5l5.3-5.3a2.1 2.1 0 0 1 3 3L6.5 11a1 1 0 0 1-1.5-1.5L9.7 5" /></svg>`;

function extension(name: string): string {
  return /\.([^.]{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '';
}

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
