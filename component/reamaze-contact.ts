import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { LocalizedForm } from '../worker/contract/form.ts';
import { DEFAULT_FORM } from '../worker/contract/form.ts';
import type { Account } from './account.ts';
import type { AccountClient } from './account-client.ts';
import { addressOf } from './address.ts';
import { takeFiles } from './attachments/intake.ts';
import { Chunks } from './chunks.ts';
import type { Client } from './client.ts';
import { announcementOf, type Contact, contactScreen } from './contact-screen.ts';
import { createDraftStore, type DraftStore } from './draft.ts';
import { wholeForm } from './fields/whole-form.ts';
import { loadAccount } from './load-account.ts';
import { followLanguage } from './locales/language.ts';
import type { Overrides } from './locales/messages.ts';
import { once } from './once.ts';
import type { Prefill } from './prefilling/values.ts';
import { ReamazeReadyEvent } from './ready.ts';
import { createConnection, getForm } from './request.ts';
import { forgetSession, mayBeSignedIn, referenceIn } from './session/hints.ts';
import type { Identify } from './session/identity.ts';
import { form as formStyles } from './styles/form.ts';
import { screens } from './styles/screens.ts';
import { tokens } from './styles/tokens.ts';
import { SubmissionController } from './submissions/controller.ts';
import type { Tools } from './submissions/desk.ts';
import { FormController } from './submissions/form-controller.ts';
import type { DataValue } from './submissions/message.ts';

