import { againInWords } from '../failure-words.ts';
import type { Words } from '../locales/words.ts';
import type { Refused } from '../request.ts';
import type { Failure, Sent, SignInState } from './state.ts';

/** What the Worker has found wrong. */
type Refusal = 'wrong' | 'used_up' | Refused;

/** Why no code could be asked for. @param sent the one before */
export function afterRequest(failure: Failure, sent?: Sent): SignInState {
  if (sent) return { status: 'code', sent, problem: failure };
  const unfit = failure.outcome === 'problem' && failure.errors.some(({ path }) => path[0] === 'email');
  return { status: 'email', problem: unfit ? 'not_an_email' : failure };
}

/** What is left of a challenge after a code was not taken. */
export function afterCode(failure: Failure, sent: Sent, now: number): SignInState {
  if (now >= sent.expiresAt) return { status: 'code', sent, problem: 'expired' };
  if (failure.outcome !== 'problem' || ![401, 422].includes(failure.status)) {
    return { status: 'code', sent, problem: failure };
  }
  const tries = Math.max(0, sent.tries - 1);
  return { status: 'code', sent: { ...sent, tries }, problem: tries > 0 ? 'wrong' : 'used_up' };
}

/** Why it does not go on, and what to do. @param tries how often another code can be tried */
export function refusalInWords(problem: Refusal, tries: number, words: Words): string {
  if (typeof problem === 'string') return words.say('refusal', problem, { count: tries });
  const texts = words.of('refusal');
  const { code, status, retryAfter } = problem;
  if (code === 'rate_limited') return `${texts.tooOften} ${againInWords(retryAfter, words)}`;
  return status >= 500 ? texts.unavailable : texts.misconfigured;
}
