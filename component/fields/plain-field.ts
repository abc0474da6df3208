import { html, type TemplateResult } from 'lit';
import type { Answer, Field } from '../../worker/contract/fields.ts';
import type { Texts } from '../locales/messages.ts';
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
export function plainField(field: Field, model: FieldModel, texts: Texts<'form'>): TemplateResult {
  const { type, label, help, required, sensitive } = field;
  const { answer } = model;
  const control = {
    ...model,
    label,
    help,
    required: required === true,
    value: typeof answer === 'string' ? answer : '',
  };
  // What is sensitive waits for what keeps it out of the draft.
  const kind = sensitive || type;
  if (kind === 'text') return text(control, texts);
  if (kind === 'textarea') return textarea({ ...control, rows: ROWS }, texts);
  if (type === 'checkbox' || type === 'consent') {
    return html`<div class="field">${box(field)} ${notes(control)}</div>`;
  }
  if (type === 'radio' || type === 'checkboxes') {
    return html`<div class="field"><label>${caption(control, texts)}</label> ${notes(control)} ${field.options.map(box)}</div>`;
  }
  return frame(control, texts, html`<span class="bone input"></span>`);
}

const box = ({ label }: { label: string }) =>
  html`<div class="check"><span class="bone"></span><label>${label}</label></div>`;
