import type { LitElement } from 'lit';
import { Hover } from './attachments/hover.ts';
import { easeLongTexts } from './long-texts.ts';
import type { SubmissionController } from './submissions/controller.ts';
import { sweepDrafts } from './sweeping.ts';
import { TypoHint } from './typos/hint.ts';

/** What goes on in an element while somebody uses it. */
export interface Attending {
  /** Files that are held over it. */
  hover: Hover;
  /** The address that is written in it, where it has a form. */
  typo: TypoHint | undefined;
}

/** Begins to look after an element. */
export function attend(host: LitElement, submission?: SubmissionController): Attending {
  easeLongTexts(host);
  if (!CSS.supports('field-sizing', 'content')) void letGrow(host);
  sweepDrafts();
  return { hover: new Hover(host), typo: submission && new TypoHint(host, submission) };
}

/** In some browsers boxes for text do so by themselves. */
async function letGrow(host: LitElement): Promise<void> {
  const chunk = await import('./fields/growing.ts').catch(() => undefined);
  chunk?.grow(host);
}
