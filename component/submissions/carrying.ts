import type { SubmissionController } from './controller.ts';
import { deliver as deliverMessage, submitted } from './delivery.ts';
import type { Desk, Tools } from './desk.ts';
import { forget } from './forget.ts';
import { follow } from './other-tabs.ts';

/** One press of Send, or one try that nobody pressed for. */
export interface Run {
  desk: Desk;
  tools: Tools;
  /** The visitor does not believe that there is no network. */
  insist: boolean;
  /** Whether a newer run has taken over. */
  superseded(): boolean;
}

/** Takes the message from Send to its end, and shows on the way how far it is. */
export async function carry(
  submission: SubmissionController,
  run: Run,
  deliver = deliverMessage,
): Promise<void> {
  const { host, autosave } = submission;
  const { desk, superseded } = run;
  // Not what the page's own controls say by now, where it was promised to go out as it was.
  if (!submission.pending?.sent?.promised)
    submission.written = desk.fields()?.gathered(submission.written) ?? submission.written;
  const end = await deliver({
    ...run,
    host,
    written: submission.signed,
    pending: submission.pending,
    keep: (pending) => {
      submission.pending = pending;
      autosave.now();
    },
    moved: (state, wake) => {
      submission.wake = wake;
      submission.move(state);
      follow(submission, desk);
    },
  });
  if (superseded()) return;
  if (end.status === 'sent') forget(submission, desk);
  submission.move(end);
  // Whoever was told that it was not sent is not promised any more that it goes out by itself.
  if (desk.draft.peek()?.asked) autosave.now();
  follow(submission, desk);
  if (end.status === 'sent' && !end.elsewhere) submitted(host, end.reference);
}
