import type { ReactiveController, TemplateResult } from 'lit';
import { DEFAULT_FORM } from '../../worker/contract/form.ts';
import type { Account } from '../account.ts';
import type { AccountClient } from '../account-client.ts';
import { createDraftStore, type DraftStore } from '../draft.ts';
import { type Listener, Listening } from '../listening.ts';
import { dialogTexts } from '../locales/en/dialog.ts';
import { createWords, english, type Words } from '../locales/words.ts';
import type { Held, Prefilling } from '../prefilling/prefilling.ts';
import type { Prefill, PrefillHost } from '../prefilling/values.ts';
import { mayBeSignedIn, referenceIn } from '../session/hints.ts';
import { dialog as styles } from '../styles/dialog.ts';
import type { SubmissionController } from '../submissions/controller.ts';
import { isBusy, isParked } from '../submissions/state.ts';
import { askedBefore } from './asked-before.ts';
import { ReamazeCloseEvent } from './events.ts';
import { focused, nextControl } from './focused.ts';
import { Launchers } from './launchers.ts';
import { type Asked, askedBy, FIRST_DIALOG } from './openers.ts';
import { leftOpen, openName, remember, thisPage } from './restoring.ts';
import { lockScroll, unlockScroll } from './scroll-lock.ts';
import { dialogView } from './view.ts';
import { makeRoom } from './viewport.ts';

english.dialog = dialogTexts;

/** The element, as far as it can be opened and closed. */
export interface DialogHost extends PrefillHost {
  mode?: 'inline' | 'dialog' | undefined;
  open?: boolean | undefined;
  view?: 'contact' | 'history' | undefined;
  conversation?: string | undefined;
  form?: string | undefined;
  accountClient?: AccountClient | undefined;
}

/** What the page does with the element: shows it, closes it, empties it; in a dialog, if it is to be in one. */
export class DialogController implements ReactiveController {
  readonly styles = [styles];
  #prefilling: Prefilling | undefined;
  readonly #host: DialogHost;
  readonly #submission: SubmissionController;
  readonly #address: () => string;
  readonly #account: () => Account | undefined;
  readonly #launchers: Launchers;
  /** It is on screen as a dialog. */
  #shown = false;
  /** Gets the focus back. */
  #opener: HTMLElement | undefined;
  /** What had the focus when it was opened: the browser gives it back there. */
  #before: HTMLElement | undefined;
  /** The focus waits at the title for the form to come. */
  #landing = false;
  /** A press began beside the dialog: one that began in it only selects text, wherever it ends. */
  #pressedBeside = false;

