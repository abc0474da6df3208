import { outdatedTexts } from './locales/en/outdated.ts';
import { wordsFor } from './locales/languages.ts';
import type { Overrides } from './locales/messages.ts';
import { english, type Words } from './locales/words.ts';
import { outdatedStyles } from './styles/outdated.ts';

english.outdated = outdatedTexts;

/** The elements that load parts of themselves. */
const ELEMENTS = 'reamaze-contact, reamaze-history';
/** What a page may have in its cache for minutes yet. */
const SCRIPTS = ['./reamaze-contact.js', './reamaze-history.js'];
/** Whoever has no network by now is not led to a page that cannot be had. */
const LONGEST_WAIT_MS = 10_000;

// A variable, or the bundler takes them for files to copy.
const script = import.meta.url;

/**
 * Says in all elements of the page that it is older than what the Worker serves, and offers to reload it. What pages of former
 * builds get in the place of their chunks imports it: so its name stays, and that of its file, and it knows an element only by
 * its root, the class `all` there, and what is public.
 */
export function tellOutdated(): void {
  for (const element of elementsIn(document)) void tell(element);
}

function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(ELEMENTS)) yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

async function tell(element: Element & { texts?: Overrides }): Promise<void> {
  const all = element.shadowRoot?.querySelector<HTMLElement>('.all');
  if (!all || all.querySelector(':scope > [data-outdated]')) return;
  const place = make('div', '');
  place.dataset['outdated'] = '';
  place.setAttribute('exportparts', 'notice, title, notice-title, button, secondary-button');
  const root = place.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(outdatedStyles);
  root.adoptedStyleSheets = [sheet];
  all.prepend(place);
  const words = await wordsFor(all.lang, element.texts);
  root.append(notice(words));
}

/** Not by Lit: a page may have one copy of it and no more, for the sake of its Trusted Types. */
function notice(words: Words): HTMLElement {
  const texts = { ...words.of('form'), ...words.of('outdated') };
  const box = make('div', 'notice');
  box.role = 'alert';
  const button = make('button', 'button secondary-button', texts.reload);
  const cut = make('p', '');
  button.addEventListener('click', () => {
    cut.textContent = '';
    reload().catch(() => {
      cut.textContent = texts.unreachable;
    });
  });
  box.append(
    make('h2', 'title notice-title', texts.title),
    make('p', '', `${texts.hint} ${keeps() ? texts.kept : texts.unkept}`),
    button,
    cut,
  );
  return box;
}

function make(name: string, part: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.part.value = part;
  made.textContent = text;
  return made;
}

/** Whether what is written outlives the page. */
function keeps(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** With the scripts as they are now: else it would begin once more with those that it has kept. Fails without a network. */
async function reload(): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
  await Promise.all(SCRIPTS.map((name) => fetch(new URL(name, script), { cache: 'reload', signal })));
  location.reload();
}