/**
 * A contact form whose messages reach the helpdesk.
 *
 * @tag reamaze-contact
 * @fires {ReamazeReadyEvent} reamaze-ready - The form is on screen.
 * @fires {ReamazeSubmitEvent} reamaze-submit - Before a message goes out; cancelable, `data` may be added to, `waitUntil()` holds it.
 * @fires {ReamazeSubmittedEvent} reamaze-submitted - After a message was stored for good; has its `reference`.
 * @fires {ReamazeErrorEvent} reamaze-error - The form could not be shown, or a message not be sent; has `what` and `code`.
 * @fires {ReamazeUploadEvent} reamaze-upload - A file came, went, or got further; has its `id`, `size`, `state`, `reason`.
 * @fires {ReamazeViewChangeEvent} reamaze-view-change - Another `view` is on screen.
 * @fires {ReamazeSignInEvent} reamaze-sign-in - Somebody is signed in.
 * @fires {ReamazeSignOutEvent} reamaze-sign-out - Nobody is signed in any more; has the `reason`.
 * @fires {ReamazeConversationOpenEvent} reamaze-conversation-open - A conversation is on screen; has its `id` and `reference`.
 * @fires {ReamazeCloseEvent} reamaze-close - The dialog is closed, and the focus is back where it was.
 * @attr {light | dark | auto} theme - A ground of its own: light or dark whatever the page is, or by the page.
 * @slot heading - Above the form, such as an `<h2>`.
 * @slot intro - Below that.
 * @slot fields - Controls that the page draws itself.
 * @slot note - Above the Send button, such as a link to the privacy notice.
 * @slot footer - Below the form.
 * @slot dialog-title - Heading of the dialog, in the place of its own.
 * @slot success - On the screen after sending, below what it says.
 * @csspart form - The form.
 * @csspart field - A label with its control, help and error message.
 * @csspart label - The label of a control.
 * @csspart optional - What says that a field is optional.
 * @csspart input - A text input, text area or select.
 * @csspart checkbox - A box to tick.
 * @csspart radio - One of several to choose.
 * @csspart option - What a box or a choice of a group stands for.
 * @csspart help - The help text of a field.
 * @csspart error - What is wrong with a field, a file or an action.
 * @csspart button - Every button.
 * @csspart primary-button - The button of the main action.
 * @csspart secondary-button - A button of another action.
 * @csspart quiet-button - A button that looks like a link.
 * @csspart send-button - The button that sends a message or a reply.
 * @csspart attach-button - The button that attaches files.
 * @csspart history-button - The button that shows the earlier conversations.
 * @csspart icon - A small drawing in a button or above a heading.
 * @csspart title - Every heading.
 * @csspart hint - Small text that says more.
 * @csspart link - Every link.
 * @csspart address - An e-mail address.
 * @csspart dropped - What says which answers are no longer asked for.
 * @csspart attachments - The files and the button to attach more.
 * @csspart files - The list of files.
 * @csspart file - One file in it.
 * @csspart thumbnail - The picture of a file, or its type.
 * @csspart file-name - The name of a file.
 * @csspart file-state - The size of a file, or what becomes of it.
 * @csspart progress - The progress of an upload.
 * @csspart drop - What lies over the element while files are held over it.
 * @csspart skeleton - What keeps the place of something that is loading.
 * @csspart notice - What is said above the form or in its place.
 * @csspart notice-title - Its heading.
 * @csspart fallback-email - The address that is offered if nothing else works.
 * @csspart sent - The screen after sending.
 * @csspart sent-title - Its heading.
 * @csspart reference - What a customer can quote.
 * @csspart account - The earlier conversations, or the way there.
 * @csspart signed-in - The line that says who is signed in.
 * @csspart sign-in - The form to sign in with.
 * @csspart sign-in-title - Its heading.
 * @csspart history - The conversations.
 * @csspart history-title - The heading of their list.
 * @csspart search - The input that searches them.
 * @csspart filters - The switch between open and closed ones.
 * @csspart filter - One of its sides.
 * @csspart conversations - The list.
 * @csspart conversation - One row of it.
 * @csspart subject - What it is about.
 * @csspart state - Whether it is open, answered, closed or on its way.
 * @csspart time - When something was said.
 * @csspart preview - The beginning of the newest message that surely is no internal note: with Re:amaze mostly what the customer wrote last.
 * @csspart empty - What is said if there is nothing to show.
 * @csspart stale - The line that says that what is shown may be behind.
 * @csspart thread-title - The heading of one conversation.
 * @csspart data - What was answered in the form.
 * @csspart day - The day between messages.
 * @csspart message - One message.
 * @csspart agent - One of an agent, beside `message`.
 * @csspart customer - One of the customer, beside `message`.
 * @csspart author - Who wrote it.
 * @csspart text - What they wrote.
 * @csspart quote - Mail that is quoted in it.
 * @csspart quote-button - What folds that out.
 * @csspart news - What says that an answer has come.
 * @csspart reply - The form to reply with.
 * @csspart dialog - What floats over the page: the form, or the question before a conversation is closed.
 * @csspart dialog-title - The heading of the form in it.
 * @csspart close-button - The button that closes it.
 * @cssproperty [--reamaze-accent=#2458d3] - The brand's colour: buttons as it is; links, focus and ticked boxes as it can be read.
 * @cssproperty [--reamaze-on-accent] - Text on the accent; black or white by default, whichever can be read.
 * @cssproperty [--reamaze-danger=#c4291f] - Errors, as they can be read.
 * @cssproperty [--reamaze-success=#14803f] - What was answered, as it can be read.
 * @cssproperty [--reamaze-text] - Text; the page's by default.
 * @cssproperty [--reamaze-background] - Behind everything, as the property `background` takes it; nothing by default.
 * @cssproperty [--reamaze-surface=transparent] - Behind what is typed.
 * @cssproperty [--reamaze-line] - Borders of controls; 55 % of the text colour by default.
 * @cssproperty [--reamaze-muted] - Secondary text; 76 % of the text colour by default.
 * @cssproperty [--reamaze-radius=8px] - Corners.
 * @cssproperty [--reamaze-button-radius] - Corners of buttons; those of everything else by default.
 * @cssproperty [--reamaze-space=4px] - The unit of all distances.
 * @cssproperty [--reamaze-padding] - Around everything; nothing by default, 1.5em with a `theme`.
 * @cssproperty [--reamaze-width=40rem] - The most that it is wide.
 * @cssproperty [--reamaze-dialog-width=42rem] - The most that the dialog is wide.
 * @cssproperty [--reamaze-font] - Font family; the page's by default.
 * @cssproperty [--reamaze-font-size] - Font size, of which all others are shares; the page's by default.
 * @cssproperty [--reamaze-heading-font] - Font family of headings; that of the text by default.
 * @cssproperty [--reamaze-heading-weight=600] - Font weight of headings.
 * @cssproperty [--reamaze-shadow] - Of what floats.
 * @cssproperty [--reamaze-motion=120ms] - How long a change of colour takes.
 */
