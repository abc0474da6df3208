import type { Words } from './locales/words.ts';
import type { Refused, Unreachable } from './request.ts';

/** Why a message was not taken, and what to do. */
export function failureInWords(failure: Refused | Unreachable, words: Words): string {
  if (failure.outcome === 'unreachable') return unreachableInWords(failure, words);
  const texts = words.of('trouble');
  const { code, status, retryAfter } = failure;
  switch (code) {
    case 'rate_limited':
      return `${texts.rate_limited} ${againInWords(retryAfter, words)}`;
    case 'unauthenticated':
    case 'origin_not_allowed':
    case 'too_large':
    case 'misconfigured':
      return texts[code];
    case 'not_found':
      return texts.misconfigured;
    default:
      return status >= 500 ? `${texts.away} ${againInWords(retryAfter, words)}` : texts.other;
  }
}

/** Why nothing came back, and what to do. */
export function unreachableInWords({ reason }: Unreachable, words: Words): string {
  return words.of('trouble')[reason === 'timeout' ? 'timeout' : 'network'];
}

/** When to try again. @param seconds missing if nobody can say */
export function againInWords(seconds: number | undefined, words: Words): string {
  if (!seconds) return words.of('trouble').againSoon;
  const relative = new Intl.RelativeTimeFormat(words.language);
  const when =
    seconds < 90 ? relative.format(seconds, 'second') : relative.format(Math.ceil(seconds / 60), 'minute');
  return words.say('trouble', 'againIn', { when });
}
