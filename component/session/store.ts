import type { Session, SessionInfo } from '../../worker/contract/session.ts';

/** Who is signed in on this page. */
export type SessionState =
  | { status: 'none'; ended?: EndReason }
  /**
   * Read from storage, or back from the back/forward cache: it may have ended meanwhile, so nothing of it is shown
   * before the Worker has said that it holds.
   */
  | { status: 'unverified'; session: Session }
  | { status: 'open'; session: Session };

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
  private readonly name: string;
  private readonly ports: Required<SessionPorts>;
  private mirrored = true;

  /** @param address of the Worker */
  constructor(address: string, ports: SessionPorts = {}) {
    super();
    this.name = storageName(address);
    this.ports = {
      storage: () => sessionStorage,
      now: Date.now,
      schedule: (act, ms) => setTimeout(act, ms),
      ...ports,
    };
    const session = this.read();
    if (session) this.move({ status: 'unverified', session });
  }

  /** The token to ask with, whether or not it still holds. */
  get token(): string | undefined {
    return this.state.status === 'none' ? undefined : this.state.session.token;
  }

  /** Keeps the session in memory only, from now on. */
  forgetful(): void {
    this.mirrored = false;
    this.write(undefined);
  }

  begin(session: Session): void {
    this.move({ status: 'open', session });
  }

  /** The Worker says that the session with this token holds. */
  confirm(token: string, info: SessionInfo): void {
    if (token === this.token) this.move({ status: 'open', session: { ...info, token } });
  }

  /** The page may be put away and come back later: from here on nothing is shown before it is confirmed. */
  suspend(): void {
    if (this.state.status === 'open') this.move({ ...this.state, status: 'unverified' });
  }

  /**
   * The Worker does not take this token any more, or it is too old.
   *
   * @param token an answer that comes late says nothing about a newer session
   */
  expire(token: string): void {
    if (token === this.token) this.move({ status: 'none', ended: 'expired' });
  }

  /** The customer leaves. */
  end(): void {
    if (this.token) this.move({ status: 'none', ended: 'signed_out' });
  }

  /** Ends what was ended meanwhile by another page of this tab. */
  compare(): void {
    if (this.mirrored && this.token && this.works && this.read()?.token !== this.token) this.end();
  }

  private move(state: SessionState): void {
    const before = this.token;
    this.state = state;
    const { token } = this;
    if (state.status !== 'unverified') this.write(state.status === 'open' ? state.session : undefined);
    if (token && token !== before && state.status !== 'none') this.watch(token, state.session);
    this.dispatchEvent(new Event('change'));
  }

  private watch(token: string, { expiresAt }: Session): void {
    this.ports.schedule(() => this.expire(token), Date.parse(expiresAt) - this.ports.now());
  }

  /** Whether this browser keeps anything for the tab. */
  private get works(): boolean {
    try {
      this.ports.storage();
      return true;
    } catch {
      return false;
    }
  }

  private read(): Session | undefined {
    try {
      const session: unknown = JSON.parse(this.ports.storage().getItem(this.name) ?? '');
      return isSession(session) && Date.parse(session.expiresAt) > this.ports.now() ? session : undefined;
    } catch {
      return undefined;
    }
  }

  private write(session: Session | undefined): void {
    try {
      if (session && this.mirrored) this.ports.storage().setItem(this.name, JSON.stringify(session));
      else this.ports.storage().removeItem(this.name);
    } catch {
      this.mirrored = false;
    }
  }
}

/** Where a tab keeps the session of a Worker's customer. */
export const storageName = (address: string): string => `reamaze-contact:session:${address}`;

const stores = new Map<string, SessionStore>();

/** The one store that all elements of a Worker share on this page. */
export function sharedSession(address: string): SessionStore {
  const store = stores.get(address) ?? new SessionStore(address);
  stores.set(address, store);
  return store;
}

function isSession(value: unknown): value is Session {
  const { token, expiresAt, customer } = (value ?? {}) as Partial<Session>;
  return typeof token === 'string' && typeof expiresAt === 'string' && typeof customer?.email === 'string';
}
