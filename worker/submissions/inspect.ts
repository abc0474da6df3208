import { STATES, type State } from './delivery.ts';
import type { Inspection, ShardPage, SubmissionDetail, SubmissionSummary } from './inspection.ts';
import type { Ledger } from './ledger.ts';
import { stoppedBy } from './line.ts';
import { payloadIn } from './payload.ts';
import { referenceIn } from './reference.ts';
import type { Row } from './row.ts';
import { type Clockwork, step } from './steps.ts';

/** What failed longer ago, somebody has seen. */
export const LATELY_MS = 24 * 60 * 60 * 1000;
/** A screenful. */
const PAGE_SIZE = 30;

/** What the operator may see and do in one shard. */
export function inspect(clockwork: Clockwork): Inspection {
  const { ledger } = clockwork;
  return {
    overview() {
      const oldestAt = ledger.oldestAt();
      const stop = stoppedBy(ledger);
      const lastError = ledger.lastError();
      return {
        counts: ledger.counts(),
        oldestAt: oldestAt === null ? null : isoOf(oldestAt),
        stopped: stop ? { reason: stop.reason, until: isoOf(stop.until) } : null,
        failedLately: ledger.failedSince(clockwork.now() - LATELY_MS),
        lastError: lastError ? { code: lastError.code, at: isoOf(lastError.at) } : null,
      };
    },

    list: (state, cursor) => pageOf(ledger, state ? [state] : STATES, cursor, summaryOf),

    undelivered: (cursor) =>
      pageOf(
        ledger,
        STATES.filter((state) => state !== 'delivered'),
        cursor,
        detailOf,
      ),

    show(name) {
      const reference = referenceIn(name);
      const row = ledger.get(name) ?? (reference === undefined ? undefined : ledger.byReference(reference));
      return row && detailOf(row);
    },

    retry(id) {
      const row = ledger.get(id);
      if (!row) return 'not_found';
      if (row.state !== 'failed') return 'conflict';
      step(clockwork, row, { is: 'retried' });
      ledger.setReported(id, 'alerted', false);
      ledger.setReported(id, 'mailed', false);
      return 'retried';
    },

    remove(id) {
      const row = ledger.get(id);
      if (!row) return 'not_found';
      if (row.state === 'sending') return 'conflict';
      ledger.bury(row, clockwork.now());
      return 'removed';
    },
  };
}

/** A cursor is the number of the last row that was shown. */
function pageOf<T>(
  ledger: Ledger,
  states: readonly State[],
  cursor: string | undefined,
  read: (row: Row) => T,
): ShardPage<T> | undefined {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) return undefined;
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const rows = ledger.page(states, before, PAGE_SIZE + 1);
  const shown = rows.slice(0, PAGE_SIZE);
  return {
    items: shown.map((row) => ({ item: read(row), after: String(row.seq) })),
    more: rows.length > PAGE_SIZE,
  };
}

function summaryOf({
  id,
  reference,
  kind,
  state,
  attempts,
  lastError,
  createdAt,
  nextAttemptAt,
}: Row): SubmissionSummary {
  return {
    id,
    reference,
    kind,
    state,
    attempts,
    lastError,
    createdAt: isoOf(createdAt),
    nextAttemptAt: nextAttemptAt === null ? null : isoOf(nextAttemptAt),
  };
}

function detailOf(row: Row): SubmissionDetail {
  return {
    ...summaryOf(row),
    updatedAt: isoOf(row.updatedAt),
    uncertain: row.uncertain,
    conversationId: row.conversationId,
    // A corrupted row can still be looked at, and deleted.
    message: payloadIn(row.payload) ?? null,
  };
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
