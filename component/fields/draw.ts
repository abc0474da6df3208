import { html, nothing, type TemplateResult } from 'lit';
import { type Answers, isRequired } from '../../worker/contract/conditions.ts';
import type { Answer, Field, NumberField } from '../../worker/contract/fields.ts';
import { linkedParts } from '../../worker/contract/links.ts';
import type { Words } from '../locales/words.ts';
import type { DataValue } from '../submissions/message.ts';
import { beginning } from './answers.ts';
import { checkbox } from './checkbox.ts';
import { choices } from './choices.ts';
import { date } from './date.ts';
import { typedNumber } from './number.ts';
import { type FieldModel, ROWS } from './plain-field.ts';
import { select } from './select.ts';
import { text } from './text.ts';
import { textarea } from './textarea.ts';

/**
 * Draws a field, if it is asked and not the page's to draw. A type from a newer Worker is a line of text.
 *
 * @param asked answers to all that is asked
 * @param page data that the page sends along
 */
export function draw(
  field: Field,
  model: FieldModel,
  asked: Answers,
  page: Record<string, DataValue> | null | undefined,
  words: Words,
): TemplateResult | typeof nothing {
  if (!(field.name in asked) || field.slotted || model.hidden) return nothing;
  const { label, help, width } = field;
  const { answer = beginning(field, page?.[field.name]), ...control } = model;
  const common = {
    ...control,
    label,
    help: control.help ?? help,
    width,
    required: isRequired(field, asked),
    value: typed(answer, words),
  };
  const texts = words.of('form');
  switch (field.type) {
    case 'hidden':
      return nothing;
    case 'checkbox':
      return checkbox({ ...common, checked: answer === true }, texts);
    case 'consent':
      return checkbox(
        { ...common, required: true, checked: answer === true, words: linked(label, words) },
        texts,
      );
    case 'radio':
    case 'checkboxes': {
      const { options } = field;
      const single = field.type === 'radio';
      const onInput = (chosen: string[]) => model.onInput(single ? (chosen[0] ?? '') : chosen);
      return choices({ ...common, options, single, chosen: listOf(answer), onInput }, texts);
    }
    case 'select':
      return select({ ...common, options: field.options, autocomplete: field.autocomplete }, texts);
    case 'date': {
      const { min, max, autocomplete } = field;
      return date(
        { ...common, ...(min && { min }), ...(max && { max }), ...(autocomplete && { autocomplete }) },
        texts,
      );
    }
    case 'textarea':
      return textarea({ ...common, rows: ROWS, placeholder: field.placeholder }, texts);
    case 'number': {
      const { placeholder, autocomplete } = field;
      return text({ ...common, placeholder, autocomplete, inputmode: keysFor(field) }, texts);
    }
    case 'email':
    case 'tel':
    case 'url': {
      const { type, placeholder, autocomplete } = field;
      return text({ ...common, type, placeholder, autocomplete }, texts);
    }
    default: {
      const { placeholder, autocomplete } = field;
      return text({ ...common, placeholder, autocomplete }, texts);
    }
  }
}

function typed(answer: Answer | undefined, { language }: Words): string {
  if (typeof answer === 'number') return typedNumber(answer, language);
  return typeof answer === 'string' ? answer : '';
}

function listOf(answer: Answer | undefined): string[] {
  return Array.isArray(answer) ? answer : [String(answer ?? '')];
}

/** The keys of a phone that only has digits have no minus sign. */
function keysFor({ min = -1, step = 0 }: NumberField): 'numeric' | 'decimal' | undefined {
  if (min < 0) return undefined;
  return Number.isInteger(min) && Number.isInteger(step) && step > 0 ? 'numeric' : 'decimal';
}

/** A label with its links, each in a tab of its own: nobody loses what they have written. */
function linked(label: string, words: Words): TemplateResult {
  const parts = linkedParts(label).map(({ words: said, href }) =>
    href === undefined
      ? said
      : html`<a part="link" href=${href} target="_blank" rel="noopener">${said}<span class="hidden"> ${words.of('fields').newTab}</span></a>`,
  );
  return html`${parts}`;
}
