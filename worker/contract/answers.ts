import * as z from 'zod/mini';
import { clean } from './clean.ts';
import { type Answers, askedOf, isBlank, isBlankText, isRequired } from './conditions.ts';
import { dayOf, isDay, type Today } from './days.ts';
import { isEmail } from './email.ts';
import {
  type Answer,
  type DateField,
  type Field,
  type GroupField,
  type NumberField,
  PATTERN_LENGTH,
  type TextareaField,
  type TextField,
} from './fields.ts';
import type { RuleCode } from './problem.ts';
import { rule, wellFormed } from './rules.ts';

/** A telephone number can be short within a country, and have a word beside it. */
const MIN_DIGITS = 4;
const MAX_PHONE = 100;
const MAX_URL = 2_048;

/** A page on the web; people leave out how it is reached. Nothing that could run when clicked. */
const URL_SHAPE =
  /^(?:https?:\/\/)?[\p{L}\p{N}][\p{L}\p{M}\p{N}.-]*\.\p{L}[\p{L}\p{M}\p{N}-]+(?::\d+)?(?:[/?#]\S*)?$/iu;

/** What answers are measured by, where their field says nothing. */
export interface AnswerRules {
  /** Characters. */
  maxLength: number;
  today: Today;
}

/**
 * The schema of all that fields take, by their names: what is asked must be right, and there where it is required;
 * what is not asked must not be there. An answer that is left empty is none.
 *
 * @param keys of values that the page may add
 */
export function dataSchema(fields: readonly Field<unknown>[], keys: readonly string[], rules: AnswerRules) {
  const free = pageValue(rules.maxLength);
  return z
    .strictObject({
      ...Object.fromEntries(keys.map((key) => [key, z.optional(free)])),
      ...Object.fromEntries(fields.map((field) => [field.name, z.optional(answerSchema(field, rules))])),
    })
    .check(
      z.check(
        ({ value, issues }) => {
          if (typeof value !== 'object' || value === null) return;
          for (const [name, code] of misplaced(fields, value as Answers)) {
            issues.push({ code: 'custom', path: [name], input: value, params: { code }, continue: true });
          }
        },
        { when: () => true },
      ),
    );
}

/** Answers that are missing, and those to what is not asked. */
function misplaced(fields: readonly Field<unknown>[], answers: Answers): [name: string, code: RuleCode][] {
  const asked = askedOf(fields, answers);
  return fields.flatMap((field): [string, RuleCode][] => {
    const { name } = field;
    if (!(name in asked)) return answers[name] === undefined ? [] : [[name, 'not_allowed']];
    const required = field.type === 'consent' || isRequired(field, asked);
    return required && isBlank(answers[name]) ? [[name, 'required']] : [];
  });
}

/** The schema of one answer, if there is one. */
function answerSchema(field: Field<unknown>, { maxLength, today }: AnswerRules): z.ZodMiniType<Answer> {
  switch (field.type) {
    case 'textarea':
    case 'text':
      return textSchema(field, maxLength);
    case 'email':
      return line('not_an_email', isEmail, maxLength);
    case 'url':
      return line('not_a_url', (text) => URL_SHAPE.test(text), MAX_URL);
    case 'tel':
      return line('not_a_phone', (text) => (text.match(/\p{Nd}/gu) ?? []).length >= MIN_DIGITS, MAX_PHONE);
    case 'number':
      return answerOf<number>('not_a_number', Number.isFinite).check(...numberRules(field));
    case 'date':
      return line('not_a_date', isDay, MAX_PHONE).check(
        rule('out_of_range', (day) => !isDay(day) || isBetween(day, field, today())),
      );
    case 'select':
    case 'radio': {
      const values: unknown[] = field.options.map(({ value }) => value);
      return answerOf<string>('not_an_option', (value) => value === '' || values.includes(value));
    }
    case 'checkboxes':
      return groupSchema(field);
    case 'checkbox':
    case 'consent':
      return answerOf<boolean>('wrong_type', (value) => typeof value === 'boolean');
    default:
      return pageValue(maxLength);
  }
}

/**
 * A value of a kind that one line tells. Unlike others it does not end the check of all that is asked: whatever else is wrong,
 * nobody should mend one thing only to learn of the next. So the rules after it see what is of another kind.
 */
function answerOf<T extends Answer>(code: RuleCode, holds: (value: unknown) => boolean) {
  return z.custom<T>(holds, { params: { code }, abort: false });
}

/** Values that the page adds, and what a type from a newer Worker has. */
function pageValue(maxLength: number) {
  return answerOf<string | number | boolean>(
    'wrong_type',
    (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value),
  ).check(
    z.overwrite((value) => (typeof value === 'string' ? clean(value) : value)),
    rule('too_long', (value) => typeof value !== 'string' || value.length <= maxLength),
  );
}

function textSchema(field: TextField<unknown> | TextareaField<unknown>, usual: number) {
  const { type, minLength = 0, maxLength = 'pattern' in field ? PATTERN_LENGTH : usual } = field;
  const text = type === 'text' ? z.string().check(wellFormed, z.trim()) : z.string().check(wellFormed);
  const pattern = type === 'text' ? compiled(field.pattern) : undefined;
  return text.check(
    z.maxLength(maxLength),
    answered('too_short', (value) => value.length >= minLength),
    // A text that is too long is not looked at: how long a pattern takes is reckoned by the length it can have.
    answered('wrong_format', (value) => !pattern || value.length > maxLength || pattern.test(value)),
  );
}

/** Matches whole texts alone; undefined for what this browser does not know yet, and the Worker checks. */
function compiled(pattern: string | undefined): RegExp | undefined {
  try {
    return pattern === undefined ? undefined : wholeMatch(pattern);
  } catch {
    return undefined;
  }
}

/** @throws {SyntaxError} where the pattern is none */
export function wholeMatch(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}

function line(code: RuleCode, holds: (text: string) => boolean, maxLength: number) {
  return z.string().check(wellFormed, z.trim(), z.maxLength(maxLength), answered(code, holds));
}

/** A rule for what is answered, and not for what is left empty. */
function answered(code: RuleCode, holds: (text: string) => boolean) {
  return rule<string>(code, (text) => isBlankText(text) || holds(text));
}

function numberRules({
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  step,
}: NumberField<unknown>) {
  const start = Number.isFinite(min) ? min : 0;
  return [
    rule<number>('out_of_range', (value) => !Number.isFinite(value) || (value >= min && value <= max)),
    rule<number>(
      'out_of_step',
      (value) => step === undefined || !Number.isFinite(value) || isWhole((value - start) / step),
    ),
  ] as const;
}

/** As whole as a number with a fraction gets: 0.3 / 0.1 is not quite 3. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

function isBetween(
  day: string,
  { min, max }: DateField<unknown>,
  [earliest, latest]: readonly [string, string],
) {
  return (!min || day >= dayOf(min, earliest)) && (!max || day <= dayOf(max, latest));
}

function groupSchema({ options, min = 0, max = options.length }: GroupField<unknown>) {
  const values = options.map(({ value }) => value);
  const ticked = (code: RuleCode, holds: (chosen: string[]) => boolean) =>
    rule<string[]>(code, (chosen) => !Array.isArray(chosen) || holds(chosen));
  return answerOf<string[]>('wrong_type', Array.isArray).check(
    ticked('not_an_option', (chosen) => chosen.every((value) => values.includes(value))),
    ticked('not_allowed', (chosen) => new Set(chosen).size === chosen.length),
    ticked('too_few', (chosen) => chosen.length === 0 || chosen.length >= min),
    ticked('too_many', (chosen) => chosen.length <= max),
  );
}
