import { z } from 'zod';
import { json, Refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';

const text = z.string().refine((value) => value.trim() !== '');
const email = z.string().regex(/^[^\s@]+@[^\s@]+$/);
const url = z.string().regex(/^https?:\/\/\S+$/);
/** One level deep. */
const data = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const status = z.int().min(0).max(9);
const tags = z.array(text);

/** Members that the API does not know are dropped in silence, as strong parameters do. */
const user = z.object({ name: z.string().optional(), email, data: data.optional() });

const message = z.object({
  body: text,
  visibility: z.int().min(0).max(2).default(0),
  origin_id: z.string().nullish(),
  recipients: z.array(email).default([]),
  attachment: url.optional(),
  attachments: z.array(url).default([]),
  suppress_notifications: z.boolean().optional(),
  suppress_autoresolve: z.boolean().default(false),
  suppress_surveys: z.union([z.boolean(), z.iso.date()]).optional(),
});

export const newConversation = z.object({
  conversation: z.object({
    subject: text,
    category: text,
    status: status.optional(),
    tag_list: tags.default([]),
    data: data.default({}),
    /** A string here, an object on PUT. */
    assignee: email.optional(),
    message,
    user: user.optional(),
  }),
});

export const newMessage = z.object({ message: message.extend({ user: user.optional() }) });

export const conversationUpdate = z.object({
  conversation: z
    .object({
      status: status.optional(),
      category: text.optional(),
      tag_list: tags.optional(),
      data: data.optional(),
      assignee: z.object({ email }).optional(),
      hold_until: z.string().optional(),
    })
    .refine((update) => update.status !== 5 || update.hold_until !== undefined, { path: ['hold_until'] }),
});

export type IncomingUser = z.infer<typeof user>;
export type IncomingMessage = z.infer<typeof message>;

/** 400 for what is no JSON, 422 with `{errors: {field: [text]}}` for what the schema does not take. */
export function readBody<Body>(call: Call, schema: z.ZodType<Body>): Body {
  const body = parseJson(call);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors: Record<string, string[]> = {};
  for (const { path } of parsed.error.issues) {
    errors[fieldName(path)] = [isBlank(valueAt(body, path)) ? "can't be blank" : 'is invalid'];
  }
  throw invalid(errors);
}

export function invalid(errors: Record<string, string[]>): Refusal {
  return new Refusal(json(422, { errors }));
}

function parseJson({ headers, text }: Call): unknown {
  // As in Rails: a body of another type has no parameters in it.
  if (!(headers['content-type'] ?? '').includes('json')) return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(json(400, { error: 'There was a problem in the JSON you submitted' }));
  }
}

/** `conversation.message.body` is `message.body`, `conversation` alone is itself. */
function fieldName([root, ...rest]: PropertyKey[]): string {
  return rest.length === 0 ? String(root ?? 'body') : rest.map(String).join('.');
}

function valueAt(body: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    body,
  );
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