export class ReamazeContact extends LitElement {
  static override styles = [tokens, formStyles, screens];

  // Not as decorators: their helpers alone would be a thirtieth of what a page may load.
  static override properties: PropertyDeclarations = {
    mode: { reflect: true },
    open: { type: Boolean, reflect: true },
    endpoint: {},
    form: {},
    channel: {},
    name: {},
    email: {},
    subject: {},
    body: {},
    data: { type: Object },
    fallbackEmail: { attribute: 'fallback-email' },
    view: { reflect: true },
    conversation: {},
    identity: {},
    identify: { attribute: false },
    session: {},
    client: { attribute: false },
    accountClient: { attribute: false },
    texts: { attribute: false },
  };

  /** Where the script came from; used if `endpoint` is not set. */
  static scriptEndpoint: string | undefined;

  /** Where it is: in the page, or in a dialog over it. */
  declare mode: 'inline' | 'dialog' | undefined;

  /** Whether the dialog is open. */
  declare open: boolean | undefined;

  /** Address of the Worker, if it is another than the one that served the script. */
  declare endpoint: string | undefined;

  /** Name of the form, if the Worker has several. */
  declare form: string | undefined;

  /** Channel that messages arrive in; one of those the form allows. */
  declare channel: string | undefined;

  /** Visitor's name, if the page knows it. */
  declare name: string | undefined;

  /** Visitor's e-mail address, if the page knows it. */
  declare email: string | undefined;

  /** Subject to begin with. */
  declare subject: string | undefined;

  /** Message to begin with. */
  declare body: string | undefined;

  /** Answers that the site's fields begin with, and values to send along unseen, as an object or JSON; the form says which keys it takes. */
  declare data: Record<string, DataValue> | undefined;

  /** Where visitors can write if nothing else works; if not set, the address that the form is configured with. */
  declare fallbackEmail: string | undefined;

  /** What is on screen: the form, or the customer's earlier conversations. */
  declare view: 'contact' | 'history' | undefined;

  /** Conversation to show, by its id or its reference. */
  declare conversation: string | undefined;

  /** JWT of the site's backend that says who is signed in to the site. */
  declare identity: string | undefined;

  /** Asks the site who is signed in to it, whenever a session is to begin. */
  declare identify: Identify | undefined;

  /** `memory` if the session is to end with the page. */
  declare session: 'memory' | undefined;

  /** Speaks with the Worker in the element's place, if set. */
  declare client: Client | undefined;

  /** The same for what concerns a customer. */
  declare accountClient: AccountClient | undefined;

  /** Texts of the site in the place of ours, by section and key. */
  declare texts: Overrides | undefined;

