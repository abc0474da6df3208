import { filesView } from './attachments/files-view.ts';
import { fileTexts } from './locales/en/files.ts';
import { outcomeTexts } from './locales/en/outcome.ts';
import { createPause } from './patience.ts';
import { fallback } from './styles/fallback.ts';
import { files } from './styles/files.ts';
import { sent } from './styles/sent.ts';
import { deliver, recheck } from './submissions/delivery.ts';
import { describe, tooLong } from './submissions/describe.ts';
import { fallbackView } from './submissions/fallback-view.ts';
import { noticeView } from './submissions/notice-view.ts';
import { sentView } from './submissions/sent-view.ts';

/** What a written message needs on its way: its files, sending, and words and screens for what comes of it. One chunk. */
export const outcome = {
  deliver,
  recheck,
  describe,
  tooLong,
  fallbackView,
  filesView,
  noticeView,
  pause: createPause(),
  sentView,
  fileTexts,
  outcomeTexts,
  styles: [files, sent, fallback],
};

export type Outcome = typeof outcome;
