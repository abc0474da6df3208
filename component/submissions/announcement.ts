import { fileTexts } from '../locales/en/files.ts';
import type { FormTexts } from '../locales/en/form.ts';
import type { Outcome } from '../outcome.ts';
import type { SubmissionController } from './controller.ts';
import { isEditable } from './state.ts';

/** What a screen reader says without the focus moving. */
export function announcement(
  submission: SubmissionController,
  outcome: Outcome | undefined,
  copied: string | undefined,
  texts: FormTexts,
): string {
  const attachments = submission.files.tools?.attachments;
  const underWay = attachments?.underWay ?? 0;
  switch (submission.state.status) {
    case 'waiting':
      return underWay > 0 ? fileTexts.waitingForFiles(underWay) : texts.sending;
    case 'sending':
      return texts.sending;
    case 'not_loaded':
      return `${texts.notLoadedTitle}. ${texts.notLoaded}`;
    case 'sent':
      return outcome?.outcomeTexts[copied === submission.state.reference ? 'copied' : 'sentTitle'] ?? '';
    default:
      if (!navigator.onLine && isEditable(submission.state)) return texts.offlineHint;
      return fileTexts.announced(attachments?.items ?? []);
  }
}
