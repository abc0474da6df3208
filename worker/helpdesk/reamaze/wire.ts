import { z } from 'zod';

/** Several pages' worth: an answer far beyond what is documented must not keep us busy. */
export const MAX_ITEMS = 200;

/** An array of which all can be read, and that is not endless. */
function few<T>(item: z.ZodType<T>) {
  return z.array(z.unknown()).max(MAX_ITEMS).pipe(z.array(item));
}

/** What the outbox reads of a conversation. Re:amaze sends more; nothing of it is trusted or passed on. */
const conversation = z.object({
  slug: z.string().min(1),
  author: z.object({ email: z.string().nullish() }).nullish(),
  /** Not promised in lists. */
  data: z.record(z.string(), z.unknown()).nullish(),
});

export type Conversation = z.infer<typeof conversation>;

/** `GET /conversations/{slug}`. */
export const conversationAnswer = conversation;

/** What says whether a conversation is open. */
export const stateAnswer = z.object({ status: z.int() });

/** `POST /conversations`: documented at the top level, seen below `conversation` too. */
export const createdAnswer = z.union([
  conversation,
  z.object({ conversation }).transform((answer) => answer.conversation),
]);

/** `POST /conversations/{slug}/messages`: seen at the top level and below `message`. */
export const postedAnswer = z.union([
  z.object({ body: z.string() }),
  z.object({ message: z.object({ body: z.string() }) }),
]);

/** `GET /conversations`. */
export const conversationsAnswer = z.object({ conversations: few(conversation) });

/** `GET /conversations/{slug}/messages`, newest first. */
export const messagesAnswer = z.object({ messages: few(z.object({ origin_id: z.string().nullish() })) });

/** As `toISOString` writes it. */
const UTC = /T.{8}\.\d{3}Z$/;

/** With an offset; becomes ISO 8601 in UTC, so that times can be compared as they are. Most are that already. */
const time = z.iso
  .datetime({ offset: true })
  .transform((text) => (UTC.test(text) ? text : new Date(text).toISOString()));
const text = z.string().nullish().catch(null);
const flag = z.boolean().optional().catch(undefined);
const email = z.string().trim().regex(/\S@\S/);

/** Of each array, what can be read of its beginning. */
function readable<T>(item: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .nullish()
    .catch([])
    .transform((items) => readEach(item, items?.slice(0, MAX_ITEMS) ?? []));
}

/** Each of them that can be read; one that cannot takes no other with it. */
export function readEach<T>(item: z.ZodType<T>, items: unknown[]): T[] {
  return items.flatMap((one) => {
    const read = item.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

/** `visibility` is not documented here; where it is, it is looked at. */
const preview = z.object({ body: z.string(), created_at: time, visibility: z.unknown().optional() });
const lastMessage = preview
  .nullish()
  .catch(null)
  .transform((one) => one ?? null);

export type Preview = z.infer<typeof preview>;

/** What is shown of a conversation, in a list or alone; beside its own fields those of either may be missing. */
export const readConversation = z.object({
  slug: z.string().min(1),
  subject: text,
  status: z.int(),
  created_at: time,
  updated_at: time.nullish().catch(null),
  author: z.object({ email, name: text }),
  followers: readable(z.object({ email, 'staff?': flag, 'customer?': flag })),
  last_customer_message: lastMessage,
  last_staff_message: lastMessage,
  data: z.record(z.string(), z.unknown()).nullish().catch(null),
});

/** Some conversation, whether it can be read or not. */
export const anyConversation = z.object({ slug: z.string() });

export type ReadConversation = z.infer<typeof readConversation>;

const file = z.object({
  url: z.string(),
  file_file_name: text,
  file_content_type: text,
  file_file_size: z.int().nonnegative().nullish().catch(null),
});

/**
 * What is shown of a message. Of visibilities 1 is a note and 2 a collision; what says nothing, or says it otherwise
 * than by the number, is not shown either.
 */
export const readMessage = z.object({
  visibility: z.literal(0),
  origin_id: text,
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ''),
  created_at: time,
  conversation: z.object({ slug: z.string() }).nullish().catch(null),
  user: z.object({ name: text, email: text, 'staff?': flag, 'bot?': flag }).nullish().catch(null),
  attachments: readable(file),
});

export type ReadMessage = z.infer<typeof readMessage>;

const count = z.int().positive().optional().catch(undefined);
const pageFacts = { page_size: count, page_count: z.int().nonnegative().optional().catch(undefined) };

/** A page of `GET /conversations`, its items still to be read one by one. */
export const conversationPage = z.object({ ...pageFacts, conversations: z.array(z.unknown()) });

/** A page of `GET /conversations/{slug}/messages`, likewise. */
export const messagePage = z.object({ ...pageFacts, messages: z.array(z.unknown()) });
