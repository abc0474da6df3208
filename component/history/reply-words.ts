import { failureInWords } from '../failure-words.ts';
import type { Words } from '../locales/words.ts';
import type { Failure } from './access.ts';
import { readingFailureInWords } from './history-words.ts';
import type { Hindrance } from './reply.ts';

/** Why a reply was not sent; it can be changed again. */
export function hindranceInWords(found: Hindrance, words: Words): string {
  const texts = words.of('replying');
  if (typeof found === 'string') return texts[found];
  if ('excess' in found) return words.say('files', 'tooLong', { count: found.excess });
  return `${texts.notSent} ${refusalInWords(found, words)}`;
}

function refusalInWords(failure: Failure, words: Words): string {
  const code = 'code' in failure && failure.code;
  switch (code) {
    case 'attachment_unknown':
    case 'not_found':
    case 'key_reused':
      return words.of('replying')[`refusal_${code}`];
    default:
      return failureInWords(failure, words);
  }
}

/** Why a conversation could not be closed or opened again. */
export function notChangedInWords(failure: Failure, words: Words): string {
  const { notChanged, notOffered, stillSending } = words.of('replying');
  const status = failure.outcome === 'problem' && failure.status;
  const reason =
    status === 405 ? notOffered : status === 409 ? stillSending : readingFailureInWords(failure, words);
  return `${notChanged} ${reason}`;
}