  readonly #language = followLanguage(this);
  readonly #submission = new SubmissionController(this);
  readonly #chunks = new Chunks(
    this,
    this.#submission,
    ReamazeContact.elementStyles,
    () => this.#address ?? '',
  );
  readonly #loader = new FormController(this, (form) => this.#open(form), this.#chunks.loadOutcome);
  /** A dialog asks for its form when it is first opened. */
  #begun = false;
  /** Loads what draws the site's fields, if the form has any, and what knows which data it takes, if the page adds some. */
  #needed: (() => Promise<unknown>) | undefined;
  /** What can be loaded of a customer, if the form has it. */
  #loadAccount: (() => Promise<Account>) | undefined;
  /** The form waits until it is known whether somebody is signed in, and for what the page fills in. */
  #waiting = false;
  #filling: Promise<void> | undefined;
  #accountFailed = false;

  readonly #accept = (files: File[]): void =>
    void (this.#browsing ? this.#chunks.account : this.#submission)?.attach(files);

  constructor() {
    super();
    takeFiles(this, this.#accept);
    const prepare = () => {
      this.#submission.prepare();
      void this.#chunks.loadInteraction().catch(() => undefined);
      this.#needed?.().catch(() => undefined);
    };
    for (const sign of ['focusin', 'pointerenter', 'dragenter']) this.addEventListener(sign, prepare);
  }

  /**
   * Ends the customer's session, here or everywhere. What they have begun to write goes with it.
   *
   * @returns whether the Worker knows; here it has ended in any case
   */
  async signOut(options?: { everywhere?: boolean }): Promise<boolean> {
    const address = this.#address ?? '';
    const account = await loadAccount().catch(() => undefined);
    return account?.signOutAt(address, this.accountClient, options) ?? forgetSession(address);
  }

  /**
   * Opens the dialog, or leads to the form in the page.
   *
   * @param opener gets the focus back when the dialog is closed; without it, what has the focus now
   */
  async show(opener?: HTMLElement): Promise<void> {
    return (await this.#chunks.loadDialog()).show(opener);
  }

  /** Closes the dialog; what was written is kept. */
  async close(): Promise<void> {
    return (await this.#chunks.loadDialog()).close();
  }

  /** Opens the dialog, or closes it. */
  async toggle(opener?: HTMLElement): Promise<void> {
    return (await this.#chunks.loadDialog()).toggle(opener);
  }

  /** Focuses what is to be filled in next. */
  override async focus(options?: FocusOptions): Promise<void> {
    return (await this.#chunks.loadDialog()).focus(options);
  }

  /**
   * Empties the form, its files and its draft. Not while a message is on its way, or promised to go out by itself.
   *
   * @returns whether it did
   */
  async reset(): Promise<boolean> {
    return (await this.#chunks.loadDialog()).reset();
  }

  /**
   * Fills fields in, as attributes do; what the visitor has written stays. A value can be one that they only see, or
   * that goes along unseen: `{ email: { value: 'ann@example.com', locked: true } }`.
   */
  prefill(values: Prefill): Promise<void> {
    const filled = this.#chunks.loadDialog().then((dialog) => dialog.prefill(values));
    this.#filling = filled.catch(() => undefined);
    return filled;
  }

  /**
   * Sends what is written, as the Send button does.
   *
   * @returns the reference if it is stored for good; nothing if it is still here, which the form then explains
   */
  async submit(): Promise<string | undefined> {
    return (await this.#chunks.loadDialog()).submit();
  }

  /**
   * Counts the answers that the customer has not seen on this device.
   *
   * @returns how many, and the same in words; none if nobody is signed in
   */
  async unread(): Promise<{ count: number; text: string }> {
    return (await this.#chunks.loadDialog()).unread(this.#language.words);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#begun && referenceIn(location.hash)) this.view = 'history';
    if (changed.has('conversation') && this.conversation) this.view = 'history';
    if (this.mode === 'dialog') {
      void this.#chunks.loadDialog().catch(() => undefined);
      if (!this.open && !this.#begun) return;
    }
    if (!this.#begun || changed.has('endpoint') || changed.has('form') || changed.has('client')) this.#load();
    for (const part of ['name', 'email', 'subject', 'body'] as const) {
      if (changed.has(part)) this.#submission.prefill(part, this[part] ?? '');
    }
    if (changed.size > 0) void this.#recognise().catch(() => undefined);
  }

  #load(): void {
    this.#begun = true;
    const client = this.#connection;
    if (client) void this.#loader.load(wholeForm(client, this.#chunks.loadFields), this.form, this.#address);
    else void this.#chunks.loadOutcome().then(({ reportAddress }) => reportAddress(this));
  }

  get #address(): string | undefined {
    return addressOf(this.endpoint ?? ReamazeContact.scriptEndpoint);
  }

  get #connection(): Pick<Client, 'getForm'> | undefined {
    const { client } = this;
    const address = this.#address;
    return client ?? (address ? { getForm: getForm.bind(null, createConnection(address)) } : undefined);
  }

  #open(form: LocalizedForm): void {
    const before = this.#submission.files.tools?.attachments;
    if (before) {
      before.hostDisconnected();
      this.removeController(before);
    }
    this.#chunks.account?.close();
    this.#chunks.account = undefined;
    this.#loadAccount = form.history ? once(() => this.#openAccount(form)) : undefined;
    this.#waiting = true;
    void this.#recognise()
      .catch(() => {
        this.#accountFailed = true;
      })
      .then(async () => {
        this.#waiting = false;
        this.requestUpdate();
        await this.updateComplete;
        this.dispatchEvent(new ReamazeReadyEvent());
        this.#needed?.().catch(() => undefined);
      });
    const asks = form.fields[0] || form.parameters || this.data !== undefined;
    this.#needed = asks ? this.#chunks.loadFields : undefined;
    this.#submission.open({
      form,
      address: this.#address ?? '',
      client: this.client,
      draft: this.#draft(),
      prefill: { name: this.name, email: this.email, subject: this.subject, body: this.body },
      settings: () => ({
        form: this.form,
        channel: this.channel,
        data: this.data,
        language: this.#language.words.language,
      }),
      tools: once(() => this.#loadTools(form)),
      delivery: async () => (await Promise.all([this.#chunks.loadOutcome(), this.#needed?.()]))[0],
      fields: () => this.#chunks.fields,
      session: async () => (await this.#recognise())?.session,
    });
  }

  /** Finds out who is here, if there is a sign that somebody may be known. */
  async #recognise(): Promise<Account | undefined> {
    await this.#filling;
    const { view, identity, identify } = this;
    const account = this.#chunks.account;
    const address = this.#address ?? '';
    const may = account || view === 'history' || identity || identify || mayBeSignedIn(address);
    return may ? await this.#loadAccount?.() : undefined;
  }

  /** Whether the conversations are on screen, or the way there. */
  get #browsing(): boolean {
    return this.view === 'history' && this.#loadAccount !== undefined;
  }

  async #openAccount(form: LocalizedForm): Promise<Account> {
    const [{ Account }] = await Promise.all([loadAccount(), this.#chunks.loadInteraction()]);
    const { client } = this;
    const address = this.#address ?? '';
    const submission = this.#submission;
    this.#chunks.account = new Account(this, {
      address,
      form,
      client,
      writing: submission,
      write: this.#write,
      language: this.#language,
    });
    this.#chunks.dress();
    return this.#chunks.account;
  }

  #draft(): DraftStore {
    return createDraftStore(this.#address ?? '', this.form ?? DEFAULT_FORM);
  }

  async #loadTools(form: LocalizedForm): Promise<Tools> {
    const { AttachmentsController, createUploads } = await this.#chunks.loadInteraction();
    const client = this.client ?? createUploads(createConnection(this.#address ?? ''));
    const changed = () => this.#submission.filesChanged();
    const attachments = new AttachmentsController(this, {
      client,
      rules: form.attachments,
      language: this.#language,
      changed,
    });
    return { attachments };
  }

  override render(): TemplateResult | undefined {
    const { words, pending } = this.#language;
    const contact: Contact = {
      loader: this.#loader,
      submission: this.#submission,
      chunks: this.#chunks,
      usual: !this.form && !this.endpoint,
      connected: this.#connection !== undefined,
      wordless: pending,
      waiting: this.#waiting,
      browsing: this.#browsing,
      accountFailed: this.#accountFailed,
      onHistory: this.#loadAccount && this.#showHistory,
      onWrite: this.#write,
      onSlot: this.#look,
      fallbackEmail: this.fallbackEmail,
      data: this.data,
      draft: () => this.#draft(),
    };
    const whole = html`<div class="all" lang=${words.language} dir=${words.direction}>
      ${contactScreen(contact, words)}
      <p class="hidden" role="status">${announcementOf(contact, words)}</p>
    </div>`;
    return this.mode === 'dialog' ? this.#chunks.dialog?.frame(whole, words, pending) : whole;
  }

  readonly #showHistory = (): void => {
    this.#accountFailed = false;
    this.view = 'history';
    this.#loadAccount?.().then(
      (account) => account.enter(),
      () => {
        this.#accountFailed = true;
        this.requestUpdate();
      },
    );
  };

  /** The page's own controls are answers like others, once there is what reads them. */
  readonly #look = (): void => {
    this.#chunks.loadFields().then(
      () => this.#submission.look(),
      () => undefined,
    );
  };

  /** Shows the form, for a new message if the last one is sent. */
  readonly #write = (): void => {
    this.view = 'contact';
    if (this.#submission.state.status === 'sent') this.#submission.restart();
    void this.#chunks.focusing?.go('subject');
  };
}
