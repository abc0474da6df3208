import type { Identity } from './entry.ts';

/** Every statement about keys whose message is in another shard. */
export class Keys {
  private readonly sql: SqlStorage;

  /** The table is the ledger's to make. */
  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  get(id: string): { fingerprint: string; shard: number } | undefined {
    const [row] = this.sql.exec('SELECT fingerprint, shard FROM keys WHERE id = ?', id).toArray();
    return row && { fingerprint: String(row['fingerprint']), shard: Number(row['shard']) };
  }

  /** @param now milliseconds since 1970 */
  put({ id, fingerprint }: Identity, shard: number, now: number): void {
    this.sql.exec(
      'INSERT INTO keys (id, fingerprint, shard, at) VALUES (?, ?, ?, ?)',
      id,
      fingerprint,
      shard,
      now,
    );
  }

  forget(before: number): void {
    this.sql.exec('DELETE FROM keys WHERE at <= ?', before);
  }
}
