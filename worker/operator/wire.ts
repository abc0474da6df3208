import type { Overview, SubmissionDetail } from '../submissions/inspection.ts';

export type { SubmissionDetail, SubmissionSummary } from '../submissions/inspection.ts';

/** One page of a list, newest first. `next` is the cursor of the following one. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Body of `GET /v1/operator/health`. Times are ISO 8601 UTC; `words` are for people. */
export interface OperatorHealth {
  status: 'ok' | 'delivery_stopped' | 'delivery_late' | 'delivery_failed';
  counts: Overview['counts'];
  /** How many of the failed failed within a day. */
  failedLately: number;
  /** When the oldest of those on their way was accepted. */
  oldestAt: string | null;
  stopped: { reason: string; words: string; until: string } | null;
  lastError: { code: string; words: string; at: string } | null;
}

/** Body of `GET /v1/operator/export`: everything that is not delivered. */
export interface OutboxExport {
  exportedAt: string;
  items: SubmissionDetail[];
}
