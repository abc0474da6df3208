import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.ts';
import type { AttachmentsController, Item } from './controller.ts';
import { shownName, stateInWords } from './file-words.ts';

export interface FilesModel {
  attachments: AttachmentsController;
  /** Most files of one message. */
  most: number;
  /** The message is on its way and must not change. */
  locked: boolean;
  /** Focuses the control with this id, once it is there. */
  onGo(id: string): void;
}

/** The files of the message, each with its state and what can be done about it. */
export function filesView(model: FilesModel, words: Words): TemplateResult {
  const { attachments, locked, onGo } = model;
  const { items, surplus } = attachments;
  const removeRefused = () => {
    attachments.removeRefused();
    onGo('attachments');
  };
  return html`
    ${items.length > 0 ? html`<ul class="files" role="list" part="files">${items.map((item) => row(item, model, words))}</ul>` : nothing}
    ${surplus > 0 ? html`<p class="error" role="alert" part="error">${words.say('files', 'attachSurplus', { most: model.most, count: surplus })}</p>` : nothing}
    ${
      !locked && items.filter(isRefused).length > 1
        ? html`<div class="attach">
            <button type="button" class="quiet" part="button quiet-button" @click=${removeRefused}>${words.of('files').removeRefused}</button>
          </div>`
        : nothing
    }
  `;
}

const isRefused = ({ state }: Item) => state.status === 'refused';

/** Lies over the element while files are held over it. */
export function dropView(words: Words): TemplateResult {
  return html`<div class="drop" part="drop" aria-hidden="true">${words.of('files').dropHere}</div>`;
}

function row(item: Item, { attachments, locked, onGo }: FilesModel, words: Words): TemplateResult {
  const retry = () => {
    if (locked) return;
    attachments.retry(item);
    onGo(item.id);
  };
  const remove = () => {
    if (locked) return;
    attachments.remove(item);
    onGo('attachments');
  };
  const { state } = item;
  const name = shownName(item.name);
  const uploading = state.status === 'uploading';
  const wrong = state.status === 'refused' || state.status === 'failed';
  return html`
    <li class="file ${state.status}" part="file">
      <span class="thumbnail" part="thumbnail" aria-hidden="true">${item.thumbnail ?? extension(item.name)}</span>
      <span class="about">
        <span class="file-name" part="file-name" id="${item.id}-name"><bdi>${name}</bdi></span>
        <span class=${wrong ? 'error' : 'hint'} id="${item.id}-state" part="file-state">${stateInWords(item, words)}</span>
        ${
          uploading
            ? html`<progress part="progress" max="1" .value=${state.progress} aria-label=${words.say('files', 'uploading', { name })}></progress>`
            : nothing
        }
      </span>
      ${
        state.status === 'failed' && item.file
          ? html`<button type="button" class="quiet" part="button quiet-button" id="${item.id}-retry" aria-disabled=${locked} aria-labelledby="${item.id}-retry ${item.id}-name"
              @click=${retry}>${words.of('files').retry}</button>`
          : nothing
      }
      <button
        type="button"
        id=${item.id}
        class="quiet icon"
        part="button quiet-button"
        aria-disabled=${locked}
        aria-label=${words.say('files', uploading ? 'cancelFile' : 'removeFile', { name })}
        aria-describedby=${wrong ? `${item.id}-state` : nothing}
        @click=${remove}
      >
        ${cross}
      </button>
    </li>
  `;
}

const cross = html`<svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>`;
function extension(name: string): string {
  return /\.([^.]{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '';
}
