import { errorsLeft } from './composing.ts';
import type { SubmissionController } from './controller.ts';
import { controlId, type Path } from './path.ts';

/**
 * After a refusal, a message under a field goes away as soon as the field is right.
 *
 * @param changed where; without it, files came, went, or changed their state
 */
export function recheck(submission: SubmissionController, changed?: Path): void {
  const { state, desk, signed, files } = submission;
  if (state.status !== 'refused' || !desk || !files.tools) return;
  const errors = changed
    ? errorsLeft(state.errors, controlId(changed), signed, desk)
    : [...state.errors.filter(({ path }) => path[0] !== 'attachments'), ...files.tools.attachments.errors];
  submission.move(errors.length > 0 ? { status: 'refused', errors } : { status: 'writing' });
}
