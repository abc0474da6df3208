import type { LitElement } from 'lit';
import { Hover } from './attachments/hover.ts';
import type { Accept } from './attachments/intake.ts';
import { takePasted } from './attachments/paste.ts';
import { easeLongTexts } from './long-texts.ts';
import type { SubmissionController } from './submissions/controller.ts';
import { TypoHint } from './typos/hint.ts';

/** What goes on in an element while somebody uses it. */
export interface Attending {
  /** Files that are held over it. */
  hover: Hover;
  /** The address that is written in it, where it has a form. */
  typo: TypoHint | undefined;
}

/** Begins to look after an element. @param accept takes files that are pasted */
export function attend(host: LitElement, accept: Accept, submission?: SubmissionController): Attending {
  takePasted(host, accept);
  easeLongTexts(host);
  return { hover: new Hover(host), typo: submission && new TypoHint(host, submission) };
}
