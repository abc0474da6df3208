/**
 * The tables of one outbox; `docs/storage.md` describes them. A message is written while its visitor waits, so few
 * indexes stand on its way: those that find it again, say that it is due, and how long it has waited.
 */
const FIRST = `
  CREATE TABLE submissions (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    reference TEXT NOT NULL,
    kind TEXT NOT NULL,
    thread TEXT,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    negative_lookups INTEGER NOT NULL,
    uncertain INTEGER NOT NULL,
    degraded INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    next_attempt_at INTEGER,
    give_up_at INTEGER NOT NULL,
    last_error TEXT,
    payload TEXT,
    conversation_id TEXT,
    alerted INTEGER NOT NULL DEFAULT 0,
    mailed INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX due ON submissions (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
  CREATE INDEX undelivered ON submissions (created_at) WHERE payload IS NOT NULL;
  CREATE INDEX failures ON submissions (updated_at) WHERE state = 'failed';
  CREATE INDEX replies ON submissions (thread, seq) WHERE thread IS NOT NULL;
  CREATE INDEX conversations ON submissions (conversation_id) WHERE conversation_id IS NOT NULL;
  CREATE TABLE attachments (id TEXT PRIMARY KEY, submission_id TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE line (id INTEGER PRIMARY KEY CHECK (id = 1), reason TEXT NOT NULL, until INTEGER NOT NULL);
  CREATE TABLE alerts (kind TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;
`;

/**
 * Whose a submission is: everything of one customer is found by it, in the order it came. A key that was used in
 * another shard, see {@link import('./outbox.ts').Outbox.reserve}.
 */
const SECOND = `
  ALTER TABLE submissions ADD COLUMN customer TEXT;
  CREATE INDEX customers ON submissions (customer, seq) WHERE customer IS NOT NULL;
  CREATE TABLE keys (id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, shard INTEGER NOT NULL, at INTEGER NOT NULL)
    WITHOUT ROWID;
`;

/** What the operator has deleted leaves its key behind, or the same message sent late would be a new one. */
const THIRD = `
  CREATE TABLE removed (id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, reference TEXT NOT NULL, at INTEGER NOT NULL)
    WITHOUT ROWID;
`;

/**
 * What has to be done to an outbox, in order; how much of it was done is kept in the outbox itself. A released step
 * never changes, since there are objects out there that have it behind them: what is new is a step of its own.
 */
const STEPS: readonly string[] = [FIRST, SECOND, THIRD];

/** Brings the tables of an outbox up to date. */
export function migrate(sql: SqlStorage): void {
  sql.exec('CREATE TABLE IF NOT EXISTS schema (steps INTEGER NOT NULL)');
  const done = Number(sql.exec('SELECT max(steps) AS steps FROM schema').toArray()[0]?.['steps'] ?? 0);
  if (done === STEPS.length) return;
  for (const step of STEPS.slice(done)) sql.exec(step);
  sql.exec('INSERT INTO schema (steps) VALUES (?)', STEPS.length);
}

/**
 * A reply goes out after the conversation and the replies before it. A reply that failed lets the next pass; a
 * conversation that failed does not, since there is nothing to reply to.
 */
export const UNBLOCKED = `(thread IS NULL OR NOT EXISTS (
    SELECT 1 FROM submissions AS origin WHERE origin.id = submissions.thread AND origin.state <> 'delivered'
  ) AND NOT EXISTS (
    SELECT 1 FROM submissions AS earlier WHERE earlier.thread = submissions.thread AND earlier.seq < submissions.seq
      AND earlier.state NOT IN ('delivered', 'failed')
  ))`;
