import type { LitElement, TemplateResult } from 'lit';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import { AttachmentsController } from '../attachments/controller.ts';
import type { Uploads } from '../attachments/upload.ts';
import { holdsFocus } from '../focus.ts';
import { HistoryController } from '../history/controller.ts';
import { historyScreen } from '../history/screen.ts';
import type { Language } from '../locales/language.ts';
import type { Reader } from '../reader.ts';
import { ReamazeConversationOpenEvent } from './events.ts';
import { referenceIn } from './hints.ts';
import type { SessionStore } from './store.ts';

/** What a customer's conversations are loaded and shown with. */
export interface ConversationsOptions {
  /** Of the Worker. */
  address: string;
  client: Reader;
  uploads: Uploads;
  session: SessionStore;
  form: LocalizedForm;
  language: Language;
  /** Shows the form, where there is one. */
  onWrite: (() => void) | undefined;
}

/** The conversations of whoever is signed in: there when they are first looked at, gone with the session. */
export class Conversations {
  /** Id or reference of the one to begin with. */
  link: string | undefined;
  readonly #host: LitElement;
  readonly #options: ConversationsOptions;
  #controller: HistoryController | undefined;
  /** What was on screen when a session ended by itself: there its customer goes on, and nobody else. */
  #reading: { id: string; email: string | undefined } | undefined;

  constructor(host: LitElement, options: ConversationsOptions) {
    this.#host = host;
    this.#options = options;
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

  /** Nothing before they are looked at. */
  screen(): TemplateResult | undefined {
    return this.#controller && historyScreen(this.#controller, this.#options.language.words);
  }

  /** They are looked at, by who is signed in. */
  show(): void {
    const begun = this.#controller;
    const controller = begun ?? this.#begin();
    const { link } = this;
    this.link = undefined;
    // Whoever comes by keyboard is led on.
    const focused = holdsFocus(this.#host);
    if (link) controller.open(link, focused);
    if (focused && !begun) controller.go('history-title');
  }

  /** Takes in files that were dropped or pasted. */
  attach(files: readonly File[]): void {
    this.#controller?.attach(files);
  }

  close(): void {
    this.#controller?.close();
  }

  #begin(): HistoryController {
    const host = this.#host;
    const options = this.#options;
    const { uploads: client, form, language, session } = options;
    const email = session.customer?.email;
    if (this.#reading?.email === email) this.link ??= this.#reading?.id;
    this.#reading = undefined;
    const controller = new HistoryController(host, {
      ...options,
      createAttachments: (changed) =>
        new AttachmentsController(host, { client, rules: form.attachments, language, changed }),
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
    this.#controller = controller;
    return controller;
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
