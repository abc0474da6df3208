import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { Refused, Unreachable } from '../request.ts';

/** What is wrong with a message, in the words of a control that says so itself where it has some. */
export interface Fault extends ErrorDetail {
  message?: string;
}

/** How far a message is. */
export type SubmissionState =
  | { status: 'writing' }
  /** Send was pressed; waits for the checks and for uploads under way, or for the page, which is `checking`. */
  | { status: 'waiting'; checking?: boolean }
  /** `again` after a try that failed. */
  | { status: 'sending'; again?: boolean }
  /** No network; goes out by itself when there is one. */
  | { status: 'offline' }
  /** The Worker did not answer, though there is a network; goes out by itself at one of the next tries. */
  | { status: 'retrying' }
  /** Something in it has to be mended. */
  | { status: 'refused'; errors: Fault[] }
  /** The page keeps it, and says why; or it could not check it. */
  | { status: 'kept'; reason?: string | undefined }
  /** An earlier version of it was received after all. */
  | { status: 'received_before' }
  /** Nothing is wrong with it, but it could not be handed over. */
  | { status: 'failed'; failure: Refused | Unreachable }
  /** The script that would send it could not be loaded; tried again when there is a network. */
  | { status: 'not_loaded' }
  /** Stored for good; `elsewhere` if another tab has sent it. */
  | { status: 'sent'; reference: string; email: string; elsewhere?: boolean };

export type SubmissionStatus = SubmissionState['status'];

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
