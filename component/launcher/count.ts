import type { ReamazeContact } from '../reamaze-contact.ts';
import { countStyles } from '../styles/launcher-count.ts';

/** Who comes back to the page again within this gets one look. */
const SHORTEST_MS = 60_000;

export interface CountOptions {
  /** The button, in its shadow tree. */
  button: HTMLElement;
  contact(): Promise<ReamazeContact>;
  /** Ends it. */
  signal: AbortSignal;
}

/** Keeps saying on the button how many answers are unread, and in its name. Asks seldom, and only for who is signed in. */
export async function showCount({ button, contact, signal }: CountOptions): Promise<void> {
  if (signal.aborted || button.querySelector('.count')) return;
  const count = document.createElement('span');
  const said = document.createElement('span');
  count.className = 'count';
  count.part.add('count');
  count.ariaHidden = 'true';
  said.className = 'said';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(countStyles);
  const root = button.getRootNode() as ShadowRoot;
  root.adoptedStyleSheets.push(sheet);
  button.append(said, count);

  let last = 0;
  const look = async () => {
    if (document.visibilityState === 'hidden') return;
    last = performance.now();
    const unread = await (await contact()).unread();
    count.textContent = unread.count > 9 ? '9+' : String(unread.count || '');
    said.textContent = unread.text;
  };
  const looked = () => {
    if (performance.now() - last > SHORTEST_MS) void look();
  };
  for (const type of ['reamaze-sign-in', 'reamaze-sign-out', 'reamaze-close'])
    document.addEventListener(type, () => void look(), { signal });
  document.addEventListener('visibilitychange', looked, { signal });
  signal.addEventListener('abort', () => {
    count.remove();
    said.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  });
  await look();
}
