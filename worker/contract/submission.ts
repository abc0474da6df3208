import * as z from 'zod/mini';
import { dataSchema } from './answers.ts';
import type { Today } from './days.ts';
import { emailSchema } from './email.ts';
import type { Field } from './fields.ts';
import type { FormConfig } from './form.ts';
import { kind, notBlank, oneLine, rule, wellFormed } from './rules.ts';

const MAX_URL = 2_048;
const MAX_TITLE = 300;
const MAX_LANGUAGE = 35;

/** Any page a visitor can be on: http and https, nothing that could run when clicked. */
const WEB_URL = /^https?:\/\/[^\s\p{Cc}]+$/iu;
const EMPTY_OR_WEB_URL = /^$|^https?:\/\/[^\s\p{Cc}]+$/iu;
const webUrl = (pattern: RegExp) =>
  z.string().check(
    wellFormed,
    z.maxLength(MAX_URL),
    rule('not_a_url', (text) => pattern.test(text)),
  );

/** The schema of the body of `POST /v1/conversations`, made from what the form allows. Unknown keys are errors. */
export function submissionSchema(form: FormConfig<unknown>, today: Today) {
  const { limits } = form;
  const line = (max: number) => z.string().check(notBlank, oneLine, wellFormed, z.trim(), z.maxLength(max));
  const data = dataSchema(form.fields, form.data, { maxLength: limits.answer, today });

  return z.strictObject({
    subject: line(limits.subject),
    body: z.string().check(notBlank, wellFormed, z.maxLength(limits.body)),
    name: line(limits.name),
    email: emailSchema,
    form: z.optional(z.string()),
    channel: z.optional(
      kind<string>('not_an_option', (value) => (form.channels as unknown[]).includes(value)),
    ),
    data: form.fields.some(mayBeRequired) ? data : z.optional(data),
    attachments: z.optional(
      kind<string[]>('wrong_type', isStrings).check(
        rule('too_many', (ids) => ids.length <= form.attachments.maxFiles),
        rule('not_allowed', (ids) => new Set(ids).size === ids.length),
      ),
    ),
    language: z.optional(
      z.string().check(
        z.maxLength(MAX_LANGUAGE),
        rule('not_a_language', (tag) => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag)),
      ),
    ),
    page: z.optional(
      z.strictObject({
        url: webUrl(WEB_URL),
        title: z.optional(z.string().check(oneLine, wellFormed, z.maxLength(MAX_TITLE))),
        referrer: z.optional(webUrl(EMPTY_OR_WEB_URL)),
      }),
    ),
    turnstileToken: z.optional(z.string()),
  });
}

function mayBeRequired({ type, required = false }: Field<unknown>): boolean {
  return required !== false || type === 'consent';
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** A new conversation on its way, checked. */
export type Submission = z.infer<ReturnType<typeof submissionSchema>>;

/** Answer of `POST /v1/conversations`: the message is stored for good, and will be delivered. */
export interface Accepted {
  /** What the visitor can quote. */
  reference: string;
  state: 'accepted';
}
