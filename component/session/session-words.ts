import { againInWords, unreachableInWords } from '../failure-words.ts';
import type { Words } from '../locales/words.ts';
import type { CodeProblem, EmailProblem, Trouble } from './state.ts';

function troubleInWords(trouble: Trouble, words: Words): string {
  const texts = words.of('session');
  if (trouble.outcome === 'unreachable')
    return navigator.onLine ? unreachableInWords(trouble, words) : texts.offline;
  const { code, status, retryAfter } = trouble;
  if (code === 'rate_limited') return `${texts.tooOften} ${againInWords(retryAfter, words)}`;
  return status >= 500 ? texts.unavailable : texts.misconfigured;
}

/** Why no code could be asked for, and what to do. */
export function emailProblemInWords(problem: EmailProblem, words: Words): string {
  return typeof problem === 'string'
    ? words.of('session')[`email_${problem}`]
    : troubleInWords(problem, words);
}

/** Why a code was not taken, and what to do. @param tries how often another one can be tried */
export function codeProblemInWords(problem: CodeProblem, tries: number, words: Words): string {
  return typeof problem === 'string'
    ? words.say('session', `code_${problem}`, { count: tries })
    : troubleInWords(problem, words);
}
