import type { Progress } from './delivery.ts';
import type { Row } from './row.ts';

/** Where a submission stands now, and where it stood before. */
export interface Change {
  from: Pick<Row, 'seq' | keyof Progress>;
  to: Progress;
  /** Of one that is delivered. */
  conversationId?: string | undefined;
}

/**
 * Writes where submissions stand, each if it still stands where `from` says: a call that comes back late must not
 * undo what was found out since. Once delivered, a text is nobody's business any more.
 *
 * @param now milliseconds since 1970
 */
export function writeChanges(sql: SqlStorage, changes: Change[], now: number): void {
  // Those that came to the same in one statement, since each of them costs more than what it does.
  const groups = Map.groupBy(changes, ({ from, to }) => JSON.stringify([from.state, ...valuesOf(from, to)]));
  for (const group of groups.values()) {
    const [first] = group;
    if (first) write(sql, first, conversationsOf(group), now);
  }
}

/**
 * `OR FAIL`: no row is ever refused, and SQLite need not copy each page first to undo what it did before. The state
 * stands in the statement: bound, it might say that another index fits, and each call would be prepared anew.
 */
function write(sql: SqlStorage, { from, to }: Change, conversations: string, now: number): void {
  const more = to.state === 'delivered' ? ', payload = NULL, conversation_id = change.value' : '';
  sql.exec(
    `UPDATE OR FAIL submissions SET state = ?, attempts = ?, negative_lookups = ?, uncertain = ?, degraded = ?,
      next_attempt_at = ?, last_error = ?, give_up_at = coalesce(?, give_up_at), updated_at = ? ${more}
      FROM json_each(?) AS change WHERE submissions.seq = CAST(change.key AS INTEGER) AND submissions.state = '${from.state}'`,
    ...valuesOf(from, to),
    now,
    conversations,
  );
}

/** What the columns hold, in their order. The last one hardly ever changes, but is another one for each submission. */
function valuesOf(from: Progress, to: Progress): SqlStorageValue[] {
  return [
    to.state,
    to.attempts,
    to.negativeLookups,
    Number(to.uncertain),
    Number(to.degraded),
    to.nextAttemptAt,
    to.lastError,
    to.giveUpAt === from.giveUpAt ? null : to.giveUpAt,
  ];
}

/** JSON of each submission's place, and the conversation it has become. An object of them all takes eight times as long. */
function conversationsOf(group: Change[]): string {
  const pairs = group.map(
    ({ from, conversationId = null }) => `"${from.seq}":${JSON.stringify(conversationId)}`,
  );
  return `{${pairs.join()}}`;
}
