import * as z from 'zod/mini';
import type { FormConfig } from './form.ts';
import { kind, notBlank, rule, wellFormed } from './rules.ts';

/** Where a conversation stands, as its customer sees it. */
export type ConversationState = 'sending' | 'open' | 'answered' | 'closed';

/** Who wrote a message. */
export type Side = 'customer' | 'agent';

/** The newest message of a conversation that surely may be shown, as plain text, shortened. Of an agent's few lists say that. */
export interface LastMessage {
  from: Side;
  body: string;
  createdAt: string;
}

/** One of a customer's conversations, as lists have it. */
export interface ConversationSummary {
  /** Opaque. That of a conversation on its way goes on working once it is delivered. */
  id: string;
  /** What the customer can quote; null if the conversation did not begin here. */
  reference: string | null;
  subject: string;
  state: ConversationState;
  createdAt: string;
  updatedAt: string;
  /** Null where the helpdesk does not say enough to show one safely. */
  lastMessage: LastMessage | null;
}

/** Answer of `GET` and `PATCH /v1/conversations/{id}`. */
export interface Conversation extends ConversationSummary {
  /** Of the conversation's data, what the site allows to show. */
  data: Record<string, string | number | boolean>;
  /** The helpdesk cannot be reached; this is the last good copy. */
  stale?: true;
}

/** A file of a message. */
export interface ThreadFile {
  name: string;
  /** Media type. */
  type: string;
  /** Bytes; null if the helpdesk does not say. */
  size: number | null;
  /** A link to download it, valid for an hour or so; null if there is none that may be given. */
  url: string | null;
}

/** Some words of a text that lead somewhere. */
export interface TextLink {
  text: string;
  /** Always `https:` or `mailto:`. */
  href: string;
}

/** A stretch of a message: the author's own words, or mail that is quoted in it, without the `>`. */
export interface Passage {
  /** Text and links, in their order. */
  parts: (string | TextLink)[];
  /** `folded`: not what the message answers to, so not shown until it is asked for. */
  quote?: 'shown' | 'folded';
}

/** One message of a conversation. */
export interface ThreadMessage {
  /** Stays the same, also when a message on its way is delivered. */
  id: string;
  from: Side;
  author: { name: string | null };
  /** Plain text. Quoted lines begin with `>`. */
  body: string;
  /** The body as it is to be shown; missing where that is just the body. */
  passages?: Passage[];
  createdAt: string;
  attachments: ThreadFile[];
  /** Stored for good, and on its way to the helpdesk. */
  sending?: true;
  /** The helpdesk did not take it; the operator knows. */
  failed?: true;
}

/** A page of a list; `next` is the cursor of the next one, null after the last. */
export interface Page<T> {
  items: T[];
  next: string | null;
  /** The helpdesk cannot be reached; this is the last good copy. */
  stale?: true;
}

/** Body of `PATCH /v1/conversations/{id}`. */
export const changeSchema = z.strictObject({
  state: kind<'open' | 'closed'>('not_an_option', (value) => value === 'open' || value === 'closed'),
});

/** The schema of the body of `POST /v1/conversations/{id}/messages`. */
export function replySchema({ limits, attachments }: Pick<FormConfig, 'limits' | 'attachments'>) {
  return z.strictObject({
    body: z.string().check(notBlank, wellFormed, z.maxLength(limits.body)),
    attachments: z.optional(
      kind<string[]>(
        'wrong_type',
        (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
      ).check(
        rule('too_many', (ids) => ids.length <= attachments.maxFiles),
        rule('not_allowed', (ids) => new Set(ids).size === ids.length),
      ),
    ),
  });
}

/** A reply, checked. */
export type Reply = z.infer<ReturnType<typeof replySchema>>;
