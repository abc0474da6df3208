/** The last good answer to one question, and how good it still is. Times are milliseconds since 1970. */
export interface Copy<T> {
  value: T;
  /** When it was asked for: what happened since may be missing. */
  readAt: number;
  /** Until then nobody has to ask again. */
  freshUntil: number;
}

/** How long a copy may stand in for a helpdesk that does not answer. */
const KEPT_MS = 60 * 60 * 1_000;
/** A row may have 2 MB, and a character three bytes; what is longer is kept in memory alone. */
const MAX_CHARACTERS = 600_000;
/** Pages and conversations that somebody may look at in an hour; what was asked for longest ago gives way. */
const MAX_COPIES = 200;

/**
 * What was read for one customer from the helpdesk. A copy is there at once, and written down when the answer has left:
 * it must not wait for the disk, and losing a copy costs a call.
 */
export class Copies {
  private readonly sql: SqlStorage;
  private readonly later: (work: () => void) => void;
  private readonly known = new Map<string, Copy<unknown>>();

  /** @param later does some work once what is being done is over */
  constructor(sql: SqlStorage, later: (work: () => void) => void) {
    this.sql = sql;
    this.later = later;
    sql.exec(`CREATE TABLE IF NOT EXISTS copies (
      name TEXT PRIMARY KEY, read_at INTEGER NOT NULL, fresh_until INTEGER NOT NULL, value TEXT NOT NULL
    ) WITHOUT ROWID`);
  }

  /** A copy that is not too old to be shown. */
  get<T>(name: string, now: number): Copy<T> | undefined {
    const copy = (this.known.get(name) ?? this.read(name)) as Copy<T> | undefined;
    return copy && now < copy.readAt + KEPT_MS ? copy : undefined;
  }

  put(name: string, copy: Copy<unknown>): void {
    this.known.delete(name);
    this.known.set(name, copy);
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_COPIES && oldest !== undefined) this.remove(oldest);
    this.later(() => {
      if (this.known.get(name) === copy) this.write(name, copy);
    });
  }

  remove(name: string): void {
    this.known.delete(name);
    this.sql.exec('DELETE FROM copies WHERE name = ?', name);
  }

  /** All can be shown for now, but are to be read again. */
  outdate(): void {
    for (const copy of this.known.values()) copy.freshUntil = 0;
    this.sql.exec('UPDATE copies SET fresh_until = 0');
  }

  clear(): void {
    this.known.clear();
    this.sql.exec('DELETE FROM copies');
  }

  /** Deletes what is too old to be shown. */
  forget(now: number): void {
    for (const [name, { readAt }] of this.known) if (readAt <= now - KEPT_MS) this.known.delete(name);
    this.sql.exec('DELETE FROM copies WHERE read_at <= ?', now - KEPT_MS);
  }

  nextExpiryAt(): number | null {
    const oldest = this.sql.exec('SELECT min(read_at) AS at FROM copies').toArray()[0]?.['at'];
    const times = [...this.known.values()].map(({ readAt }) => readAt);
    if (typeof oldest === 'number') times.push(oldest);
    return times.length > 0 ? Math.min(...times) + KEPT_MS : null;
  }

  private read(name: string): Copy<unknown> | undefined {
    const [row] = this.sql
      .exec('SELECT value, read_at AS readAt, fresh_until AS freshUntil FROM copies WHERE name = ?', name)
      .toArray();
    if (!row) return undefined;
    const copy = {
      value: JSON.parse(String(row['value'])),
      readAt: Number(row['readAt']),
      freshUntil: Number(row['freshUntil']),
    };
    this.known.set(name, copy);
    return copy;
  }

  private write(name: string, { value, readAt, freshUntil }: Copy<unknown>): void {
    const text = JSON.stringify(value);
    if (text.length > MAX_CHARACTERS) return;
    this.sql.exec(
      'INSERT OR REPLACE INTO copies (name, read_at, fresh_until, value) VALUES (?, ?, ?, ?)',
      name,
      readAt,
      freshUntil,
      text,
    );
  }
}
