import { type Answers, askedOf, isBlank } from '../../worker/contract/conditions.ts';
import { dayOf } from '../../worker/contract/days.ts';
import type { Answer, Field } from '../../worker/contract/fields.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { Draft, Pending } from '../draft.ts';
import type { DataValue } from '../submissions/message.ts';
import type { Written } from '../submissions/written.ts';
import { parseNumber } from './number.ts';
import { localToday } from './today.ts';

/** What the page adds to a message, and what the visitor sees it in. */
export interface Surroundings {
  data?: Record<string, DataValue> | null | undefined;
  /** BCP 47 tag. */
  language?: string | undefined;
}

/** A form in any language. */
export type AnyForm = Pick<FormConfig<unknown>, 'fields' | 'data'>;

/**
 * The data of a message: what the page adds, and answers to all fields that are asked. What is left empty is no answer; a
 * box left unticked is one, and says no.
 */
export function dataOf(
  { answers }: Pick<Written, 'answers'>,
  { fields, data: keys }: AnyForm,
  { data: page, language }: Surroundings,
): Record<string, DataValue> {
  const given: Record<string, Answer | undefined> = { ...page };
  for (const key of keys) given[key] = answers[key] ?? given[key];
  for (const field of fields)
    given[field.name] = answerTo(field, answers[field.name], given[field.name], language);
  return withoutUnasked(given, fields);
}

/** Leaves out what is not there, and what is not asked. */
export function withoutUnasked(
  data: Readonly<Record<string, Answer | undefined>>,
  fields: readonly Field<unknown>[],
): Record<string, DataValue> {
  const asked = askedOf(fields, data);
  const isField = (key: string) => fields.some(({ name }) => name === key);
  return Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, DataValue] =>
        entry[1] !== undefined && (entry[0] in asked || !isField(entry[0])),
    ),
  );
}

/** Whether a field is not asked, going by what a message has. */
export function isUnasked(
  name: string,
  { fields }: Pick<AnyForm, 'fields'>,
  { data = {} }: { data?: Answers },
): boolean {
  return fields.some((field) => field.name === name) && !(name in askedOf(fields, data));
}

/** @param page what the page says; it agrees to nothing, and only it fills in what is hidden */
function answerTo(
  field: Field<unknown>,
  own: Answer | undefined,
  page: Answer | undefined,
  language: string | undefined,
): Answer | undefined {
  if (field.type === 'hidden') return page ?? field.default;
  if (field.type === 'consent') return own === true || undefined;
  const answer = own ?? beginning(field, page);
  if (field.type === 'checkbox') return answer ?? false;
  // Nothing is read as well: how a language writes numbers takes longer to learn than the first digit may.
  const typed = typeof answer === 'string' ? answer : '';
  const number = field.type === 'number' ? parseNumber(typed, language) : undefined;
  if (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0))
    return undefined;
  // What is no number goes out as it is, for the rules to say so.
  return number ?? answer;
}

/** What a field begins with: what the page says, where that can be an answer, or what the site does. */
export function beginning(field: Field<unknown>, page: unknown): Answer | undefined {
  return fits(field, page) ? page : defaultOf(field);
}

/** What a site's field begins with where the page says nothing. */
export function defaultOf(field: Field<unknown>): Answer | undefined {
  if (!('default' in field) || field.default === undefined) return undefined;
  return field.type === 'date' ? dayOf(field.default, localToday()) : field.default;
}

/**
 * What of a message may be kept for later: neither consent, which is given anew, nor what is sensitive. What was sent may
 * be kept whole, unless it has something sensitive: then nobody can send it again as it was, and only its key stays.
 */
export function kept<Kept extends Pick<Draft, 'written' | 'pending'>>(
  draft: Kept,
  { fields }: Pick<AnyForm, 'fields'>,
): Kept {
  const { written, pending } = draft;
  const given = Object.entries(written.answers);
  const sensitive = namesOf(fields, (field) => field.sensitive);
  const consents = namesOf(fields, ({ type }) => type === 'consent');
  const answers = given.filter(([name]) => !sensitive.includes(name) && !consents.includes(name));
  // What was sent may have more than there is now: what the page filled in, or the visitor has emptied since; and what was
  // typed then may have more than was sent, because it was not asked any more.
  const isSealed =
    pending?.sent &&
    [...given, ...Object.entries(sentData(pending)), ...Object.entries(typedData(pending))].some(
      ([name, answer]) => sensitive.includes(name) && !isBlank(answer),
    );
  return {
    ...draft,
    written: { ...written, answers: Object.fromEntries(answers) },
    ...(isSealed && { pending: { key: pending.key, sent: { body: '{}', typed: '', promised: false } } }),
  };
}

/** The data of a message as it went out; none where somebody has tampered with what was stored. */
export function sentData(pending: Pending | undefined): Record<string, unknown> {
  return dataIn(pending?.sent?.body, ({ data }) => data);
}

/** What the visitor had answered when it went out, asked or not. */
function typedData(pending: Pending): Record<string, unknown> {
  return dataIn(pending.sent?.typed, ({ said }) => Object.fromEntries(said));
}

/** What was stored may be anything. */
function dataIn(
  json: string | undefined,
  pick: (stored: { data: Record<string, unknown>; said: [string, unknown][] }) => Record<string, unknown>,
): Record<string, unknown> {
  try {
    return pick(JSON.parse(json ?? '{}')) ?? {};
  } catch {
    return {};
  }
}

function namesOf(
  fields: readonly Field<unknown>[],
  holds: (field: Field<unknown>) => boolean | undefined,
): string[] {
  return fields.filter(holds).map(({ name }) => name);
}

/** Whether a value can be an answer, as typed or as sent. Nothing but the visitor's own tick is consent. */
export function fits(field: Field<unknown>, answer: unknown): answer is Answer {
  switch (field.type) {
    case 'consent':
      return false;
    case 'checkbox':
      return typeof answer === 'boolean';
    case 'checkboxes':
      return Array.isArray(answer) && answer.every((one) => isOption(field, one));
    case 'select':
    case 'radio':
      return isOption(field, answer);
    case 'number':
      return typeof answer === 'string' || Number.isFinite(answer);
    case 'hidden':
      return ['string', 'number', 'boolean'].includes(typeof answer);
    default:
      return typeof answer === 'string';
  }
}

function isOption({ options }: { options: readonly { value: string }[] }, answer: unknown): boolean {
  return options.some(({ value }) => value === answer);
}
