import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import { DEFAULT_FORM, type LocalizedForm } from '../worker/contract/form.ts';
import type { Customer } from '../worker/contract/session.ts';
import type { AccountClient } from './account-client.ts';
import { createUploads } from './attachments/upload.ts';
import type { Client } from './client.ts';
import { createDraftStore } from './draft.ts';
import './interaction.ts';
import { Listening } from './listening.ts';
import { historyTexts } from './locales/en/history.ts';
import { sessionTexts } from './locales/en/session.ts';
import type { Language } from './locales/language.ts';
import { english } from './locales/words.ts';
import { createReader, type Reader } from './reader.ts';
import { createConnection } from './request.ts';
import { AccountController } from './session/account-controller.ts';
import { accountView, announcementOf } from './session/account-view.ts';
import { Conversations } from './session/conversations.ts';
import { customerView } from './session/customer-view.ts';
import { ReamazeViewChangeEvent } from './session/events.ts';
import { referenceIn } from './session/hints.ts';
import type { IdentitySource } from './session/identity.ts';
import { signOut } from './session/sign-out.ts';
import { type EndReason, type SessionStore, sharedSession } from './session/store.ts';
import { history } from './styles/history.ts';
import { historyThread } from './styles/history-thread.ts';
import { session as sessionStyles } from './styles/session.ts';
import type { SubmissionController } from './submissions/controller.ts';
import { isBusy, isParked } from './submissions/state.ts';

english.session = sessionTexts;
english.history = historyTexts;

/** What both elements can be told about their customer. */
export interface AccountHost extends LitElement, IdentitySource {
  form?: string | undefined;
  email?: string | undefined;
  view?: string | undefined;
  conversation?: string | undefined;
  session?: string | undefined;
  accountClient?: AccountClient | undefined;
}

/** What the account of one element is opened with. */
export interface AccountOptions {
  /** Of the Worker. */
  address: string;
  form: LocalizedForm;
  /** Uploads files for replies, if it is another than that of the Worker. */
  client: Client | undefined;
  /** The message in the form beside the conversations, if there is a form. */
  writing?: SubmissionController;
  /** Shows that form, for a new message. */
  write?: () => void;
  language: Language;
}

/** Signs out whoever is signed in at a Worker, whether or not an element knows it yet. */
export function signOutAt(
  address: string,
  client: Reader = createReader(createConnection(address)),
  { everywhere = false } = {},
): Promise<boolean> {
  return signOut(sharedSession(address), client, everywhere);
}

/** Who is signed in at one element, and their conversations. */
export class Account implements ReactiveController {
  readonly session: SessionStore;
  readonly styles = [sessionStyles, history, historyThread];
  readonly #host: AccountHost;
  readonly #options: AccountOptions;
  readonly #client: Reader;
  readonly #controller: AccountController;
  readonly #conversations: Conversations;
  readonly #listening: Listening;
  /** What the page has said before. */
  #said: Pick<AccountHost, 'conversation' | 'identity' | 'identify'> = {};
  /** What was on screen before. */
  #view: 'contact' | 'history' = 'contact';
  /** Of who is signed in, or may be. */
  #email: string | undefined;
  /** The form asked to sign in again, and waits for it. */
  #returning = false;

