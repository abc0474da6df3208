import * as z from 'zod/mini';
import { answerSchema } from './fields.ts';
import type { FormConfig } from './form.ts';
import { clean, kind, notBlank, oneLine, rule, wellFormed } from './rules.ts';

/** Longest address that SMTP can carry (RFC 5321, erratum 1690). */
const MAX_EMAIL = 254;
const MAX_URL = 2_048;
const MAX_TITLE = 300;
const MAX_LANGUAGE = 35;

/**
 * One address, as browsers check `<input type="email">` (HTML standard), with letters of every script in the domain,
 * at least one dot there, and no number at its end. No display name, no list, no comment, no quotes.
 */
const ATOM = String.raw`[\w!#$%&'*+/=?^\x60{|}~\-]+`;
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\-]{0,61}[\p{L}\p{M}\p{N}])?`;
const EMAIL = new RegExp(
  String.raw`^(?=.{1,64}@)${ATOM}(?:\.${ATOM})*@(?:${LABEL}\.)+(?!\d+$)${LABEL}$`,
  'u',
);

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
export function submissionSchema(form: FormConfig) {
  const { limits } = form;
  const line = (max: number) => z.string().check(notBlank, oneLine, wellFormed, z.trim(), z.maxLength(max));
  const hidden = kind<string | number | boolean>(
    'wrong_type',
    (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value),
  ).check(
    z.overwrite((value) => (typeof value === 'string' ? clean(value) : value)),
    rule('too_long', (value) => typeof value !== 'string' || value.length <= limits.answer),
  );
  const data = z.strictObject({
    ...Object.fromEntries(form.data.map((key) => [key, z.optional(hidden)])),
    ...Object.fromEntries(form.fields.map((field) => [field.name, answerSchema(field, limits.answer)])),
  });

  return z.strictObject({
    subject: line(limits.subject),
    body: z.string().check(notBlank, wellFormed, z.maxLength(limits.body)),
    name: line(limits.name),
    email: emailSchema,
    form: z.optional(z.string()),
    channel: z.optional(
      kind<string>('not_an_option', (value) => (form.channels as unknown[]).includes(value)),
    ),
    data: form.fields.some((field) => field.required) ? data : z.optional(data),
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

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** One e-mail address, as a visitor types it. */
export const emailSchema = z.string().check(
  notBlank,
  rule('not_an_email', (text) => !/[\r\n]/.test(text)),
  z.trim(),
  z.maxLength(MAX_EMAIL),
  rule('not_an_email', (text) => EMAIL.test(text)),
);

/** A new conversation on its way, checked. */
export type Submission = z.infer<ReturnType<typeof submissionSchema>>;

/** Answer of `POST /v1/conversations`: the message is stored for good, and will be delivered. */
export interface Accepted {
  /** What the visitor can quote. */
  reference: string;
  state: 'accepted';
}
