import { html, nothing, type TemplateResult } from 'lit';
import type { Answer } from '../../worker/contract/fields.ts';
import type { Control } from '../fields/control.ts';
import type { FieldModel } from '../fields/plain-field.ts';
import { text } from '../fields/text.ts';
import { textarea } from '../fields/textarea.ts';
import type { Texts } from '../locales/messages.ts';
import type { Described } from './describe.ts';
import { controlId, type Path } from './path.ts';
import { isBusy, isEditable, isParked, phaseOf, type SubmissionState } from './state.ts';
import type { TextPart, Written } from './written.ts';

export interface WriteModel {
  written: Written;
  state: SubmissionState;
  errors: readonly Described[];
  /** Says that a text is too long, while it is typed. */
  tooLong(path: Path): string | undefined;
  /** What the page keeps from the visitor, by the id of the control. */
  hold(id: string): Pick<Control, 'help' | 'hidden' | 'locked'> | undefined;
  /** Says which uploads Send waits for, if it would have to. */
  uploading: string | undefined;
  /** The form is written from right to left. */
  mirrored: boolean;
  notice: TemplateResult | undefined;
  /** Why it cannot be sent yet. */
  stranded: TemplateResult | undefined;
  /** Asks whether another address was meant. */
  typo: TemplateResult | undefined;
  /** Who is signed in, and whether their name is known. */
  customer: { view: TemplateResult; named: boolean } | undefined;
  /** The site's own fields. */
  fields(model: (name: string) => FieldModel): unknown;
  attachments: TemplateResult | typeof nothing;
  onWrite(part: TextPart, value: string): void;
  onAnswer(field: string, answer: Answer): void;
  /** The page has put controls of its own into the form. */
  onSlot(): void;
  onHistory: (() => void) | undefined;
  onSend(): void;
  onHold(): void;
}

/** Rows of the message box before anything is written. */
const ROWS = 6;

/** Screen: the form. */
export function writeView(model: WriteModel, texts: Texts<'form'>): TemplateResult {
  const { written, state, notice, customer, onHistory } = model;
  const common = (path: string[]) => {
    const id = controlId(path);
    const error = model.errors.find(({ target }) => target === id)?.message ?? model.tooLong(path);
    // What is wrong can be mended, whoever filled it in.
    return {
      id,
      error,
      locked: !isEditable(state),
      mirrored: model.mirrored,
      ...(!error && model.hold(id)),
    };
  };
  const part = (name: TextPart) => ({
    ...common([name]),
    label: texts[name],
    required: true,
    value: written[name],
    onInput: (value: string) => model.onWrite(name, value),
  });
  const slot = (name: string) => html`<slot name=${name}></slot>`;
  return html`
    <form
      part="form"
      novalidate
      aria-busy=${isBusy(state)}
      @submit=${(event: Event) => {
        event.preventDefault();
        model.onSend();
      }}
    >
      ${slot('heading')}${slot('intro')}${notice}
      <div class="pair">
        ${customer?.named ? nothing : text({ ...part('name'), autocomplete: 'name' }, texts)}
        ${customer?.view ?? text({ ...part('email'), type: 'email', autocomplete: 'email', after: model.typo }, texts)}
      </div>
      ${text(part('subject'), texts)} ${textarea({ ...part('body'), rows: ROWS }, texts)}
      <div class="fields">${model.fields((name) => ({
        ...common(['data', name]),
        answer: written.answers[name],
        onInput: (answer) => model.onAnswer(name, answer),
      }))}</div>
      <slot name="fields" ?inert=${!isEditable(state)} @slotchange=${model.onSlot}></slot>
      ${model.attachments}
      ${slot('note')}
      ${actions(model, texts)}
      ${
        onHistory
          ? html`<div class="attach">
              <button type="button" class="quiet" part="button quiet-button history-button" @click=${onHistory}>${texts.history}</button>
            </div>`
          : nothing
      }
      ${slot('footer')}
    </form>
  `;
}

/** Send stays focusable while the message is on its way, so that nobody loses their place. */
function actions({ state, uploading, stranded, onHold }: WriteModel, texts: Texts<'form'>): TemplateResult {
  const busy = isBusy(state);
  const parked = isParked(state);
  const waiting = state.status === 'waiting' && uploading;
  const idle = parked ? texts.tryNow : texts.send;
  return html`
    ${stranded ?? (!navigator.onLine && isEditable(state) ? html`<p class="hint" part="hint">${texts.offlineHint}</p>` : nothing)}
    <div class="actions">
      <button type="submit" id="send" class="primary" part="button primary-button send-button" aria-disabled=${busy}>
        ${waiting || (busy ? texts.sending : idle)}
      </button>
      ${
        waiting || (state.status === 'waiting' && state.checking) || parked || phaseOf(state) === 'retrying'
          ? html`<button type="button" class="quiet" part="button quiet-button" @click=${onHold}>${texts.keepWriting}</button>`
          : nothing
      }
    </div>
  `;
}
