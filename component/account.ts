import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import { DEFAULT_FORM, type FormConfig } from '../worker/contract/form.ts';
import type { Customer } from '../worker/contract/session.ts';
import { type AccountClient, createAccountClient } from './account-client.ts';
import type { AttachmentsController } from './attachments/controller.ts';
import type { Client } from './client.ts';
import { createDraftStore } from './draft.ts';
import { HistoryController } from './history/controller.ts';
import { historyScreen } from './history/screen.ts';
import { interaction } from './interaction.ts';
import { Listening } from './listening.ts';
import { historyTexts } from './locales/en/history.ts';
import { sessionTexts } from './locales/en/session.ts';
import { createConnection } from './request.ts';
import { AccountController, type Left } from './session/account-controller.ts';
import { accountView } from './session/account-view.ts';
import { customerView } from './session/customer-view.ts';
import { ReamazeConversationOpenEvent } from './session/events.ts';
import { referenceIn } from './session/hints.ts';
import type { IdentitySource } from './session/identity.ts';
import { type SessionStore, sharedSession } from './session/store.ts';
import { history } from './styles/history.ts';
import { session } from './styles/session.ts';
import type { SubmissionController } from './submissions/controller.ts';
import { isBusy, isParked } from './submissions/state.ts';

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
  form: FormConfig;
  /** Uploads files for replies, if it is another than that of the Worker. */
  client: Client | undefined;
  /** The message in the form beside the conversations, if there is a form. */
  writing?: SubmissionController;
}

/** Who is signed in at one element, and their conversations. */
export class Account implements ReactiveController {
  readonly styles = [session, history];
  readonly session: SessionStore;
  private readonly host: AccountHost;
  private readonly options: AccountOptions;
  private readonly client: AccountClient;
  private readonly controller: AccountController;
  private readonly listening: Listening;
  private history: HistoryController | undefined;
  /** Id or reference of the conversation that is to be opened first. */
  private link: string | undefined;
  /** What the page has said before. */
  private said: Pick<AccountHost, 'conversation' | 'identity' | 'identify'>;
  /** The form asked to sign in again, and waits for it. */
  private returning = false;

  constructor(host: AccountHost, options: AccountOptions) {
    const { address, writing } = options;
    this.host = host;
    this.options = options;
    this.client = host.accountClient ?? createAccountClient(address);
    this.session = sharedSession(address);
    if (host.session === 'memory') this.session.forgetful();
    this.link = host.conversation ?? referenceIn(location.hash);
    this.controller = new AccountController(host, {
      client: this.client,
      session: this.session,
      page: () => host,
      signed: (customer) => this.signed(customer),
      ended: (left) => this.ended(left),
    });
    this.listening = new Listening(host, [
      [window, 'hashchange', () => this.open(referenceIn(location.hash))],
    ]);
    const { conversation, identity, identify } = host;
    this.said = { conversation, identity, identify };
    host.addController(this);
    this.controller.signIn.email = writing?.written.email || host.email || '';
  }

  /** Shows the conversation with this id or reference, as soon as somebody is signed in. */
  open(conversation: string | undefined): void {
    if (!conversation) return;
    this.link = conversation;
    if (this.options.writing) this.host.view = 'history';
    this.host.requestUpdate();
  }

  /** Takes in files that were dropped or pasted, for the reply on screen. */
  attach(files: readonly File[]): void {
    this.history?.attach(files);
  }

  signOut({ everywhere = false } = {}): Promise<boolean> {
    return this.controller.signOut(everywhere);
  }

  /** Takes up what the page says anew. */
  hostUpdate(): void {
    const { conversation, identity, identify } = this.host;
    const { conversation: shown, identity: known, identify: ask } = this.said;
    this.said = { conversation, identity, identify };
    if (conversation !== shown) this.open(conversation);
    if (identity !== known || identify !== ask) void this.controller.start();
  }

  /** Signs in again for the message in the form, and then goes back to it. */
  readonly signInAgain = (): void => {
    this.returning = true;
    void this.enter();
  };

