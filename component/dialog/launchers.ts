import type { LitElement } from 'lit';
import { Listening } from '../listening.ts';
import type { Words } from '../locales/words.ts';
import { FIRST_DIALOG } from './openers.ts';

export interface LaunchersOptions {
  /** Whether somebody may be signed in. */
  signedIn(): boolean;
  /** Counts the answers that are unread, and says so in words. */
  unread(): Promise<{ count: number; text: string }>;
}

/** The launchers of a dialog: they say what it is called and, to whoever is signed in, how many answers are unread. */
export class Launchers {
  /** What the dialog is drawn with. */
  words: Words | undefined;
  readonly #dialog: LitElement;
  readonly #options: LaunchersOptions;

  constructor(dialog: LitElement, options: LaunchersOptions) {
    this.#dialog = dialog;
    this.#options = options;
    new Listening(dialog, [[document, 'reamaze-sign-in', () => this.#look()]]);
    dialog.addController({ hostUpdated: () => this.#look() });
  }

  #look(): void {
    const { words } = this;
    const counts = this.#options.signedIn();
    for (const { shadowRoot } of words ? this.#all : []) {
      const slot = shadowRoot?.querySelector<HTMLSlotElement>('slot:not([name])');
      if (slot && words) name(slot, words);
      if (shadowRoot && counts) void this.#count(shadowRoot).catch(() => undefined);
    }
  }

  get #all(): Element[] {
    const dialog = this.#dialog;
    const isFirst = document.querySelector(FIRST_DIALOG) === dialog;
    const root = dialog.getRootNode() as Document | ShadowRoot;
    return [...root.querySelectorAll('reamaze-launcher')].filter((launcher) => {
      const id = launcher.getAttribute('for');
      return id ? id === dialog.id : isFirst;
    });
  }

  async #count(launcher: ShadowRoot): Promise<void> {
    const { showCount } = await import('../launcher/count.ts');
    await showCount(launcher, this.#options.unread);
  }
}

/** What the page has put into the slot stays. */
function name(slot: HTMLSlotElement, words: Words): void {
  const { dialogTitle } = words.of('dialog');
  if (slot.textContent !== dialogTitle || slot.lang !== words.language) slot.textContent = dialogTitle;
  slot.lang = words.language;
}
