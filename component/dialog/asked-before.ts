import type { Asked } from './openers.ts';

const OPENERS = '[data-reamaze-open], [command="--reamaze-open"], [command="--reamaze-toggle"]';

/** What a click asked for that came while the dialog was being loaded. Its way through the page is forgotten by then; what it met is not. */
export function askedBefore({ target, defaultPrevented }: Event): Asked | undefined {
  const opener = target instanceof Element && target.closest<HTMLElement>(OPENERS);
  if (!opener || defaultPrevented) return undefined;
  const id = opener.getAttribute('data-reamaze-open') ?? opener.getAttribute('commandfor') ?? '';
  return { ask: 'show', opener, id };
}
