/** What a written message needs on its way: sending, and the words and screens for what comes of it. One chunk. */
export { outcomeTexts } from './locales/en/outcome.ts';
export { deliver, recheck } from './submissions/delivery.ts';
export { describe } from './submissions/describe.ts';
export { noticeView } from './submissions/notice-view.ts';
export { sentView } from './submissions/sent-view.ts';
