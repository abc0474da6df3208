import { unreachableInWords } from '../failure-words.ts';
import type { Words } from '../locales/words.ts';
import type { SignIn } from './sign-in.ts';

/** Why signing in does not go on, and what to do; nothing if it does. */
export function problemInWords({ state, refusal }: SignIn, words: Words): string | undefined {
  const { problem, sent } = state;
  const texts = words.of('session');
  if (!problem) return undefined;
  if (problem === 'wrong' || problem === 'used_up' || (typeof problem === 'object' && 'code' in problem))
    return refusal.loaded?.refusalInWords(problem, sent?.tries ?? 0, words);
  if (typeof problem === 'string') return texts[`problem_${problem}`];
  return navigator.onLine ? unreachableInWords(problem, words) : texts.offline;
}
