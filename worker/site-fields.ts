import { z } from 'zod';
import type { Condition } from './contract/conditions.ts';
import { isDateBound } from './contract/days.ts';
import { PHONE_COUNTRIES } from './submissions/phone.ts';

/** What the outbox adds to `data` on its own; a field of that name would overwrite it. */
const RESERVED_DATA_KEYS = [
  'reference',
  'submission_id',
  'page_url',
  'page_title',
  'page_referrer',
  'language',
];

/** Key of a value in `data`. */
export const dataKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/i, 'must be a letter, then letters, digits and underscores, 40 at most')
  .refine((key) => !RESERVED_DATA_KEYS.includes(key.toLowerCase()), 'is a name that the Worker itself uses')
  .refine((key) => !(key in {}), 'is a name that JavaScript itself uses');

const text = z.string().min(1, 'must not be empty');
const count = z.int('must be a whole number').min(1, 'must be at least 1');
const length = count.max(60_000, 'must be at most 60,000');
const finite = z.number('must be a number');

const languageTag = z
  .string()
  .regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i, 'must be a language tag, such as "en" or "pt-BR"');
const localized = z.union(
  [text, z.record(languageTag, text).refine((texts) => Object.keys(texts).length > 0, 'must have a text')],
  'must be a text, or texts by language, such as { en: "Topic", de: "Thema" }',
);
const autocomplete = z
  .string()
  .regex(/^[a-z][a-z0-9-]*( [a-z][a-z0-9-]*){0,4}$/, 'must be a token of HTML, such as "organization"');
const dateBound = z
  .string()
  .refine(isDateBound, 'must be a day like "2026-11-20", or "today", "today+14", "today-30"');

const value = z.union([z.string(), z.number(), z.boolean()]);
const conditions = z.lazy(() => z.array(condition).min(1, 'must have a condition'));
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ field: z.string(), is: z.union([value, z.array(value).min(1)]) }),
      z.strictObject({ field: z.string(), filled: z.boolean() }),
      z.strictObject({ anyOf: conditions }),
      z.strictObject({ allOf: conditions }),
      z.strictObject({ not: condition }),
    ],
    'is no condition, such as { field: "reason", is: "damaged" }',
  ),
);

const named = { name: dataKey, label: localized, when: condition.optional() };
const own = {
  help: localized.optional(),
  width: z.enum(['half', 'full'], 'must be "half" or "full"').optional(),
};
const base = {
  ...named,
  ...own,
  required: z.union([z.boolean(), condition], 'must be true, or a condition').optional(),
  slotted: z.boolean().optional(),
  sensitive: z.boolean().optional(),
};
const typed = { ...base, placeholder: localized.optional(), autocomplete: autocomplete.optional() };
const string = z.string().optional();
const lengths = { minLength: length.optional(), maxLength: length.optional() };
const options = z
  .array(z.strictObject({ value: text, label: localized }))
  .min(1, 'must have an option')
  .refine((all) => isUnique(all.map((option) => option.value)), 'has two options of one value');

/** One field of a form, by itself. */
export const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...typed,
    ...lengths,
    type: z.literal('text'),
    default: string,
    pattern: string,
    example: string,
  }),
  z.strictObject({ ...typed, ...lengths, type: z.literal('textarea'), default: string }),
  z.strictObject({ ...typed, type: z.enum(['email', 'url']), default: string }),
  z.strictObject({
    ...typed,
    type: z.literal('tel'),
    default: string,
    country: z.enum(PHONE_COUNTRIES, 'is no country whose numbers can be completed').optional(),
  }),
  z.strictObject({
    ...typed,
    type: z.literal('number'),
    default: finite.optional(),
    min: finite.optional(),
    max: finite.optional(),
    step: finite.positive('must be more than 0').optional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('date'),
    autocomplete: autocomplete.optional(),
    default: dateBound.optional(),
    min: dateBound.optional(),
    max: dateBound.optional(),
  }),
  z.strictObject({
    ...base,
    type: z.enum(['select', 'radio']),
    options,
    autocomplete: autocomplete.optional(),
    default: string,
  }),
  z.strictObject({
    ...base,
    type: z.literal('checkboxes'),
    options,
    default: z.array(z.string()).optional(),
    min: count.optional(),
    max: count.optional(),
  }),
  z.strictObject({ ...base, type: z.literal('checkbox'), default: z.boolean().optional() }),
  z.strictObject({ ...named, ...own, type: z.literal('consent') }),
  z.strictObject({ ...named, type: z.literal('hidden'), default: value.optional() }),
]);

/** Whether no two names are the same, in either case. */
export function isUnique(names: string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length;
}
