import type { Client } from '../client.ts';
import { type Connection, readAccepted } from '../request.ts';

/** What of a client sends messages. */
export type Sending = Pick<Client, 'sendConversation'>;

export function createSending({ ask }: Connection): Sending {
  return {
    sendConversation: (body, key, { token, ...options } = {}) =>
      ask(
        'v1/conversations',
        {
          ...options,
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': key,
            ...(token && { Authorization: `Bearer ${token}` }),
          },
          body,
        },
        readAccepted,
      ),
  };
}
