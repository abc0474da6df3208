import { ReamazeErrorEvent } from '../error-event.ts';
import type { SubmissionState } from './state.ts';

/** Tells the page of a message that stays here, unless that is its own doing or the visitor's. */
export function tell(host: EventTarget, end: SubmissionState): void {
  const code = codeOf(end);
  if (code) host.dispatchEvent(new ReamazeErrorEvent('message', code));
}

function codeOf(end: SubmissionState): string | undefined {
  if (end.status === 'refused') return 'invalid';
  if (end.status === 'kept') return end.reason === undefined ? 'check' : undefined;
  if (end.status !== 'failed') return undefined;
  return end.failure.outcome === 'problem' ? end.failure.code : end.failure.reason;
}
