import { z } from 'zod';

/** What is read of a conversation. Re:amaze sends more; nothing of it is trusted or passed on. */
const conversation = z.object({
  slug: z.string().min(1),
  author: z.object({ email: z.string().nullish() }).nullish(),
  /** Not promised in lists. */
  data: z.record(z.string(), z.unknown()).nullish(),
});

export type Conversation = z.infer<typeof conversation>;

/** `GET /conversations/{slug}`. */
export const conversationAnswer = conversation;

/** `POST /conversations`: documented at the top level, seen below `conversation` too. */
export const createdAnswer = z.union([
  conversation,
  z.object({ conversation }).transform((answer) => answer.conversation),
]);

/** `GET /conversations/{slug}/messages`, newest first. */
export const messagesAnswer = z.object({ messages: z.array(z.object({ origin_id: z.string().nullish() })) });

/** `POST /conversations/{slug}/messages`: seen at the top level and below `message`. */
export const postedAnswer = z.union([
  z.object({ body: z.string() }),
  z.object({ message: z.object({ body: z.string() }) }),
]);

/** `GET /conversations`. */
export const conversationsAnswer = z.object({ conversations: z.array(conversation) });
