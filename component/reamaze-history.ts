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
import type { Hover } from './attachments/hover.ts';
import { takeIn } from './attachments/intake.ts';
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
import { loadingView, unavailableView } from './submissions/absent-view.ts';
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
 * @csspart account - All of it.
 * @csspart customer - The line that says who is signed in.
 * @csspart sign-in - The form to sign in with.
 * @csspart sign-in-title - Its heading.
 * @csspart field - A label with its control, help and error message.
 * @csspart label - The label of a control.
 * @csspart input - A text input or text area.
 * @csspart help - The help text of a field.
 * @csspart error - The error message of a field.
 * @csspart button - Every button.
 * @csspart history - The conversations.
 * @csspart notice - What is said in their place.
 * @csspart notice-title - Its heading.
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
  #hover: Hover | undefined;
  #account: Account | undefined;
  #failed: (() => void) | undefined;
  /** Of what was loaded since. */
  #styles: readonly CSSResult[] = [];

  constructor() {
    super();
    takeIn(this, (files) => this.#account?.attach(files));
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
    this.#hover = new interaction.Hover(this);
    interaction.easeLongTexts(this);
    interaction.grow(this);
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
      ${pending ? loadingView() : this.#screen(words)}
      <p class="hidden" role="status">${pending ? nothing : (this.#account?.announcement() ?? words.of('absent').loading)}</p>
    </div>`;
  }

  #screen(words: Words): TemplateResult {
    const texts = { ...words.of('form'), ...words.of('absent') };
    const account = this.#account;
    const loader = this.#loader;
    const failed = this.#failed;
    const { state } = loader;
    if (account) return account.screen(this.#hover?.over === true);
    if (!this.client && !this.#address)
      return unavailableView(texts.misconfigured, undefined, undefined, texts);
    if (state.status === 'unavailable')
      return unavailableView(texts[state.reason], loader.retry, undefined, texts);
    if (failed) return unavailableView(texts.unreachable, failed, undefined, texts);
    if (state.status === 'ready' && !state.form.history)
      return unavailableView(texts.misconfigured, undefined, undefined, texts);
    return loadingView();
  }
}
