import type { State } from './delivery.ts';
import type { Payload } from './payload.ts';

/** One submission as the operator sees it in a list. Times are ISO 8601 UTC. */
export interface SubmissionSummary {
  id: string;
  reference: string;
  kind: 'conversation' | 'reply';
  state: State;
  attempts: number;
  /** A word for what went wrong last, such as `status_500`. */
  lastError: string | null;
  createdAt: string;
  nextAttemptAt: string | null;
}

/** All that is known of one submission; `message` is null once it was delivered. */
export interface SubmissionDetail extends SubmissionSummary {
  updatedAt: string;
  /** An attempt may have arrived, and no look-up has said otherwise: look in the helpdesk before anything else. */
  uncertain: boolean;
  /** The helpdesk's own id, once it has it. */
  conversationId: string | null;
  message: Payload | null;
}

/** One page of what a shard has, newest first. */
export interface ShardPage<T> {
  /** Each with the cursor of what follows it. */
  items: { item: T; after: string }[];
  /** Whether the shard has more than these. */
  more: boolean;
}

/** How one shard stands. Times are ISO 8601 UTC. */
export interface Overview {
  counts: Record<State, number>;
  /** When the oldest of those on their way was accepted. */
  oldestAt: string | null;
  /** Why nothing is being delivered, such as `unauthorized`, and when it is tried again. */
  stopped: { reason: string; until: string } | null;
  /** How many of the failed failed within a day. */
  failedLately: number;
  /** What went wrong last, of all that is not delivered yet. */
  lastError: { code: string; at: string } | null;
}

/** What an operator asks one shard of the outbox. */
export interface Inspection {
  overview(): Overview;
  /** `undefined` if the cursor is none of its own. */
  list(state: State | undefined, cursor: string | undefined): ShardPage<SubmissionSummary> | undefined;
  /** Everything that is not delivered, with its text, page by page, as {@link list} does it. */
  undelivered(cursor: string | undefined): ShardPage<SubmissionDetail> | undefined;
  /** By its id, or by its reference. */
  show(name: string): SubmissionDetail | undefined;
  /** Sends a failed submission again: `conflict` if it is in any other state. */
  retry(id: string): 'retried' | 'conflict' | 'not_found';
  /** Forgets a submission, text and all but its key: `conflict` while it is being sent. */
  remove(id: string): 'removed' | 'conflict' | 'not_found';
}
