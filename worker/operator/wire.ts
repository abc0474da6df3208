import type { Overview, SubmissionDetail } from '../submissions/inspection.ts';

export type { Page, SubmissionDetail, SubmissionSummary } from '../submissions/inspection.ts';

/** Body of `GET /v1/operator/health`. Times are ISO 8601 UTC; `words` are for people. */
export interface OperatorHealth {
  status: 'ok' | 'delivery_stopped' | 'delivery_late';
  counts: Overview['counts'];
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
