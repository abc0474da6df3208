import { filesInWords } from '../attachments/file-words.ts';
import type { Words } from '../locales/words.ts';
import type { SubmissionController } from './controller.ts';
import { isEditable } from './state.ts';

/** What a screen reader says without the focus moving. */
export function announcement(
  submission: SubmissionController,
  copied: string | undefined,
  words: Words,
): string {
  const texts = words.of('form');
  const attachments = submission.files.tools?.attachments;
  const underWay = attachments?.underWay ?? 0;
  switch (submission.state.status) {
    case 'waiting':
      return underWay > 0 ? words.say('files', 'waitingForFiles', { count: underWay }) : texts.sending;
    case 'sending':
      return texts.sending;
    case 'not_loaded':
      return `${texts.not_loadedTitle}. ${texts.not_loaded}`;
    case 'sent':
      return words.of('outcome')[copied === submission.state.reference ? 'copied' : 'sentTitle'];
    default:
      if (!navigator.onLine && isEditable(submission.state)) return texts.offlineHint;
      return filesInWords(attachments?.items ?? [], words);
  }
}
