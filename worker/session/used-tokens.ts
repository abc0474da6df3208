/** A token that proves an address once. */
export interface OnceToken {
  /** Its `jti`. */
  id: string;
  /** From when on it is worth nothing anyway. */
  expiresAt: number;
}

/** Every statement about the tokens that have proved an address, and must not do so again. */
export class UsedTokens {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    sql.exec(
      'CREATE TABLE IF NOT EXISTS used_tokens (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID',
    );
  }

  /** Whether it is the first time. */
  use({ id, expiresAt }: OnceToken): boolean {
    const { rowsWritten } = this.sql.exec(
      'INSERT INTO used_tokens (id, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
      id,
      expiresAt,
    );
    return rowsWritten > 0;
  }

  forget(now: number): void {
    this.sql.exec('DELETE FROM used_tokens WHERE expires_at <= ?', now);
  }

  nextExpiryAt(): number | null {
    const at = this.sql.exec('SELECT min(expires_at) AS at FROM used_tokens').one()['at'];
    return typeof at === 'number' ? at : null;
  }
}
