import { z } from 'zod';
import type { AttachmentRules } from './contract/attachments.ts';
import type { LocalizedField } from './contract/fields.ts';
import { FILE_TYPES } from './contract/file-types.ts';
import { DEFAULT_FORM, type Limits } from './contract/form.ts';
import { dataKey, fieldSchema, isUnique } from './site-fields.ts';
import { problemsOfFields, problemsOfParameters } from './site-rules.ts';

/** One form of the site. */
export interface FormDefinition {
  /** Where its messages arrive, unless the page chooses another channel; `REAMAZE_CHANNEL` if not given. */
  channel?: string;
  /** Asked for besides name, e-mail, subject and message, in this order. */
  fields: LocalizedField[];
  /** Keys of `data` that the page may add without asking the visitor. */
  data: string[];
  /**
   * Parameters of a page's address that may fill in a field, such as `{ order: 'order_number' }` for `?order=A-4711`. Besides the
   * fields, `name`, `email`, `subject` and `body` can be filled in.
   */
  parameters?: Record<string, string>;
  /** Given to every conversation from this form. */
  tags: string[];
}

/** Everything that a site owner tunes; `site.config.ts` holds it. */
export interface Site {
  /** What customers know the site as, in the e-mail with a code; the host of `PUBLIC_URL` without it. */
  name?: string;
  /** Channels that a page may choose besides `REAMAZE_CHANNEL`. */
  channels: string[];
  /** By name; a page asks for one with `form="name"`, and `contact` is the one it gets without. */
  forms: Record<string, FormDefinition>;
  limits: Limits;
  /** Offered to a visitor whose message cannot be handed over, with everything typed ready to mail. */
  fallbackEmail?: string;
  attachments: AttachmentRules & {
    /** Days that files stay after the helpdesk has the message. Re:amaze fetches them by link, and may be late. */
    keepDays: number;
  };
  outbox: {
    /** How many Durable Objects share the messages. One carries some hundred messages a second. */
    shards: number;
    /**
     * How many there were before, while `shards` is new: a message sent again under the key it had then is still
     * recognised. Leave it in for the thirty days that failed messages are kept, or `keepDays` if that is longer.
     */
    formerShards?: number;
    /** Days that a delivered message's key and reference are remembered; more than the seven of a draft's life. */
    keepDays: number;
  };
  /** What customers see of their own conversations, once they have proved their e-mail address. */
  history: {
    enabled: boolean;
    /** Whether somebody who was copied in on a conversation sees it like the one who began it. */
    followers: boolean;
    /** Whether customers may close their conversations, and reopen them. */
    closing: boolean;
    /** Keys of a conversation's data that are shown to its customer. */
    data: string[];
    /** Hosts from which files of the helpdesk may be passed on, such as `files.example.com`. */
    fileHosts: string[];
  };
}

/** Marks the site configuration, so that editors complete and check it. */
export function defineSite(site: Site): Site {
  return site;
}

const slug = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/i, 'must be a channel slug, such as "support"');
const host = z.string().refine((name) => {
  const url = URL.parse(`https://${name}`);
  return url !== null && url.host === name;
}, 'must be a host alone, such as "files.example.com"');
const text = z.string().min(1, 'must not be empty');
const oneLineText = text.max(80, 'must be at most 80 characters').regex(/^\P{Cc}*$/u, 'must be one line');
const count = z.int('must be a whole number').min(1, 'must be at least 1');

/** Together with everything else a message must fit into 256 kB of JSON, in scripts of three bytes a letter. */
const length = count.max(60_000, 'must be at most 60,000');

const form = z
  .strictObject({
    channel: slug.optional(),
    fields: z.array(fieldSchema),
    data: z.array(dataKey),
    parameters: z.record(text, z.string()).optional(),
    tags: z.array(text),
  })
  .refine(({ fields, data }) => isUnique([...fields.map(({ name }) => name), ...data]), 'uses one name twice')
  .check(({ value, issues }) => {
    for (const { index, path, problem } of problemsOfFields(value.fields as LocalizedField[])) {
      issues.push({ code: 'custom', path: ['fields', index, ...path], input: value, message: problem });
    }
    for (const { parameter, problem } of problemsOfParameters(value)) {
      issues.push({ code: 'custom', path: ['parameters', parameter], input: value, message: problem });
    }
  });

/** A browser keeps a message and its key for seven days; sent again after that time, it must still be recognised. */
const MIN_KEEP_DAYS = 8;

/** Checks a site configuration; what is wrong is named by its path in the file. */
export const siteSchema = z.strictObject({
  name: oneLineText.optional(),
  channels: z.array(slug),
  forms: z
    .record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower case letters, digits and hyphens'), form)
    .refine((forms) => DEFAULT_FORM in forms, `must have the form "${DEFAULT_FORM}"`),
  limits: z.strictObject({ name: length, subject: length, body: length, answer: length }),
  fallbackEmail: z.email('must be one e-mail address').optional(),
  attachments: z.strictObject({
    maxFiles: z.int().min(0),
    maxBytes: count,
    maxTotalBytes: count,
    accept: z.array(z.enum(Object.keys(FILE_TYPES), 'is no file type that can be checked')),
    keepMetadata: z.boolean().optional(),
    keepDays: count,
  }),
  outbox: z.strictObject({
    shards: count,
    formerShards: count.optional(),
    keepDays: z.int().min(MIN_KEEP_DAYS, `must be at least ${MIN_KEEP_DAYS}`),
  }),
  history: z.strictObject({
    enabled: z.boolean(),
    followers: z.boolean(),
    closing: z.boolean(),
    data: z.array(dataKey),
    fileHosts: z.array(host),
  }),
});
