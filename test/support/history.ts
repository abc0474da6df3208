import type {
  Conversation,
  ConversationSummary,
  Page,
  ThreadMessage,
} from '../../worker/contract/history.ts';
import { bearing, signIn } from './customer.ts';
import type { Stack } from './stack.ts';

/** A customer who has signed in, and what they ask of their conversations. */
export interface Reader {
  headers: Record<string, string>;
  /** Any request with their session; `path` goes on from `/v1/conversations`. */
  ask(path?: string, init?: RequestInit): Promise<Response>;
  list(query?: string): Promise<Page<ConversationSummary>>;
  read(id: string): Promise<Conversation>;
  messages(id: string, query?: string): Promise<Page<ThreadMessage>>;
  /** With a key, a new one unless given. */
  reply(id: string, body: object, key?: string): Promise<Response>;
  change(id: string, state: string): Promise<Response>;
}

/** @param now by the Worker's clock, in milliseconds since 1970 */
export async function readerOf(stack: Stack, email: string, now?: number): Promise<Reader> {
  const headers = bearing(await signIn(stack, email, 'Rea Reader', now));
  const ask: Reader['ask'] = (path = '', init = {}) =>
    stack.request(`/v1/conversations${path}`, { ...init, headers: { ...headers, ...init.headers } });
  const send = (method: string, path: string, body: object, extra = {}) =>
    ask(path, {
      method,
      headers: { 'Content-Type': 'application/json', ...extra },
      body: JSON.stringify(body),
    });

  async function json<T>(path: string): Promise<T> {
    const response = await ask(path);
    if (response.status !== 200)
      throw new Error(`${path} answered ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  return {
    headers,
    ask,
    list: (query = '') => json(query),
    read: (id) => json(`/${id}`),
    messages: (id, query = '') => json(`/${id}/messages${query}`),
    reply: (id, body, key = crypto.randomUUID()) =>
      send('POST', `/${id}/messages`, body, { 'Idempotency-Key': key }),
    change: (id, state) => send('PATCH', `/${id}`, { state }),
  };
}

/** Begins a conversation in the helpdesk itself, as if it had come by mail; answers its slug. */
export async function beginAtHelpdesk(
  stack: Stack,
  email: string,
  subject: string,
  change: object = {},
): Promise<string> {
  const { slug } = await stack.api('POST', '/conversations', {
    conversation: {
      subject,
      category: 'support',
      message: { body: 'Hello' },
      user: { email, name: 'Ann' },
      ...change,
    },
  });
  return String(slug);
}

/** How many requests the helpdesk has got so far. */
export async function callsTo(stack: Stack): Promise<number> {
  return (await stack.helpdesk.requests()).length;
}
