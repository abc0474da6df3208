/** What an element of the page can ask of a dialog. */
export type Ask = 'open' | 'close' | 'toggle';

/** An ask, and who is to get the focus back. */
export interface Asked {
  ask: Ask;
  opener: HTMLElement | undefined;
  /** Of the dialog that is meant; empty for the first one of the page. */
  id: string;
}

/** The dialog that is meant where none is named. */
export const FIRST_DIALOG = 'reamaze-contact[mode=dialog]';

const OPENER = 'data-reamaze-open';

/**
 * What a click on the page asks for by `data-reamaze-open`. Not one that opens a link elsewhere, or that was taken by
 * something else: the link keeps what it says.
 */
export function askedByClick(event: Event): Asked | undefined {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
  if (event.defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey) return undefined;
  const opener = event
    .composedPath()
    .find((target) => target instanceof HTMLElement && target.hasAttribute(OPENER));
  return opener instanceof HTMLElement
    ? { ask: 'open', opener, id: opener.getAttribute(OPENER) ?? '' }
    : undefined;
}

/** What a button asks for by `command="--reamaze-open"` and `commandfor`; also `--reamaze-close` and `--reamaze-toggle`. */
export function askedByCommand(event: Event): Asked | undefined {
  const { command, source, target } = event as Event & { command?: string; source?: Element | null };
  const ask = /^--reamaze-(open|close|toggle)$/.exec(command ?? '')?.[1];
  return ask && !event.defaultPrevented && target instanceof Element
    ? { ask: ask as Ask, opener: source instanceof HTMLElement ? source : undefined, id: target.id }
    : undefined;
}
