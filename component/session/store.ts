import type { Customer, Session, SessionInfo } from '../../worker/contract/session.ts';
import type { Result } from '../request.ts';
import { storageName } from './hints.ts';

/** A session as a page keeps it. */
export interface HeldSession extends Session {
  /** Begun by the site's word, which can be taken back. */
  bySite?: boolean;
}

/** Who is signed in on this page. */
export type SessionState =
  | { status: 'none'; ended?: EndReason }
  /**
   * Read from storage, or back from the back/forward cache: it may have ended meanwhile, so nothing of it is shown
   * before the Worker has said that it holds.
   */
  | { status: 'unverified'; session: HeldSession }
  | { status: 'open'; session: HeldSession };

export type EndReason = 'signed_out' | 'expired';

export interface SessionPorts {
  /** Called each time, since merely touching blocked storage throws. */
  storage?: () => Storage;
  now?: () => number;
  schedule?: (act: () => void, ms: number) => unknown;
}

/**
 * The session of one Worker's customer, shared by all elements on the page and by nothing else: in memory, and in
 * `sessionStorage` under `reamaze-contact:session:{address}` for the next page of the same tab. Storage that is blocked
 * is the same as none. Fires `change`.
 */
export class SessionStore extends EventTarget {
  state: SessionState = { status: 'none' };
  /** Whether the site has somebody else by now: it is asked once about each session, and again when its word is another one. */
  heard: Promise<boolean | undefined> | false | undefined;
  readonly #name: string;
  readonly #ports: Required<SessionPorts>;
  #mirrored = true;
  #verifying: Promise<void> | undefined;
  #obtaining: Promise<void> | undefined;

  /** @param address of the Worker */
  constructor(address: string, ports: SessionPorts = {}) {
    super();
    this.#name = storageName(address);
    this.#ports = {
      storage: () => sessionStorage,
      now: Date.now,
      schedule: (act, ms) => setTimeout(act, ms),
      ...ports,
    };
    const session = this.#read();
    if (session) this.#move({ status: 'unverified', session });
  }

  /** The token to ask with, whether or not it still holds. */
  get token(): string | undefined {
    return this.state.status === 'none' ? undefined : this.state.session.token;
  }

  /** Who is signed in, or may still be. */
  get customer(): Customer | undefined {
    return this.state.status === 'none' ? undefined : this.state.session.customer;
  }

  /** Whether a session is being obtained from what the site says. */
  get busy(): boolean {
    return this.#obtaining !== undefined;
  }

  /** Keeps the session in memory only, from now on. */
  forgetful(): void {
    this.#mirrored = false;
    this.#write(undefined);
  }

  begin(session: HeldSession): void {
    this.#move({ status: 'open', session });
    this.heard = false;
  }

  /**
   * Asks whether the session still holds, if that is not known; once, however many elements want to know. Without a
   * clear answer it stays unknown.
   */
  verify(ask: (token: string) => Promise<Result<SessionInfo>>): Promise<void> {
    this.#compare();
    if (this.state.status !== 'unverified') return Promise.resolve();
    const { session } = this.state;
    const { token } = session;
    this.#verifying ??= ask(token).then((result) => {
      this.#verifying = undefined;
      if (token !== this.token) return;
      if (result.outcome === 'ok') this.#move({ status: 'open', session: { ...session, ...result.value } });
      else if (result.outcome === 'problem' && result.code === 'unauthenticated') this.expire(token);
      else this.#tell();
    });
    return this.#verifying;
  }

  /** Begins the session that comes of this; once, however many elements try. */
  obtain(trade: () => Promise<HeldSession | undefined>): Promise<void> {
    if (this.token) return Promise.resolve();
    this.#obtaining ??= trade().then((session) => {
      this.#obtaining = undefined;
      if (session && !this.token) this.begin(session);
      else this.#tell();
    });
    this.#tell();
    return this.#obtaining;
  }

  /** The page may be put away and come back later: from here on nothing is shown before it is confirmed. */
  suspend(): void {
    this.heard = undefined;
    if (this.state.status === 'open') this.#move({ ...this.state, status: 'unverified' });
  }

  /**
   * The Worker does not take this token any more, or it is too old.
   *
   * @param token an answer that comes late says nothing about a newer session
   */
  expire(token: string): void {
    if (token === this.token) this.#move({ status: 'none', ended: 'expired' });
  }

  /** The customer leaves. */
  end(): void {
    if (this.token) this.#move({ status: 'none', ended: 'signed_out' });
  }

  /** Another page of this tab may have ended the session meanwhile, or begun another. */
  #compare(): void {
    const session = this.#mirrored ? this.#read() : undefined;
    if (!this.#mirrored || session?.token === this.token) return;
    this.end();
    if (session) this.#move({ status: 'unverified', session });
  }

  #move(state: SessionState): void {
    const before = this.token;
    this.state = state;
    const { token } = this;
    if (token !== before) this.heard = undefined;
    this.#write(state.status === 'none' ? undefined : state.session);
    if (token && token !== before && state.status !== 'none') this.#watch(token, state.session);
    this.#tell();
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'));
  }

  #watch(token: string, { expiresAt }: Session): void {
    this.#ports.schedule(() => this.expire(token), Date.parse(expiresAt) - this.#ports.now());
  }

  #read(): HeldSession | undefined {
    try {
      const session = JSON.parse(this.#ports.storage().getItem(this.#name) ?? '') as Partial<HeldSession>;
      return isSession(session) && Date.parse(session.expiresAt) > this.#ports.now() ? session : undefined;
    } catch {
      return undefined;
    }
  }

  #write(session: HeldSession | undefined): void {
    try {
      if (session && this.#mirrored) this.#ports.storage().setItem(this.#name, JSON.stringify(session));
      else this.#ports.storage().removeItem(this.#name);
    } catch {
      this.#mirrored = false;
    }
  }
}

const stores = new Map<string, SessionStore>();

/** The one store that all elements of a Worker share on this page. */
export function sharedSession(address: string): SessionStore {
  const store = stores.get(address) ?? new SessionStore(address);
  stores.set(address, store);
  return store;
}

function isSession(value: Partial<HeldSession>): value is HeldSession {
  const { token, expiresAt, customer } = value;
  return typeof token === 'string' && typeof expiresAt === 'string' && typeof customer?.email === 'string';
}
