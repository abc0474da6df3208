import * as z from 'zod/mini';
import { kind, notBlank, rule, wellFormed } from './rules.ts';

interface FieldBase {
  /** Key of the answer in `data`: a letter, then letters, digits and underscores, 40 at most. */
  name: string;
  label: string;
  /** Shown under the label, before anything is typed. */
  help?: string;
  required?: boolean;
}

export interface TextField extends FieldBase {
  type: 'text' | 'textarea';
  /** Characters; the site's `limits.answer` if not given. */
  maxLength?: number;
}

export interface SelectField extends FieldBase {
  type: 'select';
  options: { value: string; label: string }[];
}

export interface CheckboxField extends FieldBase {
  type: 'checkbox';
}

/** A field that a site adds to its form, told apart by `type`. */
export type Field = TextField | SelectField | CheckboxField;

/** What a visitor can answer to a field. */
export type Answer = string | boolean;

/**
 * The schema of one field's answer. A required text must not be blank, a required checkbox must be ticked;
 * an optional one may be left out or empty.
 *
 * @param maxLength characters, where the field itself sets none
 */
export function answerSchema(field: Field, maxLength: number): z.ZodMiniType<Answer | undefined> {
  switch (field.type) {
    case 'text':
    case 'textarea': {
      const text = z.string().check(wellFormed, z.maxLength(field.maxLength ?? maxLength));
      return field.required ? text.check(notBlank) : z.optional(text);
    }
    case 'select': {
      const values: unknown[] = field.options.map((option) => option.value);
      return field.required
        ? z.string().check(
            notBlank,
            rule('not_an_option', (value) => values.includes(value)),
          )
        : z.optional(kind<string>('not_an_option', (value) => value === '' || values.includes(value)));
    }
    case 'checkbox': {
      const ticked = kind<boolean>('wrong_type', (value) => typeof value === 'boolean');
      return field.required ? ticked.check(rule('required', (is) => is)) : z.optional(ticked);
    }
  }
}
