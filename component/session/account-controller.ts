import type { LitElement, ReactiveController } from 'lit';
import type { Customer, Session } from '../../worker/contract/session.ts';
import { holdsFocus } from '../focus.ts';
import type { Identifying } from '../identifying.ts';
import { Later } from '../later.ts';
import { Listening } from '../listening.ts';
import type { Reader } from '../reader.ts';
import { ReamazeSignInEvent, ReamazeSignOutEvent } from './events.ts';
import type { IdentitySource } from './identity.ts';
import { SignIn } from './sign-in.ts';
import type { EndReason, SessionStore } from './store.ts';

/** What an element asks the Worker with, and what it does for its customer. */
export interface AccountDesk {
  client: Reader;
  session: SessionStore;
  /** What the page says now. */
  page(): IdentitySource;
  /** Somebody is signed in, or may still be. */
  signed(customer: Customer): void;
  /** Nobody is signed in. @param reason why no longer; missing if nobody was, or it was over before it was shown */
  ended(reason: EndReason | undefined): void;
}

/** Who was signed in for a shorter time than this is not signed in again without being asked. */
const SHORTEST_MS = 60_000;

/** Who is signed in at one element: takes a session up, begins one with what the site says, and tells the page. */
export class AccountController implements ReactiveController {
  readonly session: SessionStore;
  readonly signIn: SignIn;
  /** The Worker did not say whether the session still holds. */
  unclear = false;
  readonly #host: LitElement;
  readonly #desk: AccountDesk;
  readonly #listening: Listening;
  /** The session that the page was told of. */
  #told: Session | undefined;
  #begun = Number.NEGATIVE_INFINITY;
  readonly #identifying = new Later<Identifying>(
    async () => (await import('../identifying.ts')).identifying,
    () => {},
  );
  /** A JWT is good for once. */
  #used: string | undefined;

  constructor(host: LitElement, desk: AccountDesk) {
    this.#host = host;
    this.#desk = desk;
    this.session = desk.session;
    this.signIn = new SignIn({
      client: desk.client,
      changed: () => void this.#stepped(),
      signedIn: (session) => this.session.begin(session),
    });
    this.#listening = new Listening(host, [
      [this.session, 'change', () => this.#follow()],
      [window, 'pagehide', () => this.#suspend()],
      [window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && void this.start()],
      [window, 'online', () => void this.start()],
    ]);
    host.addController(this);
    void this.start();
  }

  hostConnected(): void {
    this.#follow();
  }

  /** Steps back for good. */
  close(): void {
    this.#listening.hostDisconnected();
    this.#host.removeController(this.#listening);
    this.#host.removeController(this);
  }

  /** Looks whether a session holds. If there is none, what the site says may begin one. */
  async start(): Promise<void> {
    const { session } = this;
    const { identity, identify } = this.#desk.page();
    this.unclear = false;
    if (session.token && (identity || identify)) session.heard ??= this.#compare();
    const isAnother = await session.heard;
    await session.verify((token) => this.#desk.client.getSession(token));
    this.unclear = session.state.status === 'unverified';
    this.#host.requestUpdate();
    await this.offer(isAnother);
  }

  /**
   * Trades what the site says for a session, unless there is one.
   *
   * @param asked by the customer, who may have left before
   */
  async offer(asked = false): Promise<void> {
    const { state } = this.session;
    const { identity, identify } = this.#desk.page();
    const fresh = identity !== undefined && identity !== this.#used;
    if (state.status !== 'none' || !(fresh || (identify && (asked || state.ended !== 'signed_out')))) return;
    await this.session.obtain(async () => {
      const loaded = await this.#identifying.load();
      if (loaded) this.#used = identity;
      return loaded?.trade({ identify, ...(fresh && { identity }) }, this.#desk.client, this.#host.localName);
    });
    if (this.#desk.page().identity === identity) return;
    this.session.heard = undefined;
    void this.start();
  }

  /** By now somebody else may be signed in to the site. */
  async #compare(): Promise<boolean | undefined> {
    const page = this.#desk.page();
    // Nothing is shown of one while it may be another.
    if (page.identify || !this.#identifying.loaded) this.session.suspend();
    return (await this.#identifying.load())?.compare(page, this.session);
  }

  /** As high as it was: else the page would have scrolled when what is in it comes back. */
  #suspend(): void {
    this.#keepHeight(`${this.#host.offsetHeight}px`);
    this.session.suspend();
  }

  #keepHeight(height: string): void {
    const all = this.#host.shadowRoot?.querySelector<HTMLElement>('.all');
    if (all) all.style.minBlockSize = height;
  }

  #follow(): void {
    const told = this.#told;
    const { state } = this.session;
    if (state.status !== 'unverified') void this.#host.updateComplete.then(() => this.#keepHeight(''));
    if (state.status === 'none') this.#end(state.ended);
    else this.#desk.signed(state.session.customer);
    if (state.status === 'open' && state.session.token !== told?.token) {
      this.#told = state.session;
      this.#begun = Date.now();
      this.#host.dispatchEvent(new ReamazeSignInEvent());
    }
    this.#host.requestUpdate();
  }

  #end(reason: EndReason | undefined): void {
    const told = this.#told;
    this.#told = undefined;
    this.#desk.ended(told || reason === 'signed_out' ? reason : undefined);
    if (!told || !reason) return;
    this.#host.dispatchEvent(new ReamazeSignOutEvent(reason));
    if (Date.now() - this.#begun > SHORTEST_MS) void this.offer();
  }

  /** Leads the focus to where it goes on, if it is here. */
  async #stepped(): Promise<void> {
    const { signIn } = this;
    const host = this.#host;
    host.requestUpdate();
    await host.updateComplete;
    const { status } = signIn.state;
    const here = holdsFocus(host) || document.activeElement === document.body;
    if (!here || status === 'asking' || status === 'checking') return;
    const input = host.shadowRoot?.getElementById(status === 'code' ? 'code' : 'sign-in-email');
    if (input instanceof HTMLInputElement) {
      input.focus();
      input.select();
    }
  }
}
