/**
 * The tables of one outbox; `docs/storage.md` describes them. A message is written while its visitor waits, so few
 * indexes stand on its way: the one that finds it again, and the one that says that it is due.
 */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS submissions (
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
    told INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS due ON submissions (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS replies ON submissions (thread, seq) WHERE thread IS NOT NULL;
  CREATE INDEX IF NOT EXISTS conversations ON submissions (conversation_id) WHERE conversation_id IS NOT NULL;
  CREATE TABLE IF NOT EXISTS attachments (id TEXT PRIMARY KEY, submission_id TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS line (id INTEGER PRIMARY KEY CHECK (id = 1), reason TEXT NOT NULL, until INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS alerts (kind TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;
`;

/** A row as SQL reads it: booleans are 0 and 1, see {@link import('./ledger.ts').Ledger}. */
export const COLUMNS = `id, fingerprint, reference, kind, thread, state, attempts, negative_lookups AS negativeLookups,
  uncertain, degraded, created_at AS createdAt, updated_at AS updatedAt, next_attempt_at AS nextAttemptAt,
  give_up_at AS giveUpAt, last_error AS lastError, payload, conversation_id AS conversationId`;

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
