import type { Failure } from '../../history/access.ts';
import type { Hindrance } from '../../history/reply.ts';
import { fileTexts } from './files.ts';
import { historyTexts } from './history.ts';
import { outcomeTexts } from './outcome.ts';

/** Texts of replying and of closing; a locale that lacks one does not compile. */
export type ReplyingTexts = typeof replyingTexts;

/** Why a reply was not sent; it can be changed again. */
function hindrance(found: Hindrance): string {
  if (found === 'blank') return 'Write your reply';
  if (found === 'files') return 'Remove the files that could not be attached, or try them again';
  if ('excess' in found) return fileTexts.tooLong(found.excess);
  return `Your reply was not sent. ${refusal(found)}`;
}

function refusal(failed: Failure): string {
  switch ('code' in failed && failed.code) {
    case 'attachment_unknown':
      return 'A file was kept too long. Remove it and attach it again.';
    case 'not_found':
      return 'The conversation is no longer there: write a new message.';
    case 'key_reused':
      return 'An earlier version has arrived. If your changes matter, send it again.';
    default:
      return outcomeTexts.failure(failed);
  }
}

/** Why a conversation could not be closed or opened again. */
function notChanged(failed: Failure): string {
  if (failed.outcome === 'problem' && failed.status === 405)
    return 'This site does not offer it. Write a reply instead.';
  if (failed.outcome === 'problem' && failed.status === 409)
    return 'The conversation is still being sent. Try again in a minute.';
  return historyTexts.failure(failed);
}

export const replyingTexts = {
  hindrance,
  sending: {
    sending: historyTexts.onItsWay,
    accepted: historyTexts.onItsWay,
    retrying: outcomeTexts.retrying,
    offline: outcomeTexts.offline,
    failed: 'Not sent yet: we could not get through.',
  },

  question: { closed: 'Close this conversation?', open: 'Open this conversation again?' },
  questionHint: {
    closed: 'A reply opens it again.',
    open: 'It comes back to us.',
  },
  cancel: 'Cancel',
  notChanged: (failed: Failure) => `Not done. ${notChanged(failed)}`,
};