  constructor(host: AccountHost, options: AccountOptions) {
    const { address, form, writing } = options;
    const client = host.accountClient ?? createReader(createConnection(address));
    const session = sharedSession(address);
    if (host.session === 'memory') session.forgetful();
    this.#host = host;
    this.#client = client;
    this.#options = options;
    this.session = session;
    this.#conversations = new Conversations(host, {
      address,
      language: options.language,
      client,
      uploads: options.client ?? createUploads(createConnection(address)),
      session,
      form,
      onWrite: options.write,
    });
    this.#conversations.link = referenceIn(location.hash);
    this.#listening = new Listening(host, [
      [window, 'hashchange', () => this.#open(referenceIn(location.hash))],
    ]);
    this.#controller = new AccountController(host, {
      client,
      session,
      page: () => host,
      signed: (customer) => this.#signed(customer),
      ended: (reason) => this.#ended(reason),
    });
    this.#controller.signIn.email = writing?.written.email || host.email || '';
    host.addController(this);
  }

  /** Id of the conversation on screen, if there is one. */
  get reading(): string | undefined {
    return this.#conversations.reading;
  }

  /** Steps back for good: the element has another form, or another Worker. */
  close(): void {
    this.#listening.hostDisconnected();
    this.#host.removeController(this.#listening);
    this.#host.removeController(this);
    this.#controller.close();
    this.#conversations.close();
  }

  /** Takes up what the page says anew, and what is looked at. */
  hostUpdate(): void {
    const host = this.#host;
    const said = this.#said;
    const { writing } = this.#options;
    const controller = this.#controller;
    const { conversation, identity, identify } = host;
    this.#said = { conversation, identity, identify };
    if (conversation !== said.conversation) this.#open(conversation);
    // A callback may be another one each time the page draws; it is about the same as before.
    if (identity !== said.identity) this.session.heard = undefined;
    if (identity !== said.identity || identify !== said.identify) void controller.start();
    const view = host.view === 'history' ? 'history' : 'contact';
    if (writing && view !== this.#view) host.dispatchEvent(new ReamazeViewChangeEvent(view));
    this.#view = view;
    const shown = view === 'history' || !writing;
    if (shown && this.session.state.status === 'open') this.#conversations.show();
  }

  /** Takes in files that were dropped or pasted, for the reply on screen. */
  attach(files: readonly File[]): void {
    this.#conversations.attach(files);
  }

  /** Signs in again for the message in the form, and then goes back to it. */
  readonly signInAgain = (): void => {
    this.#returning = true;
    this.#host.view = 'history';
    void this.enter();
  };

  /** Leads the focus to the conversations, or the way there, if they are still what is looked at. */
  async enter(): Promise<void> {
    const host = this.#host;
    await host.updateComplete;
    host.shadowRoot?.getElementById('account-title')?.focus();
  }

  /** Screen: the conversations, or the way there. */
  screen(hovering: boolean): TemplateResult {
    const host = this.#host;
    const controller = this.#controller;
    const conversations = this.#conversations;
    const options = this.#options;
    return accountView(
      {
        account: controller,
        conversations,
        codes: options.form.codes,
        hovering: hovering && conversations.reading !== undefined,
        onAsk: host.identify && (() => void controller.offer(true)),
        onSignOut: this.#leave,
        onWrite: options.write,
      },
      options.language.words,
    );
  }

  /** Who writes, for the form; nothing if nobody is signed in. */
  customer(locked: boolean): { view: TemplateResult; named: boolean } | undefined {
    const { words } = this.#options.language;
    const { state, customer } = this.session;
    if (!customer) return undefined;
    const shown = state.status === 'open' ? customer : undefined;
    return {
      view: customerView(shown, 'writingAs', locked ? undefined : this.#leave, words),
      named: customer.name !== null,
    };
  }

  /** What a screen reader says without the focus moving. */
  announcement(): string {
    return announcementOf(this.#controller, this.#options.language.words);
  }

  /** Shows the conversation with this id or reference, as soon as somebody is signed in. */
  #open(conversation: string | undefined): void {
    if (!conversation) return;
    this.#conversations.link = conversation;
    if (this.#options.writing) this.#host.view = 'history';
    this.#host.requestUpdate();
  }

  readonly #leave = (): void => {
    void signOut(this.session, this.#client);
  };

  #signed({ email, name }: Customer): void {
    const { writing, form } = this.#options;
    this.#email = email;
    if (writing) writing.customer = { email, ...(name && { name: name.slice(0, form.limits.name) }) };
    if (this.#returning && this.session.state.status === 'open') {
      this.#returning = false;
      this.#host.view = 'contact';
    }
  }

  /** What somebody has written goes with them if they leave, unless it was promised to be sent. */
  #ended(reason: EndReason | undefined): void {
    const { writing, address } = this.#options;
    const email = this.#email;
    this.#email = undefined;
    if (writing) {
      if (reason === 'expired') writing.written = writing.signed;
      writing.customer = {};
    }
    if (!email || reason !== 'signed_out') return;
    this.#controller.signIn.email = this.#host.email ?? '';
    const draft = createDraftStore(address, this.#host.form ?? DEFAULT_FORM);
    const stored = draft.peek();
    if (stored?.written.email === email && !stored.pending?.sent) draft.clear();
    if (writing && !isBusy(writing.state) && !isParked(writing.state)) writing.reload();
  }
}
