import type { Progress, State } from './delivery.ts';

/** A submission as it is kept. Times are milliseconds since 1970. */
export interface Row extends Progress {
  /** Made of the Idempotency-Key; the helpdesk knows it as `submission_id` or `origin_id`. */
  id: string;
  /** Tells it apart from another message under the same key. */
  fingerprint: string;
  reference: string;
  kind: 'conversation' | 'reply';
  /** A reply's conversation: the id of the submission that began it, or the helpdesk's own. */
  thread: string | null;
  createdAt: number;
  updatedAt: number;
  /** JSON of a {@link import('./payload.ts').Payload}; null once delivered. */
  payload: string | null;
  /** The helpdesk's id of the conversation, once it is known. */
  conversationId: string | null;
}

/** What {@link rowOf} reads of a submission. */
export const COLUMNS = `id, fingerprint, reference, kind, thread, state, attempts, negative_lookups, uncertain, degraded,
  created_at, updated_at, next_attempt_at, give_up_at, last_error, payload, conversation_id`;

/** SQLite has no booleans. A new object, since those that SQL makes are slow to read and slower to copy. */
export function rowOf(row: Record<string, SqlStorageValue>): Row {
  return {
    id: row['id'] as string,
    fingerprint: row['fingerprint'] as string,
    reference: row['reference'] as string,
    kind: row['kind'] as Row['kind'],
    thread: row['thread'] as string | null,
    state: row['state'] as State,
    attempts: row['attempts'] as number,
    negativeLookups: row['negative_lookups'] as number,
    uncertain: row['uncertain'] === 1,
    degraded: row['degraded'] === 1,
    createdAt: row['created_at'] as number,
    updatedAt: row['updated_at'] as number,
    nextAttemptAt: row['next_attempt_at'] as number | null,
    giveUpAt: row['give_up_at'] as number,
    lastError: row['last_error'] as string | null,
    payload: row['payload'] as string | null,
    conversationId: row['conversation_id'] as string | null,
  };
}
