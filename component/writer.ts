import type { Conversation } from '../worker/contract/history.ts';
import type { Accepted } from '../worker/contract/submission.ts';
import type { HistoryDesk } from './history/desk.ts';
import {
  type Connection,
  createConnection,
  has,
  type RequestOptions,
  type Result,
  readAccepted,
} from './request.ts';

/** What a customer asks of the Worker to go on with a conversation. */
export interface Writer {
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

export function createWriter({ ask }: Pick<Connection, 'ask'>): Writer {
  return {
    sendReply: (token, id, body, key, options) =>
      ask(
        `${conversation(id)}/messages`,
        { ...options, method: 'POST', headers: { ...headers(token), 'Idempotency-Key': key }, body },
        readAccepted,
      ),

    setState: (token, id, state) =>
      ask(
        conversation(id),
        { method: 'PATCH', headers: headers(token), body: JSON.stringify({ state }) },
        (answer) => (has(answer, 'id', 'subject', 'state') ? (answer as Conversation) : undefined),
      ),
  };
}

const conversation = (id: string) => `v1/conversations/${encodeURIComponent(id)}`;

const headers = (token: string) => ({
  Authorization: `Bearer ${token}`,
  'Content-Type': 'application/json',
});

/** What speaks with the Worker: the site's own, or ours. */
export const writerFor = ({ client, address }: Pick<HistoryDesk, 'client' | 'address'>): Writer =>
  'sendReply' in client ? client : createWriter(createConnection(address));
