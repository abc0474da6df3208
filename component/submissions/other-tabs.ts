import type { Draft, Receipt } from '../draft.ts';
import type { SubmissionController } from './controller.ts';
import type { Desk } from './desk.ts';
import { forget } from './forget.ts';
import { newsOf } from './news.ts';
import { isBusy } from './state.ts';
import { isUntouched } from './written.ts';

/** Another tab has written in the draft: what is on screen here follows. */
export function follow(submission: SubmissionController, desk: Desk): void {
  const { state, written, pending, autosave, files } = submission;
  const { draft } = desk;
  if (!draft.changed || isBusy(state) || state.status === 'sent') return;
  const there = { draft: draft.peek(), receipt: draft.peekReceipt() };
  const unsaved = autosave.newer || files.underWay;
  const news = newsOf(there, { state, pending, unsaved, written: !isUntouched(written, desk.prefill) });
  if (news.kind === 'join') join(submission, desk, news.draft);
  else if (news.kind === 'keep') autosave.newer = true;
  else if (news.kind === 'sent') sentElsewhere(submission, desk, news.receipt);
  else if (news.kind === 'same') draft.read();
  else if (news.kind === 'take_up') submission.reload();
}

/** Files of another tab join those here; its text only comes if none was typed here. */
function join(submission: SubmissionController, desk: Desk, draft: Draft | undefined): void {
  // Sent without what is under way here.
  if (!draft) submission.autosave.newer = true;
  submission.files.join(draft?.attachments ?? []);
  submission.prepare();
  if (submission.autosave.newer || !draft) return;
  desk.draft.read();
  const before = submission.written;
  submission.written = draft.written;
  submission.pending = draft.pending;
  submission.fit(before);
  submission.host.requestUpdate();
}

function sentElsewhere(submission: SubmissionController, desk: Desk, { reference }: Receipt): void {
  const { email } = submission.signed;
  submission.abandon();
  forget(submission, desk);
  submission.state = { status: 'sent', reference, email, elsewhere: true };
  submission.host.requestUpdate();
}
