import { failureInWords } from '../failure-words.ts';
import type { Words } from '../locales/words.ts';
import type { Failure } from './access.ts';
import type { Stale } from './state.ts';
import { timesIn } from './times.ts';

/** Longer ago than this, a time of day does not say which day. */
const TODAY_MS = 12 * 3_600_000;

/** Why nothing can be read right now, and what to do. */
export function readingFailureInWords(failure: Failure, words: Words): string {
  const away = failure.outcome === 'problem' && (failure.status >= 500 || failure.status === 429);
  return away ? words.of('form').unavailable : failureInWords(failure, words);
}

/** That what is shown may be behind, and why. */
export function staleInWords({ by, asOf }: Stale, now: number, words: Words): string {
  const texts = words.of('history');
  const times = timesIn(words);
  const shown =
    asOf === undefined
      ? texts.stale
      : words.say('history', 'staleAsOf', {
          time: now - asOf < TODAY_MS ? times.clock(asOf) : times.exact(asOf),
        });
  return `${shown} ${texts[`away_${by}`]}`;
}
