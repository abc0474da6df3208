import { z } from 'zod';

/** What every fault may add: milliseconds to wait before anything else is done. */
const slow = { delayMs: z.number().nonnegative().optional() };

/** `true`: the request is carried out first, so that a second attempt would do it twice. */
const late = { committed: z.boolean().optional() };

const fault = z.discriminatedUnion('kind', [
  /** Any status; a string body is sent as it is, anything else as JSON. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
    ...late,
    ...slow,
  }),
  /** Only slow: waits `delayMs`, then behaves. */
  z.strictObject({ kind: z.literal('delay'), delayMs: z.number().nonnegative() }),
  /** The socket is destroyed before anything is done. */
  z.strictObject({ kind: z.literal('reset-before'), ...slow }),
  /** Carried out; the socket is destroyed after the headers and half of the body. */
  z.strictObject({ kind: z.literal('reset-during'), ...slow }),
  /** Carried out; the socket is destroyed without an answer. */
  z.strictObject({ kind: z.literal('drop-after-commit'), ...slow }),
  /** Carried out; half of the body, ended as if that were all of it. */
  z.strictObject({
    kind: z.literal('truncated'),
    framing: z.enum(['length', 'chunked']).optional(),
    ...slow,
  }),
  /** Carried out; the answer does not say how long it is, as where a proxy compresses it. */
  z.strictObject({ kind: z.literal('unannounced'), ...slow }),
  /** 200 with a page instead of JSON, as a proxy's sign-in or error page. */
  z.strictObject({ kind: z.literal('html'), body: z.string().optional(), ...late, ...slow }),
  z.strictObject({ kind: z.literal('redirect'), location: z.string(), ...slow }),
]);

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

export const faultRule = z.strictObject({
  /** `path` is the source of a regular expression, tried on path and query together. */
  match: z.strictObject({ method: z.string().optional(), path: z.string().refine(isPattern).optional() }),
  /** How many requests it strikes; 1 unless said. */
  times: z.union([z.int().positive(), z.literal('always')]).optional(),
  fault,
});

/** Behaviours that Re:amaze's pages leave open, and the token it accepts. */
export const switches = z.strictObject({
  /** What `for=` with an unknown e-mail lists. */
  forUnknown: z.enum(['empty', 'everything']),
  /** Whether `for` and `for_id` narrow nothing: whoever is asked for, everything is listed. */
  forIgnored: z.boolean(),
  /** How messages say whether they are internal. The number is what is documented. */
  visibility: z.enum(['number', 'string', 'null', 'missing']),
  /** Whether a customer's reply sets a conversation that was done to 0. */
  reopen: z.boolean(),
  /** The answer to wrong credentials. */
  authStatus: z.union([z.literal(401), z.literal(403)]),
  /** The accepted token. Another one makes the credentials in use stop working. */
  token: z.string(),
  /** Whether the items of GET /conversations carry `data`. */
  dataInLists: z.boolean(),
  /** Whether `last_staff_message` may be an internal note. */
  notesInPreview: z.boolean(),
  /** Whether messages carry their files: they do not while those are still being fetched. */
  filesFetched: z.boolean(),
});

/** Somebody the helpdesk knows. `id` is the one from single sign-on, which `for_id` looks up. */
export const person = z.strictObject({
  email: z.string(),
  name: z.string().optional(),
  id: z.string().optional(),
});

/** What an agent can do on the conversation's page. */
export const agentAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), body: z.string().min(1) }),
  z.strictObject({ kind: z.literal('note'), body: z.string().min(1) }),
  z.strictObject({ kind: z.literal('status'), status: z.int().min(0).max(9) }),
]);

export type Fault = z.infer<typeof fault>;
export type FaultRule = z.infer<typeof faultRule>;
export type Switches = z.infer<typeof switches>;
export type Person = z.infer<typeof person>;
export type AgentAction = z.infer<typeof agentAction>;

/** Which counter moved: what the helpdesk holds, or the requests it got. */
export type Topic = 'records' | 'requests';

/** One request to /api/v1. `body` is the parsed JSON, the text where it is none, or null. */
export interface RecordedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  authorised: boolean;
  /** ISO 8601, UTC. */
  time: string;
  fault: Fault['kind'] | null;
}

/** `url` answers only when `state` is `kept`; until then `name`, `type`, `size` and `sha256` are null. */
export interface AttachmentFacts {
  state: 'fetching' | 'kept' | 'failed';
  sourceUrl: string;
  url: string;
  name: string | null;
  type: string | null;
  /** Bytes. */
  size: number | null;
  /** Lower-case hex. */
  sha256: string | null;
  /** Requests made for it so far. */
  tries: number;
}

export interface MessageFacts {
  id: number;
  from: 'customer' | 'agent';
  author: { name: string; email: string };
  body: string;
  /** 0 regular, 1 internal note, 2 collision detected. */
  visibility: number;
  originId: string | null;
  recipients: string[];
  createdAt: string;
  attachments: AttachmentFacts[];
}

/** Messages come oldest first. Times are ISO 8601, UTC. */
export interface ConversationFacts {
  id: number;
  slug: string;
  refId: string;
  subject: string;
  status: number;
  channel: string;
  data: Record<string, unknown>;
  tags: string[];
  author: { name: string; email: string; data: Record<string, unknown> };
  followers: string[];
  assignee: string | null;
  createdAt: string;
  messages: MessageFacts[];
}

export interface Mail {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string | null;
  html: string | null;
  replyTo: string[];
  headers: Record<string, string>;
  idempotencyKey: string | null;
  createdAt: string;
}
