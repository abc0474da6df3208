import type { Unreadable } from '../reading.ts';
import type { ReamazeAnswer } from './client.ts';

/** An answer that has nothing to be read. */
export type ReamazeFailure = Exclude<ReamazeAnswer, { is: 'ok' }>;

/** It came, and made no sense. */
export const UNREADABLE: Unreadable = { is: 'unavailable', reason: 'unreadable_answer' };

export function isMissing(answer: ReamazeAnswer): boolean {
  return answer.is === 'refused' && answer.status === 404;
}

export function unavailable(failure: ReamazeFailure): Unreadable {
  return { is: 'unavailable', reason: reasonOf(failure) };
}

function reasonOf(failure: ReamazeFailure): string {
  switch (failure.is) {
    case 'unclear':
      return failure.reason;
    case 'refused':
    case 'rejected':
      return `status_${failure.status}`;
    default:
      return failure.is;
  }
}
