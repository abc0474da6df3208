import type { TemplateResult } from 'lit';
import type { Answer, Field } from '../../worker/contract/fields.ts';
import type { Texts } from '../locales/messages.ts';
import { checkbox } from './checkbox.ts';
import type { Control } from './control.ts';
import { select } from './select.ts';
import { text } from './text.ts';
import { textarea } from './textarea.ts';

/** Rows of a site's longer text before anything is written: fewer than the message, which is the point of the form. */
const ROWS = 3;

/** Draws a field that the site added to its form. A type from a newer Worker is a line of text. */
export function field(
  definition: Field,
  answer: Answer | undefined,
  control: Pick<Control, 'id' | 'error' | 'locked'>,
  onInput: (answer: Answer) => void,
  texts: Texts<'form'>,
): TemplateResult {
  const { label, help } = definition;
  const common = { ...control, label, help, required: definition.required === true, onInput };
  const value = typeof answer === 'string' ? answer : '';
  switch (definition.type) {
    case 'checkbox':
      return checkbox({ ...common, checked: answer === true }, texts);
    case 'select':
      return select({ ...common, value, options: definition.options }, texts);
    case 'textarea':
      return textarea({ ...common, value, rows: ROWS }, texts);
    default:
      return text({ ...common, value }, texts);
  }
}
