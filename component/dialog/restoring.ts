/** What was on screen in a dialog when the page was left. */
export interface Left {
  /** Path and query of the page: on another one nobody expects it. */
  page: string;
  view: 'contact' | 'history';
  /** Conversation that was being read, by its id. */
  conversation?: string;
}

/** Where a tab remembers the open dialog of one form, by the name of its draft. */
export const openName = (draft: string): string => `${draft}:open`;

/** The page, as far as a reload leads to the same one. */
export const thisPage = (): string => location.pathname + location.search;

/** Remembers it, or forgets it. Storage that is blocked is the same as none. */
export function remember(name: string, left: Left | undefined): void {
  try {
    if (left) sessionStorage.setItem(name, JSON.stringify(left));
    else sessionStorage.removeItem(name);
  } catch {
    // Then it has to be opened by hand.
  }
}

/** What to open again: only where the visitor has come back to the page by a reload, or by the browser's own buttons. */
export function leftOpen(name: string): Left | undefined {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!navigation || !['reload', 'back_forward'].includes(navigation.type)) return undefined;
  try {
    const left: Partial<Left> | null = JSON.parse(sessionStorage.getItem(name) ?? 'null');
    return left?.page === thisPage() ? (left as Left) : undefined;
  } catch {
    return undefined;
  }
}
