import type { LitElement } from 'lit';
import { Listening } from './listening.ts';

/** From so many characters on it takes browsers seconds to find out the direction of each paragraph. */
const LONG = 20_000;
/** Begins with a letter that is written from right to left. */
const RIGHT_TO_LEFT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufefc]/u;

/** Keeps boxes quick in which somebody pastes a whole log: one direction for all of it, before it is there. */
export function easeLongTexts(host: LitElement): void {
  const ease = (box: HTMLTextAreaElement, text: string) => {
    const dir = text.length < LONG ? 'auto' : RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr';
    if (box.dir !== dir) box.dir = dir;
  };
  const pasted = (event: Event) => {
    const { target } = event;
    const text = (event as ClipboardEvent).clipboardData?.getData('text/plain') ?? '';
    if (target instanceof HTMLTextAreaElement && text.length >= LONG) ease(target, target.value + text);
  };
  new Listening(host, [[host.renderRoot, 'paste', pasted]]);
  host.addController({
    hostUpdated: () => {
      for (const box of host.renderRoot.querySelectorAll('textarea')) ease(box, box.value);
    },
  });
}
