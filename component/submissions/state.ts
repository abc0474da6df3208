import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { Refused, Unreachable } from '../client.ts';

/** How far a message is. */
export type SubmissionState =
  | { status: 'writing' }
  /** Send was pressed; waits for the checks and for uploads under way. */
  | { status: 'waiting' }
  | { status: 'sending' }
  /** No network; goes out by itself when there is one. */
  | { status: 'offline' }
  /** Something in it has to be mended. */
  | { status: 'refused'; errors: ErrorDetail[] }
  /** An earlier version of it was received after all. */
  | { status: 'received_before' }
  /** Nothing is wrong with it, but it could not be handed over. */
  | { status: 'failed'; failure: Refused | Unreachable }
  /** The script that would send it could not be loaded. */
  | { status: 'not_loaded' }
  | { status: 'sent'; reference: string; email: string };

export type SubmissionStatus = SubmissionState['status'];

const NEXT: Readonly<Record<SubmissionStatus, readonly SubmissionStatus[]>> = {
  writing: ['waiting', 'not_loaded'],
  waiting: ['writing', 'sending', 'offline', 'refused', 'failed', 'not_loaded'],
  sending: ['waiting', 'offline', 'refused', 'received_before', 'failed', 'sent'],
  offline: ['waiting', 'writing'],
  refused: ['waiting', 'writing', 'refused'],
  received_before: ['waiting'],
  failed: ['waiting'],
  not_loaded: ['waiting', 'not_loaded'],
  sent: ['writing'],
};

/** The next state; a step that cannot happen is a mistake in the program and throws. */
export function step(from: SubmissionState, to: SubmissionState): SubmissionState {
  if (!NEXT[from.status].includes(to.status)) throw new Error(`No way from ${from.status} to ${to.status}.`);
  return to;
}

/** Whether the message is in the visitor's hands, to be changed and sent. */
export function isEditable({ status }: SubmissionState): boolean {
  return status !== 'waiting' && status !== 'sending' && status !== 'offline' && status !== 'sent';
}
