import type { Conversation, ConversationSummary, Page, ThreadMessage } from '../worker/contract/history.ts';
import type { Challenge, Proof, Session, SessionInfo } from '../worker/contract/session.ts';
import type { Accepted } from '../worker/contract/submission.ts';
import type { RequestOptions, Result } from './request.ts';

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

/**
 * Everything a customer asks of the Worker, usable without the element. Where the session is no longer valid, the
 * answer is the problem `unauthenticated`.
 */
export interface AccountClient {
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
    ask: { state?: 'open' | 'closed'; cursor?: string },
    options?: ReadOptions,
  ): Promise<ReadResult<Page<ConversationSummary>>>;
  /** @param id of a conversation, or a reference */
  getConversation(token: string, id: string, options?: ReadOptions): Promise<ReadResult<Conversation>>;
  /** Newest page first, oldest first inside it. */
  listMessages(
    token: string,
    id: string,
    ask: { cursor?: string },
    options?: ReadOptions,
  ): Promise<ReadResult<Page<ThreadMessage>>>;
  /** @param body JSON of the reply; the same text under the same key arrives once */
  sendReply(
    token: string,
    id: string,
    body: string,
    key: string,
    options?: RequestOptions,
  ): Promise<Result<Accepted>>;
  setState(token: string, id: string, state: 'open' | 'closed'): Promise<Result<Conversation>>;
}
