import { countStyles } from '../styles/launcher-count.ts';

/** Who comes back to the page again within this gets one look. */
const SHORTEST_MS = 60_000;

/**
 * Keeps saying on a launcher how many answers are unread, and in its name, for as long as it is in the page. Asks seldom.
 *
 * @param launcher its shadow tree
 */
export async function showCount(
  launcher: ShadowRoot,
  unread: () => Promise<{ count: number; text: string }>,
): Promise<void> {
  const button = launcher.querySelector('button');
  if (!button || button.querySelector('.count')) return;
  const count = document.createElement('span');
  const said = document.createElement('span');
  count.className = 'count';
  count.part.add('count');
  count.ariaHidden = 'true';
  said.className = 'said';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(countStyles);
  launcher.adoptedStyleSheets.push(sheet);
  button.append(said, count);

  const over = new AbortController();
  const { signal } = over;
  let last = 0;
  const look = async () => {
    if (!button.isConnected) over.abort();
    if (signal.aborted || document.visibilityState === 'hidden') return;
    last = performance.now();
    const answers = await unread();
    count.textContent = answers.count > 9 ? '9+' : String(answers.count || '');
    said.textContent = answers.text;
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
    launcher.adoptedStyleSheets = launcher.adoptedStyleSheets.filter((other) => other !== sheet);
  });
  await look();
}
