import type { Progress, State } from './delivery.ts';

/** A submission as it is kept. Times are milliseconds since 1970. */
export interface Row extends Progress {
  /** Its place in the order they came. */
  seq: number;
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

/** One that is not stored yet. */
export type NewRow = Omit<Row, 'seq'>;

/** What {@link rowOf} reads of a submission, in this order. */
export const COLUMNS = `seq, id, fingerprint, reference, kind, thread, state, attempts, negative_lookups, uncertain, degraded,
  created_at, updated_at, next_attempt_at, give_up_at, last_error, payload, conversation_id`;

type Values = [
  seq: number,
  id: string,
  fingerprint: string,
  reference: string,
  kind: Row['kind'],
  thread: string | null,
  state: State,
  attempts: number,
  negativeLookups: number,
  uncertain: number,
  degraded: number,
  createdAt: number,
  updatedAt: number,
  nextAttemptAt: number | null,
  giveUpAt: number,
  lastError: string | null,
  payload: string | null,
  conversationId: string | null,
];

/** By their places, since an object with a name for each costs more than reading it from disk. SQLite has no booleans. */
export function rowOf(values: SqlStorageValue[]): Row {
  const [
    seq,
    id,
    fingerprint,
    reference,
    kind,
    thread,
    state,
    attempts,
    negativeLookups,
    uncertain,
    degraded,
    ...rest
  ] = values as Values;
  const [createdAt, updatedAt, nextAttemptAt, giveUpAt, lastError, payload, conversationId] = rest;
  return {
    seq,
    id,
    fingerprint,
    reference,
    kind,
    thread,
    state,
    attempts,
    negativeLookups,
    uncertain: uncertain === 1,
    degraded: degraded === 1,
    createdAt,
    updatedAt,
    nextAttemptAt,
    giveUpAt,
    lastError,
    payload,
    conversationId,
  };
}
