/** What a request carries of a session, for its object to check. */
export interface Credential {
  /** SHA-256 of the token's secret, in base64url. */
  session: string;
  /** Where the request comes from. */
  origin: string;
}

/** A customer's signed-in time, as it is kept. Times are milliseconds since 1970. */
export interface SessionRow {
  /** Canonical. */
  email: string;
  name: string | null;
  expiresAt: number;
}

const MINUTE_MS = 60_000;
/** A session that nobody uses for so long is over: somebody has left. */
const IDLE_MS = 30 * MINUTE_MS;
/** And in any case after so long. */
const MAX_AGE_MS = 12 * 60 * MINUTE_MS;
/** Reading should not write each time, so that the last use is known to a minute. */
const TOUCH_MS = MINUTE_MS;

/** Every statement about sessions. */
export class Sessions {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    sql.exec(`CREATE TABLE IF NOT EXISTS sessions (
      hash TEXT PRIMARY KEY, origin TEXT NOT NULL, email TEXT NOT NULL, name TEXT,
      seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID`);
  }

  begin(
    { session, origin }: Credential,
    { email, name }: Pick<SessionRow, 'email' | 'name'>,
    now: number,
  ): SessionRow {
    const row = { email, name, expiresAt: now + MAX_AGE_MS };
    this.sql.exec(
      'INSERT INTO sessions (hash, origin, email, name, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
      session,
      origin,
      email,
      name,
      now,
      row.expiresAt,
    );
    return row;
  }

  /** The session, if it is alive, and used where it was begun. */
  use({ session, origin }: Credential, now: number): SessionRow | undefined {
    const [row] = this.sql
      .exec(
        `SELECT email, name, seen_at AS seenAt, expires_at AS expiresAt FROM sessions
          WHERE hash = ? AND origin = ? AND seen_at > ? AND expires_at > ?`,
        session,
        origin,
        now - IDLE_MS,
        now,
      )
      .toArray() as unknown as (SessionRow & { seenAt: number })[];
    if (!row) return undefined;
    if (now - row.seenAt >= TOUCH_MS)
      this.sql.exec('UPDATE sessions SET seen_at = ? WHERE hash = ?', now, session);
    const { email, name, expiresAt } = row;
    return { email, name, expiresAt };
  }

  end(session: string): void {
    this.sql.exec('DELETE FROM sessions WHERE hash = ?', session);
  }

  endAll(): void {
    this.sql.exec('DELETE FROM sessions');
  }

  forget(now: number): void {
    this.sql.exec('DELETE FROM sessions WHERE expires_at <= ? OR seen_at <= ?', now, now - IDLE_MS);
  }

  nextExpiryAt(): number | null {
    const at = this.sql
      .exec('SELECT min(min(expires_at, seen_at + ?)) AS at FROM sessions', IDLE_MS)
      .toArray()[0]?.['at'];
    return typeof at === 'number' ? at : null;
  }
}
