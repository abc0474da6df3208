import { isSame } from './same.ts';

/** A code that was asked for. */
export interface NewChallenge {
  /** SHA-256 of the challenge's secret, in base64url. */
  challenge: string;
  /** See {@link import('./code.ts').codeHash}. */
  code: string;
  origin: string;
  /** Canonical. */
  email: string;
  /** Tells apart from where codes were asked for; see {@link import('./network.ts').networkMark}. */
  network: string;
}

/** A code that somebody has typed. */
export type Guess = Omit<NewChallenge, 'email' | 'network'>;

/** Whose address is proved, or why it is not: nobody learns which. */
export type Verdict =
  | { is: 'right'; email: string; name: string | null }
  | { is: 'wrong' }
  | { is: 'unknown' };

const MINUTE_MS = 60_000;
/** A mail takes seconds, sometimes minutes; nothing longer is asked of a code that somebody may overlook on a screen. */
const LIFETIME_MS = 10 * MINUTE_MS;
/** Room for typing errors; at 10⁸ codes, five tries of ten challenges a day guess one in 5,000 years. */
const TRIES = 5;
/** Somebody who asks again, or in another tab; the newest is always among them, so that the last mail works. */
const MAX_LIVE = 3;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Nobody needs more, and nobody gets more mail that others have asked for. */
const MAX_A_DAY = 10;
/** Of these, for networks that had none that day: a stranger who uses up the others leaves one to whose address it is. */
const RESERVED = 3;

/** Every statement about challenges, and how often they were asked for. */
export class Challenges {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    sql.exec(`CREATE TABLE IF NOT EXISTS challenges (
      seq INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, code TEXT NOT NULL, origin TEXT NOT NULL,
      email TEXT NOT NULL, name TEXT, tries INTEGER NOT NULL, expires_at INTEGER NOT NULL)`);
    sql.exec(`CREATE TABLE IF NOT EXISTS code_requests (
      seq INTEGER PRIMARY KEY, network TEXT NOT NULL, expires_at INTEGER NOT NULL)`);
  }

  /** Takes a challenge in, unless there were too many within a day. */
  add(
    { challenge, code, origin, email, network }: NewChallenge,
    now: number,
  ): { live: boolean; expiresAt: number } {
    this.forget(now);
    const expiresAt = now + LIFETIME_MS;
    if (!this.isLeft(network)) return { live: false, expiresAt };
    this.sql.exec('INSERT INTO code_requests (network, expires_at) VALUES (?, ?)', network, now + DAY_MS);
    this.sql.exec(
      'INSERT INTO challenges (hash, code, origin, email, tries, expires_at) VALUES (?, ?, ?, ?, 0, ?)',
      challenge,
      code,
      origin,
      email,
      expiresAt,
    );
    this.sql.exec(
      'DELETE FROM challenges WHERE seq NOT IN (SELECT seq FROM challenges ORDER BY seq DESC LIMIT ?)',
      MAX_LIVE,
    );
    return { live: true, expiresAt };
  }

  /** Notes what somebody is called, for when they have proved who they are. */
  setName(challenge: string, name: string): void {
    this.sql.exec('UPDATE challenges SET name = ? WHERE hash = ?', name, challenge);
  }

  /** Counts a try, and takes the challenge away if that was the right code or the last try. For a transaction. */
  redeem({ challenge, code, origin }: Guess, now: number): Verdict {
    const [row] = this.sql
      .exec(
        'SELECT code, email, name, tries FROM challenges WHERE hash = ? AND origin = ? AND expires_at > ?',
        challenge,
        origin,
        now,
      )
      .toArray() as unknown as { code: string; email: string; name: string | null; tries: number }[];
    if (!row) return { is: 'unknown' };
    const right = isSame(code, row.code);
    if (right || row.tries + 1 >= TRIES) this.sql.exec('DELETE FROM challenges WHERE hash = ?', challenge);
    else this.sql.exec('UPDATE challenges SET tries = tries + 1 WHERE hash = ?', challenge);
    return right ? { is: 'right', email: row.email, name: row.name } : { is: 'wrong' };
  }

  forget(now: number): void {
    this.sql.exec('DELETE FROM challenges WHERE expires_at <= ?', now);
    this.sql.exec('DELETE FROM code_requests WHERE expires_at <= ?', now);
  }

  nextExpiryAt(): number | null {
    const at = this.sql
      .exec(
        `SELECT min(expires_at) AS at FROM
          (SELECT expires_at FROM challenges UNION ALL SELECT expires_at FROM code_requests)`,
      )
      .one()['at'];
    return typeof at === 'number' ? at : null;
  }

  private isLeft(network: string): boolean {
    const requests = this.sql.exec('SELECT network FROM code_requests').toArray();
    const isNew = requests.every((request) => request['network'] !== network);
    return requests.length < (isNew ? MAX_A_DAY : MAX_A_DAY - RESERVED);
  }
}