  /** Shows the conversations, or the way there, and leads the focus to them. */
  async enter(): Promise<void> {
    const { host } = this;
    host.view = 'history';
    await host.updateComplete;
    const root = host.shadowRoot;
    (root?.getElementById('history-title') ?? root?.getElementById('account-title'))?.focus();
  }

  /** Screen: the conversations, or the way there. */
  screen(hovering: boolean, onWrite?: () => void): TemplateResult {
    const { host, controller, options } = this;
    return accountView(
      {
        account: controller,
        codes: options.form.codes,
        hovering: hovering && this.session.state.status === 'open',
        history: () => historyScreen(this.openHistory(), historyTexts),
        onAsk: host.identify && (() => void controller.offer(true)),
        onSignOut: this.leave,
        onWrite:
          onWrite &&
          (() => {
            this.returning = false;
            onWrite();
          }),
      },
      sessionTexts,
    );
  }

  /** Who writes, for the form; nothing if nobody is signed in. */
  customer(locked: boolean): { view: TemplateResult; named: boolean } | undefined {
    const { state } = this.session;
    if (state.status === 'none') return undefined;
    const { customer } = state.session;
    const shown = state.status === 'open' ? customer : undefined;
    return {
      view: customerView(shown, sessionTexts.writingAs, locked ? undefined : this.leave, sessionTexts),
      named: customer.name !== null,
    };
  }

  /** What a screen reader says without the focus moving. */
  announcement(): string {
    const { signIn, session } = this.controller;
    if (session.state.status === 'open') return '';
    if (session.state.status === 'unverified') return sessionTexts.verifying;
    if (session.busy) return sessionTexts.signingIn;
    switch (signIn.state.status) {
      case 'asking':
        return sessionTexts.sendingCode;
      case 'checking':
        return sessionTexts.checking;
      case 'code': {
        const { problem, sent } = signIn.state;
        return problem ? sessionTexts.codeProblem(problem, sent.tries) : '';
      }
      case 'email':
        return signIn.state.problem ? sessionTexts.emailProblem(signIn.state.problem) : '';
    }
  }

  /** Steps back for good: the element has another form, or another Worker. */
  close(): void {
    this.listening.hostDisconnected();
    this.host.removeController(this.listening);
    this.host.removeController(this);
    this.controller.close();
  }

  private readonly leave = (): void => {
    void this.signOut();
  };

  private signed({ email, name }: Customer): void {
    const { writing, form } = this.options;
    if (writing) {
      writing.customer = { email, ...(name && { name: name.slice(0, form.limits.name) }) };
    }
    if (this.returning && this.session.state.status === 'open') {
      this.returning = false;
      this.host.view = 'contact';
    }
  }

  /** What somebody has written goes with them if they leave, unless it was promised to be sent. */
  private ended(left: Left | undefined): void {
    const { writing, address } = this.options;
    if (writing) {
      if (left?.reason === 'expired') writing.written = writing.signed;
      writing.customer = {};
    }
    if (left?.reason !== 'signed_out') return;
    const draft = createDraftStore(address, this.host.form ?? DEFAULT_FORM);
    const stored = draft.peek();
    if (stored?.written.email === left.customer.email && !stored.pending?.sent) draft.clear();
    if (writing && !isBusy(writing.state) && !isParked(writing.state)) writing.reload();
  }

  private openHistory(): HistoryController {
    const { host, client, session, options } = this;
    const { address, form } = options;
    this.history ??= new HistoryController(host, {
      address,
      client,
      session,
      form,
      createAttachments: (changed) => this.attachments(changed),
      onOpen: (id, reference) => host.dispatchEvent(new ReamazeConversationOpenEvent(id, reference)),
      onBack: () => undefined,
      onSignedOut: () => {
        this.history = undefined;
      },
      onWrite: () => {
        if (options.writing) host.view = 'contact';
      },
    });
    const { history } = this;
    if (this.link) history.open(this.link, false);
    this.link = undefined;
    return history;
  }

  private attachments(changed: () => void): AttachmentsController {
    const { client, address, form } = this.options;
    return new interaction.AttachmentsController(this.host, {
      client: client ?? interaction.createUploads(createConnection(address)),
      rules: form.attachments,
      changed,
    });
  }
}
