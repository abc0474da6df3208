/** What an element of the page asks of a dialog, and who is to get the focus back. */
export interface Asked {
  ask: 'show' | 'close' | 'toggle';
  opener: HTMLElement | undefined;
  /** Of the dialog that is meant; empty for the first one of the page. */
  id: string;
}

/** The dialog that is meant where none is named. */
export const FIRST_DIALOG = 'reamaze-contact[mode=dialog]';

const OPENER = 'data-reamaze-open';

/**
 * What a click asks for by `data-reamaze-open`, or a button by `commandfor` and the command `--reamaze-open`, `-close` or
 * `-toggle`. Not a click that opens a link elsewhere, nor what something else has taken.
 */
export function askedBy(event: Event): Asked | undefined {
  const { command, source, ctrlKey, metaKey, shiftKey, altKey, button } = event as MouseEvent & {
    command?: string;
    source?: HTMLElement;
  };
  if (event.defaultPrevented || ctrlKey || metaKey || shiftKey || altKey || button) return undefined;
  if (command) {
    const [, name] = /^--reamaze-(open|close|toggle)$/.exec(command) ?? [];
    const ask = name === 'open' ? 'show' : (name as 'close' | 'toggle' | undefined);
    return ask && { ask, opener: source, id: (event.target as Element).id };
  }
  const path = event.composedPath() as Partial<HTMLElement>[];
  const opener = path.find((target) => target.hasAttribute?.(OPENER)) as HTMLElement | undefined;
  return opener && { ask: 'show', opener, id: opener.getAttribute(OPENER) ?? '' };
}
