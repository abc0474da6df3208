import { Copying } from './copying.ts';
import './interaction.ts';
import { outcomeTexts } from './locales/en/outcome.ts';
import { english } from './locales/words.ts';
import { createPause } from './patience.ts';
import { afterSend } from './styles/after-send.ts';
import { fallback } from './styles/fallback.ts';
import { sent } from './styles/sent.ts';
import { carry } from './submissions/carrying.ts';
import { errorsOf } from './submissions/describe.ts';
import { fallbackView } from './submissions/fallback-view.ts';
import { noticeView } from './submissions/notice-view.ts';
import { follow } from './submissions/other-tabs.ts';
import { createPersist, reportAddress } from './submissions/persist.ts';
import { recheck } from './submissions/recheck.ts';
import { sentView } from './submissions/sent-view.ts';
import { step } from './submissions/steps.ts';

english.outcome = outcomeTexts;

/**
 * What Send adds: sending, and words and screens for what comes of it. One chunk: it imports `interaction.ts` whole, or what
 * they share would become one of its own.
 */
export const outcome = {
  Copying,
  carry,
  follow,
  recheck,
  errorsOf,
  fallbackView,
  noticeView,
  persist: createPersist(createPause()),
  reportAddress,
  sentView,
  step,
  styles: [afterSend, sent, fallback],
};

export type Outcome = typeof outcome;
