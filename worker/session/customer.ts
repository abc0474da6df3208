import { DurableObject } from 'cloudflare:workers';
import { configurationOf } from '../configuration.ts';
import type { Env } from '../env.ts';
import type { Answer, Found } from '../history/answers.ts';
import { type Ask, answer } from '../history/asking.ts';
import { Copies } from '../history/copies.ts';
import { createHistory, type History, type ReplyThread } from '../history/history.ts';
import { log } from '../log.ts';
import { createReadingServices, type ReadingServices } from '../services.ts';
import type { TakenReply } from '../submissions/payload.ts';
import { Challenges, type Guess, type NewChallenge } from './challenges.ts';
import { type Credential, type SessionRow, Sessions } from './sessions.ts';
import { type OnceToken, UsedTokens } from './used-tokens.ts';

/** The answer to whoever is not, or no longer, signed in. */
export interface Unauthenticated {
  is: 'unauthenticated';
}

/** A session that is alive. */
export type SignedIn = { is: 'signed_in' } & SessionRow;

const UNAUTHENTICATED: Unauthenticated = { is: 'unauthenticated' };

/** After an alarm that broke off: what does not work is not tried all the time. */
const FAILURE_PAUSE_MS = 60_000;
/** A page asks for what it shows at once, and not again for seconds. */
const QUIET_MS = 1_000;

/**
 * Everything that is kept for one e-mail address, for as long as it is needed and no longer: an object with nothing in
 * it is no object. Each method that a customer may call takes their credential first, so that the check of the session
 * and the work are one.
 */
export class Customer extends DurableObject<Env> {
  private opened: Shelves | undefined;
  private told: Promise<History> | undefined;
  private made: ReadingServices | undefined;
  /** When the next alarm goes off, as far as this life of the object knows. */
  private alarmAt: number | undefined;

  /** Takes in a code that was asked for; once none is left that day the answer is the same, and worth nothing. */
  ask(challenge: NewChallenge): { live: boolean; expiresAt: number } {
    const asked = this.ctx.storage.transactionSync(() => this.shelves.challenges.add(challenge, this.now()));
    this.arm();
    return asked;
  }

  /** Notes what somebody is called, for when they have proved who they are. */
  setName(challenge: string, name: string): void {
    this.shelves.challenges.setName(challenge, name);
  }

  /** Begins a session for a code, once; a wrong one is counted in the same transaction. */
  redeem(guess: Guess, session: string): SignedIn | Unauthenticated {
    return this.ctx.storage.transactionSync(() => {
      const verdict = this.shelves.challenges.redeem(guess, this.now());
      log('code', { is: verdict.is });
      return verdict.is === 'right'
        ? this.begin({ session, origin: guess.origin }, verdict)
        : UNAUTHENTICATED;
    });
  }

  /** Begins a session for whom the site says that somebody is; by a token that can be used once, only once. */
  signIn(
    credential: Credential,
    { email, name }: Pick<SessionRow, 'email' | 'name'>,
    token: OnceToken | undefined,
  ): SignedIn | Unauthenticated {
    return this.ctx.storage.transactionSync(() => {
      if (token && !this.shelves.usedTokens.use(token)) return UNAUTHENTICATED;
      return this.begin(credential, { email, name });
    });
  }

  whoAmI(credential: Credential): SignedIn | Unauthenticated {
    const session = this.session(credential);
    return session ? { is: 'signed_in', ...session } : UNAUTHENTICATED;
  }

  /** Ends this session, or all that there are. */
  signOut(credential: Credential, everywhere: boolean): { is: 'signed_out' } | Unauthenticated {
    if (!this.session(credential)) return UNAUTHENTICATED;
    if (everywhere) {
      this.shelves.sessions.endAll();
      this.shelves.copies.clear();
      void this.told?.then((history) => history.forget());
    } else this.shelves.sessions.end(credential.session);
    return { is: 'signed_out' };
  }

  /** What a customer asks of their conversations; `etag` is the header If-None-Match. */
  async history(
    credential: Credential,
    ask: Ask,
    etag: string | undefined,
  ): Promise<Answer | Unauthenticated> {
    const session = this.session(credential);
    if (!session) return UNAUTHENTICATED;
    const files = this.services.threadFiles;
    return answer(await this.historyOf(session), ask, etag, { files, now: () => this.now() });
  }

