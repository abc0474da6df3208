import { type Ask, type Asked, askedByClick, askedByCommand, FIRST_DIALOG } from '../dialog/openers.ts';
import type { ReamazeContact } from '../reamaze-contact.ts';
import { launcherStyles } from '../styles/launcher.ts';
import { isCostly, mayBeWanted, maybeCustomer, whenIdle } from './signs.ts';

/** Who comes back to the page twice within this is told of new answers once. */
const COUNT_AGAIN_MS = 60_000;

const METHODS = { open: 'show', close: 'close', toggle: 'toggle' } as const satisfies Record<
  Ask,
  keyof ReamazeContact
>;

let styles: CSSStyleSheet | undefined;

/**
 * A button that floats over the page and opens the form in a dialog. The form is loaded when it is about to be used.
 *
 * @tag reamaze-launcher
 * @slot - What it says: “Contact us” if nothing else does.
 * @slot icon - In the place of the speech bubble.
 * @attr {string} for - Id of the `<reamaze-contact>` that it opens; without it the first that is a dialog, or one of its own.
 * @attr {string} label - What it says where it shows its icon only.
 * @attr {'start' | 'end'} position - Corner at the bottom of the page that it floats in; `end` without it.
 * @attr {'idle' | 'none'} preload - `none` if nothing is to be loaded before somebody points at it.
 * @attr {string} endpoint - For a form of its own: address of the Worker, if it is another than the one that served the script.
 * @attr {string} form - For a form of its own: name of the form, if the Worker has several.
 * @csspart button - The button.
 * @csspart count - How many answers are unread.
 * @cssproperty [--reamaze-launcher-space=20px] - Distance from the edges of the page.
 * @cssproperty [--reamaze-launcher-radius=28px] - Its corners.
 * @cssproperty [--reamaze-launcher-layer=999] - Its `z-index`.
 */
export class ReamazeLauncher extends HTMLElement {
  static observedAttributes = ['label'];

  readonly #button = make('button', { type: 'button', part: 'button', 'aria-haspopup': 'dialog' });
  readonly #text = make('slot', {}, 'Contact us');
  readonly #count = make('span', { class: 'count', part: 'count', 'aria-hidden': 'true' });
  readonly #said = make('span', { class: 'said' });
  #connected: AbortController | undefined;
  /** The form, if the page has none. */
  #own: ReamazeContact | undefined;
  #counted = Number.NEGATIVE_INFINITY;

  constructor() {
    super();
    const path = make('path', { d: 'M4 5h16v11h-9l-4 4v-4H4z' });
    const icon = make(
      'slot',
      { name: 'icon' },
      make('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, path),
    );
    this.#button.append(icon, make('span', { class: 'text' }, this.#text), this.#said, this.#count);
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    styles ??= new CSSStyleSheet();
    styles.replaceSync(launcherStyles);
    root.adoptedStyleSheets = [styles];
    root.append(this.#button);
  }

  attributeChangedCallback(_: string, __: string | null, label: string | null): void {
    this.#text.textContent = label ?? 'Contact us';
  }

  connectedCallback(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const on = (target: EventTarget, types: string, act: (event: Event) => void, capture = false) => {
      for (const type of types.split(' ')) target.addEventListener(type, act, { signal, capture });
    };
    const load = () => void this.#load().catch(() => undefined);
    on(this, 'pointerenter focusin', load);
    on(this.#button, 'click', () => void this.#do('open', this));
    on(document, 'click', (event) => this.#asked(event, askedByClick(event)));
    // It does not bubble, and reaches a form that cannot hear it yet.
    on(document, 'command', (event) => this.#asked(event, askedByCommand(event)), true);
    on(document, 'reamaze-sign-in reamaze-sign-out reamaze-close', () => void this.#tell());
    on(document, 'visibilitychange', () => {
      if (performance.now() - this.#counted > COUNT_AGAIN_MS) void this.#tell();
    });
    if (mayBeWanted() || this.#contact?.hasAttribute('open')) load();
    if (this.getAttribute('preload') !== 'none' && !isCostly()) {
      whenIdle(() => {
        if (signal.aborted) return;
        load();
        void this.#tell();
      });
    }
  }

  disconnectedCallback(): void {
    this.#connected?.abort();
    this.#own?.remove();
    this.#own = undefined;
  }

  get #contact(): ReamazeContact | null {
    const id = this.getAttribute('for');
    return document.querySelector<ReamazeContact>(id ? `#${CSS.escape(id)}` : FIRST_DIALOG);
  }

  /** The form to open, with what it takes to be one. */
  async #load(): Promise<ReamazeContact> {
    await import('../define.ts');
    const found = this.#contact;
    if (found) return found;
    this.#own = document.createElement('reamaze-contact');
    this.#own.mode = 'dialog';
    for (const name of ['endpoint', 'form'] as const) this.#own[name] = this.getAttribute(name) ?? undefined;
    this.after(this.#own);
    return this.#own;
  }

  #asked(event: Event, asked: Asked | undefined): void {
    if (!asked || (asked.id && asked.id !== this.#contact?.id)) return;
    event.preventDefault();
    void this.#do(asked.ask, asked.opener);
  }

  async #do(ask: Ask, opener: HTMLElement | undefined): Promise<void> {
    this.#button.ariaBusy = 'true';
    try {
      await (await this.#load())[METHODS[ask]](opener);
    } catch {
      // A link leads to what it says; the button can be pressed again.
      if (opener instanceof HTMLAnchorElement) location.assign(opener.href);
    }
    this.#button.ariaBusy = null;
  }

  /** Says how many answers are unread, to who is signed in. */
  async #tell(): Promise<void> {
    if (document.visibilityState === 'hidden') return;
    this.#counted = performance.now();
    const { count, text } = maybeCustomer() ? await (await this.#load()).unread() : { count: 0, text: '' };
    this.#count.textContent = count > 9 ? '9+' : `${count || ''}`;
    this.#said.textContent = text;
  }
}

/** An element, of HTML or of a drawing. */
function make(name: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  const drawn = name === 'svg' || name === 'path';
  const made = document.createElementNS(`http://www.w3.org/${drawn ? '2000/svg' : '1999/xhtml'}`, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made as HTMLElement;
}
