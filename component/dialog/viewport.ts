/** What of the page can be seen, in CSS pixels; as `window.visualViewport` has it. */
export interface Seen {
  height: number;
  offsetTop: number;
  scale: number;
}

/** Where a dialog that fills the screen has to be, in CSS pixels. */
export interface Room {
  top: number;
  height: number;
}

/** What is lost to the browser's own bars is less than this; an on-screen keyboard takes more. */
const BARS_PX = 120;

/**
 * The room that an on-screen keyboard leaves, on browsers that lay the keyboard over the page; nothing while there is
 * none. Whoever has zoomed in looks at a part of the dialog: that is no reason to make it smaller.
 *
 * @param page height that the page is laid out in
 */
export function roomAboveKeyboard({ height, offsetTop, scale }: Seen, page: number): Room | undefined {
  if (scale > 1.01 || page - height < BARS_PX) return undefined;
  return { top: Math.round(offsetTop), height: Math.round(height) };
}

/** Fits a dialog that fills the screen above an on-screen keyboard, with what is being written in sight. */
export function makeRoom(dialog: HTMLDialogElement, active: Element | null | undefined): void {
  const seen = window.visualViewport;
  const room = seen ? roomAboveKeyboard(seen, document.documentElement.clientHeight) : undefined;
  const { style } = dialog;
  if (room) {
    style.setProperty('--_top', `${room.top}px`);
    style.setProperty('--_height', `${room.height}px`);
    active?.scrollIntoView({ block: 'nearest' });
  } else {
    style.removeProperty('--_top');
    style.removeProperty('--_height');
  }
}