  /** Where a reply of a customer's belongs, and whose it is. */
  async thread(
    credential: Credential,
    id: string,
  ): Promise<Found<ReplyThread & Pick<SessionRow, 'email' | 'name'>> | Unauthenticated> {
    const session = this.session(credential);
    if (!session) return UNAUTHENTICATED;
    const found = await (await this.historyOf(session)).thread(id);
    const { email, name } = session;
    return found.is === 'found' ? { is: 'found', value: { ...found.value, email, name } } : found;
  }

  /** The outbox has taken a reply of the customer's. */
  async wrote(reply: TakenReply | undefined): Promise<void> {
    (await this.told)?.wrote(reply);
  }

  /** Forgets what has expired. An alarm that throws is tried six times and then never again, so this one does not. */
  override async alarm(): Promise<void> {
    this.alarmAt = undefined;
    try {
      for (const shelf of Object.values(this.shelves)) shelf.forget(this.now());
      if (this.nextExpiryAt() === null) {
        this.opened = undefined;
        this.told = undefined;
        await this.ctx.storage.deleteAll();
      } else this.arm();
    } catch (error) {
      log('customer_alarm_failed', { error: error instanceof Error ? error.name : 'unknown' });
      this.wake(this.now() + FAILURE_PAUSE_MS);
    }
  }

  /** Milliseconds since 1970. */
  protected now(): number {
    return Date.now();
  }

  private begin(credential: Credential, whose: Pick<SessionRow, 'email' | 'name'>): SignedIn {
    const row = this.shelves.sessions.begin(credential, whose, this.now());
    this.arm();
    return { is: 'signed_in', ...row };
  }

  /** Whose session it is; `undefined` if it is not alive. */
  private session(credential: Credential): SessionRow | undefined {
    return this.shelves.sessions.use(credential, this.now());
  }

  /** Every session here is of the same address. */
  private historyOf({ email }: SessionRow): Promise<History> {
    this.told ??= createHistory(this.services, this.shelves.copies, email, () => this.now());
    return this.told;
  }

  /** @throws if the Worker is not set up; no request gets that far then */
  private get services(): ReadingServices {
    const configuration = configurationOf(this.env);
    if (!this.made && configuration.ok)
      this.made = createReadingServices(this.env, configuration, () => this.now());
    if (!this.made) throw new Error('misconfigured');
    return this.made;
  }

  /** In a quiet moment: any answer that leaves while something is being written waits for the disk. */
  private later(work: () => void): void {
    setTimeout(() => {
      work();
      this.arm();
    }, QUIET_MS);
  }

  private get shelves(): Shelves {
    if (!this.opened) {
      this.opened = shelvesIn(this.ctx.storage.sql, (work) => this.later(work));
      this.arm();
    }
    return this.opened;
  }

  /** Sets the alarm for whatever expires next; tables with nothing in them go at once, unless something comes first. */
  private arm(): void {
    const next = this.nextExpiryAt();
    this.wake(next ?? this.now());
    if (next === null) this.alarmAt = undefined;
  }

  private nextExpiryAt(): number | null {
    const times = Object.values(this.shelves).map((shelf) => shelf.nextExpiryAt());
    const known = times.filter((time) => time !== null);
    return known.length > 0 ? Math.min(...known) : null;
  }

  /** Makes sure that the alarm goes off at `time` or before; alarms keep real time, even where {@link now} does not. */
  private wake(time: number): void {
    const at = Date.now() + Math.max(0, time - this.now());
    if (this.alarmAt !== undefined && this.alarmAt <= at) return;
    this.alarmAt = at;
    void this.ctx.storage.setAlarm(at);
  }
}

/** Records of one kind, none of them for good. */
interface Shelf {
  /** Deletes what has expired. */
  forget(now: number): void;
  /** Milliseconds since 1970; null if there is nothing. */
  nextExpiryAt(): number | null;
}

/**
 * Tables are made where they are missing. One whose columns change gets another name: what is in the old one is
 * over within a day, and goes with the object.
 */
function shelvesIn(sql: SqlStorage, later: (work: () => void) => void) {
  return {
    challenges: new Challenges(sql),
    usedTokens: new UsedTokens(sql),
    sessions: new Sessions(sql),
    copies: new Copies(sql, later),
  } satisfies Record<string, Shelf>;
}

type Shelves = ReturnType<typeof shelvesIn>;
