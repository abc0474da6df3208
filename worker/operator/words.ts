import type { ProblemCode } from '../contract/problem.ts';
import type { State } from '../submissions/delivery.ts';

/** Every state, in words. */
export const STATE_WORDS: Record<State, string> = {
  accepted: 'Accepted',
  sending: 'Being sent',
  unknown: 'Unclear',
  waiting: 'Waiting',
  failed: 'Failed',
  delivered: 'Delivered',
};

export const STATES = Object.keys(STATE_WORDS) as State[];

export function isState(text: string): text is State {
  return Object.hasOwn(STATE_WORDS, text);
}

const ERROR_WORDS: Record<string, string> = {
  blocked: 'An earlier message of the same conversation did not get through',
  crashed: 'The Worker was stopped in the middle of the call',
  corrupted: 'What was stored cannot be read',
  unauthorized: 'The helpdesk refuses the credentials',
  redirected: 'The helpdesk points to another address',
  rejected: 'The helpdesk rejects every call',
  rate_limited: 'The helpdesk asks for a pause',
  timeout: 'The helpdesk did not answer in time',
  network: 'The helpdesk could not be reached',
  internal: 'Something went wrong in the Worker itself',
  filter_ignored: 'The helpdesk does not say whether it has the message',
  unreadable_answer: 'The answer of the helpdesk could not be read',
};

/** What a word of the outbox for something that went wrong means. */
export function errorWords(code: string): string {
  const known = Object.hasOwn(ERROR_WORDS, code) ? ERROR_WORDS[code] : undefined;
  if (known) return known;
  const status = /^status_(\d{3})$/.exec(code)?.[1];
  if (!status) return code.replaceAll('_', ' ');
  return status < '500' && status !== '408'
    ? `The helpdesk does not accept it (status ${status})`
    : `The helpdesk failed (status ${status})`;
}

const ADVICE: Record<string, string> = {
  unauthorized: 'Set REAMAZE_LOGIN_EMAIL and REAMAZE_API_TOKEN again; delivery goes on by itself.',
  redirected: 'Check REAMAZE_BRAND and REAMAZE_BASE_URL; delivery goes on by itself.',
  rejected: 'Check REAMAZE_BRAND, REAMAZE_BASE_URL and the Re:amaze account; delivery goes on by itself.',
  rate_limited: 'There is nothing to do; delivery goes on by itself.',
};

/** What to do when the line stands still. */
export function adviceOn(reason: string): string {
  return ADVICE[reason] ?? 'Delivery goes on by itself as soon as the helpdesk allows it.';
}

const TROUBLE: Partial<Record<ProblemCode | 'unreachable', string>> = {
  unreachable: 'The Worker cannot be reached.',
  unauthenticated: 'The Worker does not accept this token.',
  not_found: 'There is no such message. It may have been deleted.',
  conflict: 'That is not possible in its present state.',
  misconfigured: 'The Worker is not set up correctly, and serves nobody.',
  unavailable: 'The outbox did not answer.',
};

/** Why a question to the Worker has no answer. */
export function troubleWords(code: ProblemCode | 'unreachable'): string {
  return TROUBLE[code] ?? `The Worker refuses: ${code.replaceAll('_', ' ')}.`;
}
