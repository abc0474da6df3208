import {
  adoptStyles,
  type CSSResult,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { LocalizedForm } from '../worker/contract/form.ts';
import type { Account } from './account.ts';
import type { AccountClient } from './account-client.ts';
import { addressOf } from './address.ts';
import { takeFiles } from './attachments/intake.ts';
import type { Attending } from './attending.ts';
import type { Client } from './client.ts';
import { loadAccount } from './load-account.ts';
import { absentTexts } from './locales/en/absent.ts';
import { followLanguage } from './locales/language.ts';
import type { Overrides } from './locales/messages.ts';
import { english, type Words } from './locales/words.ts';
import { once } from './once.ts';
import type { Outcome } from './outcome.ts';
import { createConnection, getForm } from './request.ts';
import { forgetSession } from './session/hints.ts';
import type { Identify } from './session/identity.ts';
import { form as formStyles } from './styles/form.ts';
import { screens } from './styles/screens.ts';
import { tokens } from './styles/tokens.ts';
import { bonesView, unavailableView } from './submissions/absent-view.ts';
import { FormController } from './submissions/form-controller.ts';

english.absent = absentTexts;

/**
 * A customer's own conversations, for account pages: the list, each conversation, replies, and signing in.
 *
 * @tag reamaze-history
 * @fires {ReamazeErrorEvent} reamaze-error - The conversations could not be shown; has `what` and `code`.
 * @fires {ReamazeSignInEvent} reamaze-sign-in - Somebody is signed in.
 * @fires {ReamazeSignOutEvent} reamaze-sign-out - Nobody is signed in any more; has the `reason`.
 * @fires {ReamazeConversationOpenEvent} reamaze-conversation-open - A conversation is on screen; has its `id` and `reference`.
 * @attr {light | dark | auto} theme - A ground of its own: light or dark whatever the page is, or by the page.
 * @csspart field - A label with its control, help and error message.
 * @csspart label - The label of a control.
 * @csspart input - A text input, text area or select.
 * @csspart help - The help text of a field.
 * @csspart error - What is wrong with a field, a file or an action.
 * @csspart button - Every button.
 * @csspart primary-button - The button of the main action.
 * @csspart secondary-button - A button of another action.
 * @csspart quiet-button - A button that looks like a link.
 * @csspart send-button - The button that sends a message or a reply.
 * @csspart attach-button - The button that attaches files.
 * @csspart icon - A small drawing in a button or above a heading.
 * @csspart title - Every heading.
 * @csspart hint - Small text that says more.
 * @csspart link - Every link.
 * @csspart address - An e-mail address.
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
 * @cssproperty [--reamaze-font] - Font family; the page's by default.
 * @cssproperty [--reamaze-font-size] - Font size, of which all others are shares; the page's by default.
 * @cssproperty [--reamaze-heading-font] - Font family of headings; that of the text by default.
 * @cssproperty [--reamaze-heading-weight=600] - Font weight of headings.
 * @cssproperty [--reamaze-shadow] - Of what floats.
 * @cssproperty [--reamaze-motion=120ms] - How long a change of colour takes.
 */
export class ReamazeHistory extends LitElement {
  static override styles = [tokens, formStyles, screens];

  static override properties: PropertyDeclarations = {
    endpoint: {},
    form: {},
    email: {},
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

  /** Address of the Worker, if it is another than the one that served the script. */
  declare endpoint: string | undefined;

  /** Name of the form, if the Worker has several. */
  declare form: string | undefined;

  /** Customer's e-mail address, if the page knows it; to begin with, and no proof of it. */
  declare email: string | undefined;

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
  readonly #loader = new FormController(
    this,
    (form) => void this.#openAccount(form),
    () => this.#loadOutcome(),
  );
  #attended: Attending | undefined;
  #account: Account | undefined;
  #failed: (() => void) | undefined;
  /** Of what was loaded since. */
  #styles: readonly CSSResult[] = [];

  readonly #accept = (files: File[]): void => this.#account?.attach(files);

  constructor() {
    super();
    takeFiles(this, this.#accept);
  }

  /**
   * Ends the customer's session, here or everywhere.
   *
   * @returns whether the Worker knows; here it has ended in any case
   */
  async signOut(options?: { everywhere?: boolean }): Promise<boolean> {
    const address = this.#address ?? '';
    const account = await loadAccount().catch(() => undefined);
    return account?.signOutAt(address, this.accountClient, options) ?? forgetSession(address);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('endpoint') || changed.has('form') || changed.has('client')) {
      const { client } = this;
      const address = this.#address;
      if (client) void this.#loader.load(client, this.form, address);
      else if (address)
        void this.#loader.load(
          { getForm: getForm.bind(null, createConnection(address)) },
          this.form,
          address,
        );
      else void this.#loadOutcome().then(({ reportAddress }) => reportAddress(this));
    }
  }

  get #address(): string | undefined {
    return addressOf(this.endpoint ?? ReamazeHistory.scriptEndpoint);
  }

  async #openAccount(form: LocalizedForm): Promise<void> {
    this.#account?.close();
    this.#account = undefined;
    this.#failed = undefined;
    if (!form.history) return;
    try {
      const [{ Account }] = await Promise.all([loadAccount(), this.#loadInteraction()]);
      const { client } = this;
      const address = this.#address ?? '';
      this.#account = new Account(this, {
        address,
        form,
        client,
        language: this.#language,
      });
      this.#dress();
    } catch {
      this.#failed = () => void this.#openAccount(form);
    }
    this.requestUpdate();
  }

  readonly #loadInteraction = once(async () => {
    const { interaction } = await import('./interaction.ts');
    this.#attended = interaction.attend(this);
    new interaction.FocusController(
      this,
      () => 'writing',
      () => false,
    );
    this.#styles = interaction.styles;
    this.#dress();
  });

  async #loadOutcome(): Promise<Outcome> {
    // Its styles are good for notices too.
    void this.#loadInteraction().catch(() => undefined);
    return (await import('./outcome.ts')).outcome;
  }

  /** What is loaded later brings its styles. */
  #dress(): void {
    const { shadowRoot } = this;
    const styles = [...ReamazeHistory.elementStyles, ...this.#styles, ...(this.#account?.styles ?? [])];
    if (shadowRoot) adoptStyles(shadowRoot, styles);
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const { words, pending } = this.#language;
    return html`<div class="all" lang=${words.language} dir=${words.direction}>
      ${pending ? bonesView() : this.#screen(words)}
      <p class="hidden" role="status">${pending ? nothing : (this.#account?.announcement() ?? words.of('absent').loading)}</p>
    </div>`;
  }

  #screen(words: Words): TemplateResult {
    const texts = { ...words.of('form'), ...words.of('absent') };
    const account = this.#account;
    const loader = this.#loader;
    const failed = this.#failed;
    const { state } = loader;
    if (account) return account.screen(this.#attended?.hover.over === true);
    if (!this.client && !this.#address)
      return unavailableView(texts.misconfigured, undefined, undefined, texts);
    if (state.status === 'unavailable')
      return unavailableView(texts[state.reason], loader.retry, undefined, texts);
    if (failed) return unavailableView(texts.unreachable, failed, undefined, texts);
    if (state.status === 'ready' && !state.form.history)
      return unavailableView(texts.misconfigured, undefined, undefined, texts);
    return bonesView();
  }
}
