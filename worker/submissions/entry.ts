/** Which message it is. */
export interface Identity {
  /** Made of its Idempotency-Key. */
  id: string;
  /** Tells it apart from another message under the same key. */
  fingerprint: string;
}

/** A message to be stored. */
export interface Entry extends Identity {
  kind: 'conversation' | 'reply';
  /** What a reply answers to: the helpdesk's id, or that of a submission; null for a new conversation. */
  conversation: string | null;
  /** Whose it is: the name of their object, see `worker/session/`; null if the address is nobody's. */
  customer: string | null;
  /** JSON of a {@link import('./payload.ts').Payload}. */
  payload: string;
  /** Ids of its files. */
  attachments: string[];
}
