import { z } from 'zod';
import { emailSchema } from './contract/email.ts';
import { check } from './contract/rules.ts';
import { identityKeysSchema } from './session/identity-keys.ts';

/** What wrangler.toml binds, and what the operator sets: the latter unread, see {@link readSettings}. */
export interface Env {
  ATTACHMENTS: R2Bucket;
  OUTBOX: DurableObjectNamespace<import('./submissions/outbox.ts').Outbox>;
  CUSTOMER: DurableObjectNamespace<import('./session/customer.ts').Customer>;
  /** Counts what each client's address asks of `/v1/session`. */
  SESSION_LIMIT: RateLimit;
  /** Cloudflare's mail service, for those who bind it; Resend does without. */
  EMAIL?: SendEmail;
  [variable: string]: unknown;
}

/** One thing that is wrong with the set-up, in words for the operator. Never holds a value: it may be a secret. */
export interface SetupProblem {
  /** Name of the variable, or path in `site.config.ts`. */
  where: string;
  problem: string;
}

const missing = 'is missing';
const required = z.string(missing).trim().min(1, missing);

const origin = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text && !text.includes('*');
}, 'holds something that is no origin; write them like https://www.example.com, without a path, separated by commas');

const address = z
  .string()
  .trim()
  .transform((text) => text.replace(/\/+$/, ''))
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && isHttpsOrLoopback(url) && url.origin === text;
  }, 'must be an address like https://contact.example.com, without a path (http only on this machine)');

/** Its path and query are somebody else's, and may hold a secret. */
const webhook = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && isHttpsOrLoopback(url);
}, 'must be an address that begins with https:');

const list = required.transform((text) => text.split(',').map((item) => item.trim()));

const allowedOrigins = list.pipe(z.array(origin)).transform((origins) => new Set(origins));

/** As many characters as nobody can guess, if they were drawn at random. */
const MIN_OPERATOR_TOKEN = 32;

/** HMAC-SHA256 gains nothing from a key longer than its block, and loses strength below its output. */
const MIN_SIGNING_KEY = 32;

/** An empty variable is as good as none. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((text) => (text === '' ? undefined : text), schema.optional());

const emailAddress = z.string().refine((text) => check(emailSchema, text).ok, 'must be one e-mail address');

const settingsSchema = z
  .object({
    HELPDESK: z.literal('reamaze', 'must be "reamaze"'),
    REAMAZE_BRAND: required.regex(
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
      'must be the name before ".reamaze.io" alone',
    ),
    REAMAZE_BASE_URL: optional(address),
    REAMAZE_CHANNEL: required.regex(
      /^[a-z0-9][a-z0-9_-]*$/i,
      'must be the slug of a channel, such as "support"',
    ),
    REAMAZE_LOGIN_EMAIL: required.refine(
      (text) => check(emailSchema, text).ok,
      'must be the e-mail address of a staff user',
    ),
    REAMAZE_API_TOKEN: required,
    ALLOWED_ORIGINS: allowedOrigins,
    PUBLIC_URL: required.pipe(address),
    SIGNING_KEYS: list.pipe(
      z.array(z.string().min(MIN_SIGNING_KEY, `holds a key of fewer than ${MIN_SIGNING_KEY} characters`)),
    ),
    OPERATOR_TOKEN: z.preprocess(
      (text) => (text === '' ? undefined : text),
      z
        .string()
        .min(MIN_OPERATOR_TOKEN, `must have at least ${MIN_OPERATOR_TOKEN} characters`)
        .regex(/^[\x21-\x7e]+$/, 'may hold letters, digits and signs of ASCII alone, and no space')
        .optional(),
    ),
    MAIL_FROM: optional(z.string().regex(/@/, 'must be an e-mail address, with or without a name before it')),
    RESEND_BASE_URL: optional(address),
    RESEND_API_KEY: optional(z.string()),
    EMAIL: z.unknown().optional(),
    FALLBACK_EMAIL: optional(emailAddress),
    ALERT_WEBHOOK: optional(webhook),
    IDENTITY_KEYS: optional(identityKeysSchema),
    REAMAZE_SSO_SECRET: optional(z.string()),
  })
  .superRefine((env, context) => {
    if (!env.FALLBACK_EMAIL) return;
    const needs = (variable: string, message: string) =>
      context.addIssue({ code: 'custom', path: [variable], message });
    if (!env.MAIL_FROM) needs('MAIL_FROM', `${missing}, and FALLBACK_EMAIL needs it`);
    if (!env.RESEND_API_KEY && !env.EMAIL) {
      needs('RESEND_API_KEY', `${missing}; FALLBACK_EMAIL needs it, or a send_email binding called EMAIL`);
    }
  })
  .transform((env) => ({
    helpdesk: {
      kind: env.HELPDESK,
      baseUrl: env.REAMAZE_BASE_URL ?? `https://${env.REAMAZE_BRAND}.reamaze.io`,
      loginEmail: env.REAMAZE_LOGIN_EMAIL,
      apiToken: env.REAMAZE_API_TOKEN,
    },
    channel: env.REAMAZE_CHANNEL,
    allowedOrigins: env.ALLOWED_ORIGINS,
    publicUrl: env.PUBLIC_URL,
    signingKeys: env.SIGNING_KEYS,
    mail: {
      from: env.MAIL_FROM,
      resend: env.RESEND_API_KEY
        ? { apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL ?? 'https://api.resend.com' }
        : undefined,
    },
    fallbackEmail: env.FALLBACK_EMAIL,
    alertWebhook: env.ALERT_WEBHOOK,
    /** By which sites sign who somebody is; none if they do not. */
    identityKeys: env.IDENTITY_KEYS ?? [],
    /** Without it no authkey is accepted. */
    ssoSecret: env.REAMAZE_SSO_SECRET,
    /** Without it nobody is let in to look at the outbox. */
    operatorToken: env.OPERATOR_TOKEN,
  }));

/** The operator's variables and secrets, read and checked. */
export type Settings = z.infer<typeof settingsSchema>;

/** Reads the variables and secrets, or says of each wrong one what is wrong. */
export function readSettings(env: Record<string, unknown>): Settings | SetupProblem[] {
  const result = settingsSchema.safeParse(env);
  return result.success ? result.data : problemsOf(result.error, (path) => String(path[0]));
}

/** The origins on the allow-list, if at least that can be read where other variables are wrong. */
export function readOrigins(env: Record<string, unknown>): ReadonlySet<string> {
  const result = allowedOrigins.safeParse(env['ALLOWED_ORIGINS']);
  return result.success ? result.data : new Set();
}

/** Turns zod's issues into problems, the first of each place. */
export function problemsOf(error: z.ZodError, where: (path: PropertyKey[]) => string): SetupProblem[] {
  const problems = error.issues.map((issue) => ({ where: where(issue.path), problem: issue.message }));
  return [...Map.groupBy(problems, (problem) => problem.where).values()].flatMap((same) => same.slice(0, 1));
}

function isHttpsOrLoopback(url: URL): boolean {
  const loopback =
    url.hostname === 'localhost' || /^127(\.\d{1,3}){3}$/.test(url.hostname) || url.hostname === '[::1]';
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
}
