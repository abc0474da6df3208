import { failureInWords } from '../failure-words.ts';
import type { Words } from '../locales/words.ts';
import type { Failure } from './access.ts';

/** Why nothing can be read right now, and what to do. */
export function readingFailureInWords(failure: Failure, words: Words): string {
  const away = failure.outcome === 'problem' && (failure.status >= 500 || failure.status === 429);
  return away ? words.of('form').unavailable : failureInWords(failure, words);
}
