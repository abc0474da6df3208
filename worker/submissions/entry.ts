/** A message to be stored. */
export interface Entry {
  /** Made of its Idempotency-Key. */
  id: string;
  fingerprint: string;
  kind: 'conversation' | 'reply';
  /** What a reply answers to: the helpdesk's id, or that of a submission; null for a new conversation. */
  conversation: string | null;
  /** JSON of a {@link import('./payload.ts').Payload}. */
  payload: string;
  /** Ids of its files. */
  attachments: string[];
}
