import { type Asked, askedBy, FIRST_DIALOG } from '../dialog/openers.ts';
import type { ReamazeContact } from '../reamaze-contact.ts';
import { launcherStyles } from '../styles/launcher.ts';
import { mayBeWanted, savesData } from './signs.ts';

/**
 * A button that floats over the page and opens the form in a dialog. The form is loaded when it is about to be used.
 *
 * @tag reamaze-launcher
 * @slot - What it says: what the dialog is called, in its language, if nothing else does.
 * @slot icon - In the place of the speech bubble.
 * @attr {string} for - Id of the `<reamaze-contact>` that it opens; without it the first that is a dialog, or one of its own.
 * @attr {string} label - What it says where it shows its icon only.
 * @attr {'start' | 'end'} position - Corner at the bottom of the page that it floats in; `end` without it.
 * @attr {'idle' | 'none'} preload - `none` if nothing is to be loaded before somebody points at it.
 * @csspart button - The button.
 * @csspart count - How many answers are unread.
 * @cssproperty [--reamaze-launcher-space=20px] - Distance from the edges of the page.
 * @cssproperty [--reamaze-launcher-radius=28px] - Its corners.
 * @cssproperty [--reamaze-launcher-layer=999] - Its `z-index`.
 */
export class ReamazeLauncher extends HTMLElement {
  static observedAttributes = ['label'];

  readonly #button = make('button');
  readonly #icon = make('i');
  readonly #text = make('span', make('slot', make('b', 'Contact us')));
  #connected: AbortController | undefined;
  /** The form, if the page has none. */
  #own: ReamazeContact | undefined;

  constructor() {
    super();
    const icon = make('slot', this.#icon) as HTMLSlotElement;
    icon.name = 'icon';
    const button = this.#button;
    button.append(icon, this.#text);
    button.part.add('button');
    button.ariaHasPopup = 'dialog';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyles);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(button);
  }

  attributeChangedCallback(_name: string, _before: string | null, label: string | null): void {
    this.#text.hidden = label !== null;
    this.#icon.ariaLabel = label;
    this.#icon.role = label && 'img';
  }

  connectedCallback(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const on = (target: EventTarget, type: string, act: (event: Event) => void) =>
      // A command does not bubble, and is to reach a form that cannot hear it yet.
      target.addEventListener(type, act, { signal, capture: type === 'command' });
    const load = () => void this.#load().catch(() => undefined);
    const ask = (event: Event) => this.#asked(event, askedBy(event));
    on(this, 'pointerenter', load);
    on(this, 'focusin', load);
    on(this.#button, 'click', () => void this.#do('show', this.#button));
    on(document, 'click', ask);
    on(document, 'command', ask);
    if (mayBeWanted() || this.#contact?.hasAttribute('open')) load();
    if (this.getAttribute('preload') === 'none' || savesData()) return;
    const idle = () =>
      // Safari does not say when it has nothing else to do.
      (window.requestIdleCallback ?? setTimeout)(() => {
        if (!signal.aborted) load();
      });
    if (document.readyState === 'complete') idle();
    else on(window, 'load', idle);
  }

  disconnectedCallback(): void {
    this.#connected?.abort();
    this.#own?.remove();
  }

  get #contact(): ReamazeContact | null {
    const id = this.getAttribute('for');
    return document.querySelector<ReamazeContact>(id ? `[id="${id}"]` : FIRST_DIALOG);
  }

  /** The form to open, with what it takes to be one. */
  async #load(): Promise<ReamazeContact> {
    await import('../define.ts');
    let contact = this.#contact;
    if (!contact) {
      contact = this.#own = document.createElement('reamaze-contact');
      contact.mode = 'dialog';
      this.after(contact);
    }
    // It may have been there for long, and now says what there is to say.
    contact.requestUpdate();
    return contact;
  }

  #asked(event: Event, asked: Asked | undefined): void {
    if (!asked || (asked.id && asked.id !== this.#contact?.id)) return;
    event.preventDefault();
    void this.#do(asked.ask, asked.opener);
  }

  async #do(ask: Asked['ask'], opener: HTMLElement | undefined): Promise<void> {
    const button = this.#button;
    button.ariaBusy = 'true';
    try {
      await (await this.#load())[ask](opener);
    } catch {
      // A link leads to what it says; a button can be pressed again.
      const { href } = (opener ?? {}) as Partial<HTMLAnchorElement>;
      if (href) location.assign(href);
    }
    button.ariaBusy = null;
  }
}

function make(name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
