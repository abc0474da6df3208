import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { Refused, Unreachable } from '../client.ts';

/** How far a message is. */
export type SubmissionState =
  | { status: 'writing' }
  /** Send was pressed; waits for the checks and for uploads under way. */
  | { status: 'waiting' }
  /** `again` after a try that failed. */
  | { status: 'sending'; again?: boolean }
  /** No network; goes out by itself when there is one. */
  | { status: 'offline' }
  /** The Worker did not answer, though there is a network; goes out by itself at one of the next tries. */
  | { status: 'retrying' }
  /** Something in it has to be mended. */
  | { status: 'refused'; errors: ErrorDetail[] }
  /** An earlier version of it was received after all. */
  | { status: 'received_before' }
  /** Nothing is wrong with it, but it could not be handed over. */
  | { status: 'failed'; failure: Refused | Unreachable }
  /** The script that would send it could not be loaded. */
  | { status: 'not_loaded' }
  /** Stored for good; `elsewhere` if another tab has sent it. */
  | { status: 'sent'; reference: string; email: string; elsewhere?: boolean };

export type SubmissionStatus = SubmissionState['status'];

const NEXT: Readonly<Record<SubmissionStatus, readonly SubmissionStatus[]>> = {
  writing: ['waiting', 'not_loaded'],
  waiting: ['writing', 'sending', 'offline', 'refused', 'not_loaded', 'sent'],
  sending: ['waiting', 'writing', 'offline', 'retrying', 'refused', 'received_before', 'failed', 'sent'],
  offline: ['waiting', 'writing'],
  retrying: ['waiting', 'sending', 'offline', 'writing', 'sent'],
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
export function isEditable(state: SubmissionState): boolean {
  return !isBusy(state) && !isParked(state) && state.status !== 'sent';
}

/** Whether something is being done with it right now. */
export function isBusy({ status }: SubmissionState): boolean {
  return status === 'waiting' || status === 'sending';
}

/** Whether it waits to go out by itself. */
export function isParked({ status }: SubmissionState): boolean {
  return status === 'offline' || status === 'retrying';
}

/** What the visitor sees happening: a retry is part of the retrying. */
export function phaseOf(state: SubmissionState): SubmissionStatus {
  return state.status === 'sending' && state.again ? 'retrying' : state.status;
}
