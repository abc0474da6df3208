import { html, type TemplateResult } from 'lit';
import type { Answer } from '../../worker/contract/fields.ts';
import { type Localized, textIn } from '../../worker/contract/localized.ts';
import type { ExpectedField } from '../expected.ts';
import type { Words } from '../locales/words.ts';
import { type Control, caption, frame, notes } from './control.ts';
import { text } from './text.ts';
import { textarea } from './textarea.ts';

/** Rows of a site's longer text before anything is written: fewer than the message, which is the point of the form. */
export const ROWS = 3;

/** What a field is drawn with, whatever it asks. */
export interface FieldModel
  extends Pick<Control, 'id' | 'error' | 'help' | 'hidden' | 'locked' | 'mirrored'> {
  answer: Answer | undefined;
  onInput(answer: Answer): void;
}

/** Draws a field of the site before there is what draws them all: a text as it will be, of any other the place it takes. */
export function plainField(field: ExpectedField, model: FieldModel, words: Words): TemplateResult {
  const { type, label, help, required, sensitive, options } = field;
  const { answer } = model;
  const texts = words.of('form');
  const say = (text: Localized = '') => textIn(text, words.language);
  const control = {
    ...model,
    label: say(label),
    help: say(help),
    required: required === true || type === 'consent',
    value: typeof answer === 'string' ? answer : '',
  };
  // What is sensitive waits for what keeps it out of the draft.
  const kind = sensitive || type;
  if (kind === 'text') return text(control, texts);
  if (kind === 'textarea') return textarea({ ...control, rows: ROWS }, texts);
  if (type === 'checkbox' || type === 'consent') {
    return html`<div class="field">${box(caption(control, texts))} ${notes(control)}</div>`;
  }
  if (type === 'radio' || type === 'checkboxes') {
    return html`<div class="field"><label>${caption(control, texts)}</label> ${notes(control)} ${options?.map((option) => box(say(option.label)))}</div>`;
  }
  return frame(control, texts, bone(type));
}

/** Keeps a place. */
export const bone = (shape: string): TemplateResult =>
  html`<span class="bone ${shape}" part="skeleton"></span>`;

const box = (label: unknown) => html`<div class="check">${bone('')}<label>${label}</label></div>`;
