import { dayOf } from '../../worker/contract/days.ts';
import type { DateField, Field, NumberField } from '../../worker/contract/fields.ts';
import type { RuleCode } from '../../worker/contract/problem.ts';
import type { Words } from '../locales/words.ts';
import { labelIn } from './in-words.ts';
import { localToday } from './today.ts';

/** What to do about a rule that an answer breaks; undefined for those that any text can break. */
export function problemWith(field: Field, code: RuleCode, words: Words): string | undefined {
  const label = labelIn(field, words);
  switch (code) {
    case 'required':
      return words.say('fields', `required_${REQUIRED[field.type] ?? 'text'}`, { label });
    case 'not_an_email':
    case 'not_a_url':
    case 'not_a_phone':
    case 'not_an_option':
    case 'not_a_date':
      return words.say('fields', code, { label });
    default:
      return boundProblem(field, code, words);
  }
}

/** The same for rules that have a number, a day or a pattern in them. */
function boundProblem(field: Field, code: RuleCode, words: Words): string | undefined {
  const { label } = field;
  switch (field.type) {
    case 'number':
      return numberProblem(field, code, words);
    case 'date':
      return dateProblem(field, words);
    case 'checkboxes':
      return code === 'too_few' || code === 'too_many'
        ? words.say('fields', code, { label, count: (code === 'too_few' ? field.min : field.max) ?? 1 })
        : undefined;
    case 'text':
    case 'textarea':
      if (code === 'too_short') return words.say('fields', code, { label, count: field.minLength ?? 1 });
      return code === 'wrong_format' && 'example' in field
        ? words.say('fields', code, { label, example: field.example ?? '' })
        : undefined;
    case 'email':
      return words.say('fields', 'not_an_email', { label });
    case 'url':
      return words.say('fields', 'not_a_url', { label });
    case 'tel':
      return words.say('fields', 'not_a_phone', { label });
    default:
      return undefined;
  }
}

const REQUIRED: Readonly<Partial<Record<Field['type'], 'one' | 'some' | 'date' | 'tick'>>> = {
  select: 'one',
  radio: 'one',
  checkboxes: 'some',
  date: 'date',
  checkbox: 'tick',
  consent: 'tick',
};

function numberProblem({ label, min, max, step }: NumberField, code: RuleCode, words: Words): string {
  if (code === 'out_of_step' && step !== undefined && step !== 1) {
    return words.say('fields', 'out_of_step', { label, step });
  }
  if (code === 'out_of_step') return words.say('fields', 'whole', { label });
  if (min !== undefined && max !== undefined)
    return words.say('fields', 'number_between', { label, min, max });
  if (min !== undefined) return words.say('fields', 'number_from', { label, min });
  return max === undefined
    ? words.say('fields', 'not_a_number', { label })
    : words.say('fields', 'number_to', { label, max });
}

function dateProblem({ label, min, max }: DateField, words: Words): string {
  const format = new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeZone: 'UTC' });
  const day = (bound: string) => format.format(Date.parse(dayOf(bound, localToday())));
  if (min && max) return words.say('fields', 'date_between', { label, min: day(min), max: day(max) });
  if (min) return words.say('fields', 'date_from', { label, min: day(min) });
  return words.say('fields', 'date_to', { label, max: day(max ?? 'today') });
}
