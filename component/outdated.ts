import { html, nothing, render, type TemplateResult } from 'lit';
import { outdatedTexts } from './locales/en/outdated.ts';
import { wordsFor } from './locales/languages.ts';
import type { Overrides } from './locales/messages.ts';
import { english, type Words } from './locales/words.ts';
import { form as formStyles } from './styles/form.ts';
import { notice as noticeStyles } from './styles/notice.ts';
import { outdated as styles } from './styles/outdated.ts';

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
  const place = document.createElement('div');
  place.dataset['outdated'] = '';
  place.setAttribute('exportparts', 'notice, title, notice-title, button, secondary-button');
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [formStyles, noticeStyles, styles].flatMap(({ styleSheet }) => styleSheet ?? []);
  all.prepend(place);
  const words = await wordsFor(all.lang, element.texts);
  const show = (cut: boolean) =>
    render(
      view(cut, () => void reload(show), words),
      root,
    );
  show(false);
}

/** @param cut there was no network to reload it with */
function view(cut: boolean, onReload: () => void, words: Words): TemplateResult {
  const texts = { ...words.of('form'), ...words.of('outdated') };
  return html`
    <div class="notice info" part="notice" role="alert">
      <h2 part="title notice-title">${texts.title}</h2>
      <p>${texts.hint} ${keeps() ? texts.kept : texts.unkept}</p>
      ${cut ? html`<p>${texts.unreachable}</p>` : nothing}
      <button type="button" class="secondary" part="button secondary-button" @click=${onReload}>${texts.reload}</button>
    </div>
  `;
}

/** Whether what is written outlives the page. */
function keeps(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** With the scripts as they are now: else it would begin once more with those that it has kept. */
async function reload(show: (cut: boolean) => void): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
  const fresh = SCRIPTS.map((name) => fetch(new URL(name, script), { cache: 'reload', signal }));
  await Promise.all(fresh).then(
    () => location.reload(),
    () => show(true),
  );
}
