import type { LitElement, TemplateResult } from 'lit';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { AccountClient } from '../account-client.ts';
import type { Uploads } from '../attachments/upload.ts';
import { holdsFocus } from '../focus.ts';
import type { HistoryController } from '../history/controller.ts';
import type { History } from '../history.ts';
import { interaction } from '../interaction.ts';
import type { Language } from '../locales/language.ts';
import { once } from '../once.ts';
import { ReamazeConversationOpenEvent } from './events.ts';
import { referenceIn } from './hints.ts';
import type { SessionStore } from './store.ts';

/** What a customer's conversations are loaded and shown with. */
export interface ConversationsOptions {
  /** Of the Worker. */
  address: string;
  client: AccountClient;
  uploads: Uploads;
  session: SessionStore;
  form: FormConfig;
  language: Language;
  /** The styles have become more. */
  dress(): void;
  /** Shows the form, where there is one. */
  onWrite: (() => void) | undefined;
}

/** The conversations of whoever is signed in: loaded when they are first looked at, gone with the session. */
export class Conversations {
  /** What shows them could not be loaded. */
  failed = false;
  /** Id or reference of the one to begin with. */
  link: string | undefined;
  readonly #host: LitElement;
  readonly #options: ConversationsOptions;
  #chunk: History | undefined;
  #controller: HistoryController | undefined;
  /** What was on screen when a session ended by itself: there its customer goes on, and nobody else. */
  #reading: { id: string; email: string | undefined } | undefined;

  constructor(host: LitElement, options: ConversationsOptions) {
    this.#host = host;
    this.#options = options;
  }

  get styles(): History['styles'] | [] {
    return this.#chunk?.styles ?? [];
  }

  /** The list is on screen, which has its own way to the form. */
  get listed(): boolean {
    return this.#options.session.state.status === 'open' && this.#controller?.state.screen === 'list';
  }

  /** Id of the one that is on screen. */
  get reading(): string | undefined {
    const state = this.#controller?.state;
    return state?.screen === 'thread' ? state.visit.thread.id : undefined;
  }

  /** Nothing while they are on their way. */
  screen(): TemplateResult | undefined {
    const chunk = this.#chunk;
    const controller = this.#controller;
    return chunk && controller && chunk.historyScreen(controller, this.#options.language.words);
  }

  /** They are looked at, by who is signed in. */
  show(): void {
    if (this.#controller) this.#follow(this.#controller);
    else if (this.#chunk) this.#begin(this.#chunk);
    else if (!this.failed) this.#load().catch(() => this.#fail());
  }

  /** Tries again to load what shows them. */
  readonly retry = (): void => {
    this.failed = false;
    this.#host.requestUpdate();
  };

  /** Takes in files that were dropped or pasted. */
  attach(files: readonly File[]): void {
    this.#controller?.attach(files);
  }

  close(): void {
    this.#controller?.close();
  }

  readonly #load = once(async () => {
    const { history } = await import('../history.ts');
    this.#chunk = history;
    this.#options.dress();
  });

  #fail(): void {
    this.failed = true;
    this.#host.requestUpdate();
  }

  #begin({ HistoryController }: History): void {
    const host = this.#host;
    const options = this.#options;
    const { uploads: client, form, language, session } = options;
    const { state } = session;
    const email = state.status === 'none' ? undefined : state.session.customer.email;
    if (this.#reading?.email === email) this.link ??= this.#reading?.id;
    this.#reading = undefined;
    this.#controller = new HistoryController(host, {
      ...options,
      createAttachments: (changed) =>
        new interaction.AttachmentsController(host, { client, rules: form.attachments, language, changed }),
      onOpen: (id, reference) => {
        leaveLink(reference);
        host.dispatchEvent(new ReamazeConversationOpenEvent(id, reference));
      },
      onBack: () => leaveLink(null),
      onSignedOut: (id) => {
        this.#controller = undefined;
        this.#reading = id === undefined ? undefined : { id, email };
      },
    });
    this.#follow(this.#controller);
    if (this.#focused) this.#controller.go('history-title');
  }

  #follow(controller: HistoryController): void {
    const { link } = this;
    this.link = undefined;
    if (link) controller.open(link, this.#focused);
  }

  /** Whoever comes by keyboard is led on. */
  get #focused(): boolean {
    return holdsFocus(this.#host);
  }
}

/**
 * Takes the reference out of the page's address once something else is on screen: a reload is not to open it again, and the
 * link to it is to work again.
 */
function leaveLink(reference: string | null): void {
  const linked = referenceIn(location.hash);
  if (linked && linked !== reference)
    window.history.replaceState(window.history.state, '', location.href.split('#', 1)[0]);
}
