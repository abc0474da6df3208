import type { SubmissionState, SubmissionStatus } from './state.ts';

const NEXT: Readonly<Record<SubmissionStatus, readonly SubmissionStatus[]>> = {
  writing: ['waiting'],
  waiting: ['waiting', 'kept', 'writing', 'sending', 'offline', 'refused', 'not_loaded', 'sent'],
  sending: ['waiting', 'writing', 'offline', 'retrying', 'refused', 'received_before', 'failed', 'sent'],
  offline: ['waiting', 'writing'],
  retrying: ['waiting', 'sending', 'offline', 'writing', 'sent'],
  refused: ['waiting', 'writing', 'refused'],
  kept: ['waiting'],
  received_before: ['waiting'],
  failed: ['waiting'],
  not_loaded: ['waiting', 'writing'],
  sent: ['writing'],
};

/** The next state; a step that cannot happen is a mistake in the program and throws. */
export function step(from: SubmissionState, to: SubmissionState): SubmissionState {
  if (!NEXT[from.status].includes(to.status)) throw new Error(`No way from ${from.status} to ${to.status}.`);
  return to;
}
