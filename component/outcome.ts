/** What a written message needs on its way: its files, sending, and the words and screens for what comes of it. One chunk. */
import { files } from './styles/files.ts';
import { sent } from './styles/sent.ts';

export { filesView } from './attachments/files-view.ts';
export { fileTexts } from './locales/en/files.ts';
export { outcomeTexts } from './locales/en/outcome.ts';
export { deliver, recheck } from './submissions/delivery.ts';
export { describe } from './submissions/describe.ts';
export { noticeView } from './submissions/notice-view.ts';
export { sentView } from './submissions/sent-view.ts';

/** Looks of these screens. */
export const styles = [files, sent];
