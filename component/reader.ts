import type { Conversation, ConversationSummary, Page, ThreadMessage } from '../worker/contract/history.ts';
import type { Challenge, Proof, Session, SessionInfo } from '../worker/contract/session.ts';
import { type Connection, has, type RequestOptions, type Result } from './request.ts';

/** A copy that is compared before it is sent again: pass its `etag` to hear only of changes. */
export interface Tagged<T> {
  value: T;
  etag: string | null;
}

export interface ReadOptions extends RequestOptions {
  /** Of the copy at hand; if it still holds, the answer is `unchanged`. */
  etag?: string | null;
}

export type ReadResult<T> = Result<Tagged<T>> | { outcome: 'unchanged' };

/** What a customer asks of the Worker to be signed in, and to read. */
export interface Reader {
  /** Asks for a code by e-mail; the answer is the same for every address. */
  requestCode(email: string, options?: RequestOptions): Promise<Result<Challenge>>;
  /** Trades a proof of the address for a session. */
  signIn(proof: Proof, options?: RequestOptions): Promise<Result<Session>>;
  getSession(token: string, options?: RequestOptions): Promise<Result<SessionInfo>>;
  /** Ends this session, or all that this customer has anywhere. */
  signOut(token: string, everywhere?: boolean): Promise<Result<undefined>>;

  /** A page of the customer's conversations, newest activity first. `open` includes answered and those on their way. */
  listConversations(
    token: string,
    ask: { state?: 'open' | 'closed'; cursor?: string | undefined },
    options?: ReadOptions,
  ): Promise<ReadResult<Page<ConversationSummary>>>;
  /** @param id of a conversation, or a reference */
  getConversation(token: string, id: string, options?: ReadOptions): Promise<ReadResult<Conversation>>;
  /** Newest page first, oldest first inside it. */
  listMessages(
    token: string,
    id: string,
    ask: { cursor?: string | undefined },
    options?: ReadOptions,
  ): Promise<ReadResult<Page<ThreadMessage>>>;
}

export function createReader({ ask }: Pick<Connection, 'ask'>): Reader {
  /** @param members that the answer must have */
  async function read<T>(
    path: string,
    token: string,
    members: string[],
    { etag, ...options }: ReadOptions = {},
  ): Promise<ReadResult<T>> {
    const headers = { ...bearer(token), ...(etag && { 'If-None-Match': etag }) };
    const result = await ask(path, { ...options, headers }, (answer, received) =>
      has(answer, ...members) ? { value: answer as T, etag: received.get('ETag') } : undefined,
    );
    return result.outcome === 'problem' && result.status === NOT_MODIFIED ? { outcome: 'unchanged' } : result;
  }

  return {
    requestCode: (email, options) =>
      ask('v1/session/code', json({ email }, options), (answer) =>
        has(answer, 'challenge', 'expiresAt') ? (answer as Challenge) : undefined,
      ),

    signIn: (proof, options) =>
      ask('v1/session', json(proof, options), (answer) =>
        has(answer, 'token', 'expiresAt', 'customer') ? (answer as Session) : undefined,
      ),

    getSession: (token, options) =>
      ask('v1/session', { ...options, headers: bearer(token) }, (answer) =>
        has(answer, 'expiresAt', 'customer') ? (answer as SessionInfo) : undefined,
      ),

    signOut: (token, everywhere = false) =>
      ask(
        `v1/session${everywhere ? '?everywhere=true' : ''}`,
        { method: 'DELETE', keepalive: true, headers: bearer(token) },
        () => undefined,
      ),

    listConversations: (token, { state, cursor }, options) =>
      read(`v1/conversations${query({ state, cursor })}`, token, PAGE, options),

    getConversation: (token, id, options) =>
      read(`v1/conversations/${encodeURIComponent(id)}`, token, CONVERSATION, options),

    listMessages: (token, id, { cursor }, options) =>
      read(`v1/conversations/${encodeURIComponent(id)}/messages${query({ cursor })}`, token, PAGE, options),
  };
}

const NOT_MODIFIED = 304;
const PAGE = ['items', 'next'];
const CONVERSATION = ['id', 'subject', 'state'];

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

const json = (body: object, options?: RequestOptions) => ({
  ...options,
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** What is given, as the query of an address. */
function query(given: Record<string, string | undefined>): string {
  const entries = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : '';
}
