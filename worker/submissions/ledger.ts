import { type Change, writeChanges } from './changes.ts';
import type { State } from './delivery.ts';
import { COLUMNS, type NewRow, type Row, rowOf } from './row.ts';
import { migrate, UNBLOCKED } from './schema.ts';

/** Why the line stands still, and until when (milliseconds since 1970) nothing is tried. */
export interface Stop {
  reason: string;
  until: number;
}

/** How full the outbox is. */
export interface Backlog {
  /** Accepted, and not yet delivered or failed. */
  waiting: number;
  /** When the oldest of them was accepted; null if there is none. */
  oldestAt: number | null;
  failed: number;
}

const UNDERWAY: readonly State[] = ['accepted', 'sending', 'unknown', 'waiting'];
const NONE: Record<State, number> = {
  accepted: 0,
  sending: 0,
  unknown: 0,
  waiting: 0,
  delivered: 0,
  failed: 0,
};

/** Every statement about submissions, and no rule. */
export class Ledger {
  private readonly sql: SqlStorage;
  /** As it is written down, so that not every call has to ask. */
  private line: Stop | undefined;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    migrate(sql);
    this.line = this.first<{ reason: string; until: number }>('SELECT reason, until FROM line');
  }

  get(id: string): Row | undefined {
    return this.rows('WHERE id = ?', id)[0];
  }

  /** The submission that began a conversation, by its own id or the helpdesk's. */
  origin(conversation: string): Row | undefined {
    return (
      this.get(conversation) ??
      this.rows(`WHERE kind = 'conversation' AND conversation_id = ?`, conversation)[0]
    );
  }

  insert(row: NewRow, attachmentIds: string[], customer: string | null): void {
    this.sql.exec(
      `INSERT INTO submissions (id, fingerprint, reference, kind, thread, state, attempts, negative_lookups,
        uncertain, degraded, created_at, updated_at, next_attempt_at, give_up_at, last_error, payload, customer)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.id,
      row.fingerprint,
      row.reference,
      row.kind,
      row.thread,
      row.state,
      row.attempts,
      row.negativeLookups,
      Number(row.uncertain),
      Number(row.degraded),
      row.createdAt,
      row.updatedAt,
      row.nextAttemptAt,
      row.giveUpAt,
      row.lastError,
      row.payload,
      customer,
    );
    for (const id of attachmentIds) {
      this.sql.exec('INSERT OR REPLACE INTO attachments (id, submission_id) VALUES (?, ?)', id, row.id);
    }
  }

  /** Writes where submissions stand, each if it still stands where it did. `now` is in milliseconds since 1970. */
  update(changes: Change[], now: number): void {
    writeChanges(this.sql, changes, now);
  }

  /** Those that have been due longest, of those that nothing blocks and nobody is busy with; at most `limit`. */
  due(now: number, busy: ReadonlySet<number>, limit: number): Row[] {
    const rows = this.rows(
      // A bound limit would have the statement prepared anew each time.
      `WHERE next_attempt_at <= ? AND ${UNBLOCKED} ORDER BY next_attempt_at LIMIT ${limit + busy.size}`,
      now,
    );
    return rows.filter(({ seq }) => !busy.has(seq)).slice(0, limit);
  }

  /** When the next submission is due; null if none is. */
  nextDueAt(): number | null {
    const next = this.first<{ at: number }>(
      `SELECT next_attempt_at AS at FROM submissions WHERE next_attempt_at IS NOT NULL AND ${UNBLOCKED}
        ORDER BY next_attempt_at LIMIT 1`,
    );
    return next?.at ?? null;
  }

  /** Those that wait behind a conversation that will not come, and have waited long enough. */
  expired(now: number): Row[] {
    return this.rows(`WHERE next_attempt_at IS NOT NULL AND give_up_at <= ? AND NOT ${UNBLOCKED}`, now);
  }

  inState(state: State): Row[] {
    return this.rows('WHERE state = ?', state);
  }

  /** Those in one of `states`, newest first, from before `seq` on, at most `limit`. */
  page(states: readonly State[], before: number, limit: number): Row[] {
    const rows = this.sql.exec(
      `SELECT ${COLUMNS} FROM submissions
        WHERE seq < ? AND state IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT ?`,
      before,
      JSON.stringify(states),
      limit,
    );
    return Array.from(rows.raw(), rowOf);
  }

  /** The newest one that a person knows by this reference; they are many enough that two never share one. */
  byReference(reference: string): Row | undefined {
    return this.rows('WHERE reference = ? ORDER BY seq DESC LIMIT 1', reference)[0];
  }

  /** Forgets a submission but for its key, which keeps saying what it said. */
  bury({ id, fingerprint, reference }: Row, now: number): void {
    this.sql.exec(
      'INSERT INTO removed (id, fingerprint, reference, at) VALUES (?, ?, ?, ?)',
      id,
      fingerprint,
      reference,
      now,
    );
    this.remove(id);
  }

  /** What is left of a submission that was deleted. */
  buried(id: string): Pick<Row, 'fingerprint' | 'reference'> | undefined {
    return this.first<{ fingerprint: string; reference: string }>(
      'SELECT fingerprint, reference FROM removed WHERE id = ?',
      id,
    );
  }

  forgetBuried(before: number): void {
    this.sql.exec('DELETE FROM removed WHERE at <= ?', before);
  }

  remove(id: string): void {
    this.sql.exec('DELETE FROM attachments WHERE submission_id = ?', id);
    this.sql.exec('DELETE FROM submissions WHERE id = ?', id);
  }

  stop(): Stop | undefined {
    return this.line;
  }

  setStop(stop: Stop): void {
    this.line = stop;
    this.sql.exec(
      'INSERT OR REPLACE INTO line (id, reason, until) VALUES (1, ?, ?)',
      stop.reason,
      stop.until,
    );
  }

  clearStop(): void {
    this.line = undefined;
    this.sql.exec('DELETE FROM line');
  }

  backlog(): Backlog {
    const counts = this.counts();
    const waiting = UNDERWAY.reduce((sum, state) => sum + counts[state], 0);
    return { waiting, oldestAt: this.oldestAt(), failed: counts.failed };
  }

  counts(): Record<State, number> {
    const rows = this.sql.exec('SELECT state, count(*) AS count FROM submissions GROUP BY state').toArray();
    const counts = Object.fromEntries(rows.map((row) => [String(row['state']), Number(row['count'])]));
    return { ...NONE, ...counts };
  }

  /** When the oldest of those on their way was accepted; null if there is none. */
  oldestAt(): number | null {
    const oldest = this.first<{ at: number }>(
      `SELECT created_at AS at FROM submissions WHERE payload IS NOT NULL AND state <> 'failed'
        ORDER BY created_at LIMIT 1`,
    );
    return oldest?.at ?? null;
  }

  failedSince(time: number): number {
    const row = this.first<{ count: number }>(
      `SELECT count(*) AS count FROM submissions WHERE state = 'failed' AND updated_at > ?`,
      time,
    );
    return row?.count ?? 0;
  }

  /** What went wrong last, of all that is not delivered. */
  lastError(): { code: string; at: number } | undefined {
    return this.first<{ code: string; at: number }>(
      `SELECT last_error AS code, updated_at AS at FROM submissions
        WHERE state <> 'delivered' AND last_error IS NOT NULL ORDER BY updated_at DESC LIMIT 1`,
    );
  }

  /** Those of `ids` whose files are still to be sent, or were sent after `deliveredSince`. */
  neededAttachments(ids: string[], deliveredSince: number): string[] {
    return this.sql
      .exec(
        `SELECT a.id AS id FROM attachments a JOIN submissions s ON s.id = a.submission_id
          WHERE a.id IN (SELECT value FROM json_each(?)) AND (s.state <> 'delivered' OR s.updated_at > ?)`,
        JSON.stringify(ids),
        deliveredSince,
      )
      .toArray()
      .map((row) => String(row['id']));
  }

  /** Forgets what came to this end before `before`. */
  forget(state: 'delivered' | 'failed', before: number): void {
    for (const { id } of this.rows('WHERE state = ? AND updated_at <= ?', state, before)) this.remove(id);
  }

  /** Failed submissions that were not alerted of, or not mailed, yet. */
  unreported(by: 'alerted' | 'mailed'): Row[] {
    return this.rows(`WHERE state = 'failed' AND ${by} = 0`);
  }

  setReported(id: string, by: 'alerted' | 'mailed', done: boolean): void {
    this.sql.exec(`UPDATE submissions SET ${by} = ? WHERE id = ?`, Number(done), id);
  }

  /** The conditions that the operator was told of, and since when they hold. */
  alerts(): Map<string, number> {
    const rows = this.sql.exec('SELECT kind, since FROM alerts').toArray();
    return new Map(rows.map((row) => [String(row['kind']), Number(row['since'])]));
  }

  setAlert(kind: string, since: number | undefined): void {
    if (since === undefined) this.sql.exec('DELETE FROM alerts WHERE kind = ?', kind);
    else this.sql.exec('INSERT OR REPLACE INTO alerts (kind, since) VALUES (?, ?)', kind, since);
  }

  private rows(where: string, ...bindings: SqlStorageValue[]): Row[] {
    return Array.from(this.sql.exec(`SELECT ${COLUMNS} FROM submissions ${where}`, ...bindings).raw(), rowOf);
  }

  private first<T>(statement: string, ...bindings: SqlStorageValue[]): T | undefined {
    return this.sql.exec(statement, ...bindings).toArray()[0] as T | undefined;
  }
}
