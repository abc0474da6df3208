import type { SubmissionController } from './controller.ts';
import type { Desk } from './desk.ts';
import { blank, completed } from './written.ts';

/** Empties the form after its message was sent; who wrote it stays. */
export function forget(submission: SubmissionController, desk: Desk): void {
  const { name, email } = submission.written;
  submission.pending = undefined;
  submission.autosave.newer = false;
  submission.autosave.cancel();
  submission.written = completed(blank({ name, email }), desk.prefill);
  submission.dropped = [];
  submission.files.clear();
}