  /**
   * @param address of the Worker
   * @param account who is signed in, once that is known
   * @param pressed the last click on the page while this was being loaded
   */
  constructor(
    host: DialogHost,
    submission: SubmissionController,
    address: () => string,
    account: () => Account | undefined,
    pressed?: Event,
  ) {
    this.#host = host;
    this.#address = address;
    this.#submission = submission;
    this.#account = account;
    this.#launchers = new Launchers(host, {
      signedIn: () => mayBeSignedIn(address()),
      unread: () => this.unread(this.#launchers.words),
    });
    new Listening(host, [
      [document, 'click', (event) => this.#asked(event, askedBy(event))],
      [host, 'command', (event) => this.#asked(event, askedBy(event))],
      [window, 'hashchange', () => this.#linked()],
      [window, 'pagehide', () => remember(this.#name, this.#worthKeeping())],
      [window, 'pageshow', () => remember(this.#name, undefined)],
      ...viewport(() => this.#fit()),
    ]);
    host.addController(this);
    if (host.mode !== 'dialog') return;
    this.#restore();
    if (pressed) this.#asked(pressed, askedBefore(pressed));
  }

  /** Fills fields in. */
  async prefill(values: Prefill): Promise<void> {
    const { Prefilling } = await import('../prefilling.ts');
    this.#prefilling ??= new Prefilling(this.#host, this.#submission);
    this.#prefilling.take(values);
  }

  /** How a control is drawn that the page has filled in for good. */
  holdOn(id: string, words: Words): Held | undefined {
    return this.#prefilling?.holdOn(id, words);
  }

  /** Screen: the content in its dialog, which may be closed. @param pending its language is not known yet */
  frame(content: TemplateResult, words: Words, pending: boolean): TemplateResult {
    if (!pending) this.#launchers.words = words;
    return dialogView(
      {
        content,
        onButton: () => void this.close(),
        onClosed: () => this.#closed(),
        onPress: (event) => {
          this.#pressedBeside = this.#isBeside(event);
        },
        onClick: (event) => {
          // What is written is kept, so a press beside the dialog may close it.
          if (this.#pressedBeside && this.#isBeside(event)) void this.close();
        },
      },
      words,
    );
  }

  /** Opens the dialog; a form in the page is led to. @param opener gets the focus back */
  async show(opener?: HTMLElement): Promise<void> {
    const host = this.#host;
    if (host.mode !== 'dialog') {
      host.scrollIntoView({ block: 'nearest' });
      return this.focus();
    }
    if (!host.open) this.#opener = opener;
    host.open = true;
    await host.updateComplete;
  }

  async close(): Promise<void> {
    this.#host.open = false;
    await this.#host.updateComplete;
  }

  toggle(opener?: HTMLElement): Promise<void> {
    return this.#host.open ? this.close() : this.show(opener);
  }

  /** Focuses what is to be filled in first. */
  focus(options?: FocusOptions): void {
    (nextControl(this.#host.shadowRoot) ?? this.#title)?.focus(options);
  }

  /**
   * Empties the form, its files and its draft. Not while the message is on its way, or promised to go out by itself.
   *
   * @returns whether it did
   */
  reset(): boolean {
    const submission = this.#submission;
    const { state } = submission;
    if (isBusy(state) || isParked(state)) return false;
    const attachments = submission.files.tools?.attachments;
    for (const item of attachments?.items ?? []) attachments?.remove(item);
    this.#draft.clear();
    submission.reload();
    return true;
  }

  /**
   * Sends what is written, as the Send button does.
   *
   * @returns the reference if it is stored for good
   */
  async submit(): Promise<string | undefined> {
    await this.#submission.submit();
    const { state } = this.#submission;
    return state.status === 'sent' ? state.reference : undefined;
  }

  /** Counts the answers that the customer has not seen on this device. */
  async unread(words = createWords()): Promise<{ count: number; text: string }> {
    const address = this.#address();
    const none = { count: 0, text: '' };
    if (!mayBeSignedIn(address)) return none;
    const { countUnread } = await import('../count-unread.ts');
    return (await countUnread(address, words, this.#host.accountClient)) ?? none;
  }

  hostUpdated(): void {
    const { open } = this.#host;
    const dialog = this.#dialog;
    if (open && dialog && !this.#shown) this.#appear(dialog);
    else if (this.#shown && !(open && dialog)) {
      dialog?.close();
      this.#over();
    }
    if (this.#landing) this.#land();
  }

  /** A dialog that is taken out of the page is closed. */
  hostDisconnected(): void {
    this.#dialog?.close();
    this.#over();
  }

  get #draft(): DraftStore {
    return createDraftStore(this.#address(), this.#host.form ?? DEFAULT_FORM);
  }

  get #name(): string {
    return openName(this.#draft.name);
  }

  #restore(): void {
    const host = this.#host;
    const left = leftOpen(this.#name);
    remember(this.#name, undefined);
    if (left) {
      host.view = left.view;
      if (left.conversation) host.conversation = left.conversation;
      host.open = true;
    } else this.#linked();
  }

  /** The page's address asks for a conversation; where there is an element for conversations, of that one. */
  #linked(): void {
    const host = this.#host;
    if (host.mode !== 'dialog' || !referenceIn(location.hash) || document.querySelector('reamaze-history'))
      return;
    host.view = 'history';
    host.open = true;
  }

  /** What whoever comes back expects to find; an empty form would only be in the way. */
  #worthKeeping() {
    const { view = 'contact' } = this.#host;
    const conversation = view === 'history' ? this.#account()?.reading : undefined;
    if (!this.#shown || !(conversation || this.#draft.peek())) return undefined;
    return { page: thisPage(), view, ...(conversation && { conversation }) };
  }

  #asked(event: Event, asked: Asked | undefined): void {
    const host = this.#host;
    if (!asked || (asked.id ? asked.id !== host.id : document.querySelector(FIRST_DIALOG) !== host)) return;
    event.preventDefault();
    const { ask, opener } = asked;
    void this[ask](opener);
  }

  #appear(dialog: HTMLDialogElement): void {
    this.#shown = true;
    this.#before = focused();
    lockScroll(this);
    this.#fit();
    dialog.showModal();
    this.#title?.focus();
    this.#landing = true;
  }

  /** Who has a keyboard begins to write at once; to others an on-screen one would hide what this is about. */
  #land(): void {
    const { shadowRoot, view } = this.#host;
    const waits =
      shadowRoot?.activeElement === this.#title && view !== 'history' && matchMedia('(hover: hover)').matches;
    const control = waits ? nextControl(shadowRoot) : undefined;
    control?.focus();
    this.#landing = waits && !control;
  }

  /** Not the question that a conversation in it may ask. */
  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('.floating');
  }

  get #title(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.getElementById('dialog-title');
  }

  #closed(): void {
    if (this.#shown && !this.#dialog?.open) this.#over();
  }

  #over(): void {
    if (!this.#shown) return;
    const host = this.#host;
    const before = this.#before;
    const opener = this.#opener ?? before;
    this.#shown = false;
    this.#landing = false;
    this.#opener = undefined;
    this.#before = undefined;
    unlockScroll(this);
    host.open = false;
    const here = focused();
    const lost = !here || here === before || here === host || host.shadowRoot?.contains(here);
    if (lost) opener?.focus({ preventScroll: true });
    host.dispatchEvent(new ReamazeCloseEvent());
  }

  /** Neither on what is in the dialog, nor on the dialog itself. */
  #isBeside(event: Event): boolean {
    const [target] = event.composedPath();
    if (!(target instanceof Element) || target !== event.currentTarget || !(event instanceof MouseEvent))
      return false;
    const { left, right, top, bottom } = target.getBoundingClientRect();
    const { clientX, clientY } = event;
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  }

  #fit(): void {
    const root = this.#host.shadowRoot;
    const dialog = this.#dialog;
    if (dialog && this.#shown) makeRoom(dialog, root?.activeElement);
  }
}

/** What can tell of an on-screen keyboard. */
function viewport(act: () => void): Listener[] {
  const { visualViewport } = window;
  return visualViewport ? (['resize', 'scroll'] as const).map((type) => [visualViewport, type, act]) : [];
}
