import type { Progress, State } from './delivery.ts';

/** A submission as it is kept. `docs/storage.md` describes the tables. */
export interface Row extends Progress {
  /** UUID, made here; the helpdesk knows it as `submission_id`. */
  id: string;
  reference: string;
  /** JSON of a {@link import('./payload.ts').Payload}; null once delivered. */
  payload: string | null;
}

/** Identity of a message: its Idempotency-Key, and what it said. */
export interface Identity {
  key: string;
  fingerprint: string;
}

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

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS submissions (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    reference TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    negative_lookups INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    next_attempt_at INTEGER,
    last_error TEXT,
    payload TEXT,
    conversation_id TEXT
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS due ON submissions (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS by_state ON submissions (state, created_at);
  CREATE TABLE IF NOT EXISTS attachments (id TEXT PRIMARY KEY, submission_id TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS line (id INTEGER PRIMARY KEY CHECK (id = 1), reason TEXT NOT NULL, until INTEGER NOT NULL);
`;

const COLUMNS = `id, reference, state, attempts, negative_lookups AS negativeLookups, created_at AS createdAt,
  next_attempt_at AS nextAttemptAt, last_error AS lastError, payload`;

/** Every statement that the outbox makes, and no rule. */
export class Ledger {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    sql.exec(SCHEMA);
  }

  find(key: string): { reference: string; fingerprint: string } | undefined {
    return this.first<{ reference: string; fingerprint: string }>(
      'SELECT reference, fingerprint FROM submissions WHERE key = ?',
      key,
    );
  }

  hasReference(reference: string): boolean {
    return this.first('SELECT 1 AS found FROM submissions WHERE reference = ?', reference) !== undefined;
  }

  insert({ key, fingerprint }: Identity, row: Row, attachmentIds: string[]): void {
    this.sql.exec(
      `INSERT INTO submissions (id, key, fingerprint, reference, state, attempts, negative_lookups, created_at,
        updated_at, next_attempt_at, last_error, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.id,
      key,
      fingerprint,
      row.reference,
      row.state,
      row.attempts,
      row.negativeLookups,
      row.createdAt,
      row.createdAt,
      row.nextAttemptAt,
      row.lastError,
      row.payload,
    );
    for (const id of attachmentIds) {
      this.sql.exec('INSERT OR REPLACE INTO attachments (id, submission_id) VALUES (?, ?)', id, row.id);
    }
  }

  /** Writes where a submission stands. Once delivered, its text is nobody's business any more. */
  update(id: string, progress: Progress, now: number, conversationId: string | null = null): void {
    this.sql.exec(
      `UPDATE submissions SET state = ?1, attempts = ?2, negative_lookups = ?3, next_attempt_at = ?4,
        last_error = ?5, updated_at = ?6, conversation_id = ?7, payload = iif(?1 = 'delivered', NULL, payload)
        WHERE id = ?8`,
      progress.state,
      progress.attempts,
      progress.negativeLookups,
      progress.nextAttemptAt,
      progress.lastError,
      now,
      conversationId,
      id,
    );
  }

  /** The submission that has been due longest, of those nobody is busy with. */
  nextDue(now: number, busy: ReadonlySet<string>): Row | undefined {
    return this.first<Row>(
      `SELECT ${COLUMNS} FROM submissions
        WHERE next_attempt_at <= ? AND id NOT IN (SELECT value FROM json_each(?))
        ORDER BY next_attempt_at LIMIT 1`,
      now,
      JSON.stringify([...busy]),
    );
  }

  inState(state: State): Row[] {
    return this.all<Row>(`SELECT ${COLUMNS} FROM submissions WHERE state = ?`, state);
  }

  /** When the next submission is due; null if none is. */
  nextDueAt(): number | null {
    return (
      this.first<{ at: number | null }>('SELECT min(next_attempt_at) AS at FROM submissions')?.at ?? null
    );
  }

  stop(): Stop | undefined {
    return this.first<Stop>('SELECT reason, until FROM line');
  }

  setStop(stop: Stop): void {
    this.sql.exec(
      'INSERT OR REPLACE INTO line (id, reason, until) VALUES (1, ?, ?)',
      stop.reason,
      stop.until,
    );
  }

  clearStop(): void {
    this.sql.exec('DELETE FROM line');
  }

  backlog(): Backlog {
    const waiting = this.first<{ waiting: number; oldestAt: number | null }>(
      `SELECT count(*) AS waiting, min(created_at) AS oldestAt FROM submissions
        WHERE state IN ('accepted', 'sending', 'unknown', 'waiting')`,
    );
    const failed = this.first<{ failed: number }>(
      `SELECT count(*) AS failed FROM submissions WHERE state = 'failed'`,
    );
    return { waiting: 0, oldestAt: null, failed: 0, ...waiting, ...failed };
  }

  /** Those of `ids` whose files are still to be sent, or were sent after `deliveredSince`. */
  neededAttachments(ids: string[], deliveredSince: number): string[] {
    return this.all<{ id: string }>(
      `SELECT a.id AS id FROM attachments a JOIN submissions s ON s.id = a.submission_id
        WHERE a.id IN (SELECT value FROM json_each(?)) AND (s.state <> 'delivered' OR s.updated_at > ?)`,
      JSON.stringify(ids),
      deliveredSince,
    ).map((row) => row.id);
  }

  /** Forgets what came to this end before `before`; answers how many submissions. */
  forget(state: 'delivered' | 'failed', before: number): number {
    this.sql.exec(
      `DELETE FROM attachments WHERE submission_id IN
        (SELECT id FROM submissions WHERE state = ? AND updated_at <= ?)`,
      state,
      before,
    );
    return this.sql.exec('DELETE FROM submissions WHERE state = ? AND updated_at <= ?', state, before)
      .rowsWritten;
  }

  private all<T>(statement: string, ...bindings: SqlStorageValue[]): T[] {
    return this.sql.exec(statement, ...bindings).toArray() as T[];
  }

  private first<T>(statement: string, ...bindings: SqlStorageValue[]): T | undefined {
    return this.all<T>(statement, ...bindings)[0];
  }
}
