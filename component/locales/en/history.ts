import type { ConversationState } from '../../../worker/contract/history.ts';
import type { Failure } from '../../history/access.ts';
import type { SendingStatus } from '../../history/reply.ts';
import type { Filter, Stale } from '../../history/state.ts';
import { times } from '../../history/times.ts';
import { numbers } from '../numbers.ts';

/** Texts of a customer's conversations; a locale that lacks one does not compile. */
export type HistoryTexts = typeof historyTexts;

const LANGUAGE = 'en';
const { count, format, size } = numbers(LANGUAGE);
const time = times(LANGUAGE);

const STATES: Readonly<Record<ConversationState, string>> = {
  sending: 'Being sent',
  open: 'Open',
  answered: 'Answered',
  closed: 'Closed',
};

const SENDING: Readonly<Record<SendingStatus, string>> = {
  sending: 'Being sent…',
  retrying: 'We are not getting through at the moment and keep trying by ourselves.',
  offline: 'You are offline. It goes out by itself once you are online again.',
  failed: 'Not sent yet: we could not get through.',
  accepted: 'Being sent…',
};

function soon(seconds: number | undefined): string {
  if (seconds === undefined) return 'in a few minutes';
  return seconds < 90
    ? `in ${count(seconds, 'second', 'seconds')}`
    : `in ${count(Math.ceil(seconds / 60), 'minute', 'minutes')}`;
}

/** Why nothing can be read right now, and what to do. */
function failure(failed: Failure): string {
  if (failed.outcome === 'unreachable') return 'Check that you are online, then try again.';
  if (failed.code === 'rate_limited')
    return `Too much was asked for at once. Try again ${soon(failed.retryAfter)}.`;
  if (failed.status >= 500) return `The helpdesk cannot be reached. Try again ${soon(failed.retryAfter)}.`;
  return 'It is not set up correctly. Please tell the owner of this site.';
}

/** Why a reply was not taken; its text is back in the box. */
function refusal(failed: Failure): string {
  if (failed.outcome === 'unreachable') return 'Check that you are online, then try again.';
  switch (failed.code) {
    case 'attachment_unknown':
      return 'A file was kept too long. Remove it and attach it again.';
    case 'not_found':
      return 'This conversation is no longer there. Copy what you have written and send it as a new message.';
    case 'too_large':
      return 'It is too large. Shorten it or remove a file.';
    case 'rate_limited':
      return `Too many messages have come from you. Try again ${soon(failed.retryAfter)}.`;
    case 'key_reused':
      return 'An earlier version has arrived. If your changes matter, send it again.';
    default:
      return failed.status >= 500
        ? `Replies cannot be taken right now. Try again ${soon(failed.retryAfter)}.`
        : 'Reload the page and try again.';
  }
}

/** Why a conversation could not be closed or opened again. */
function notChanged(failed: Failure): string {
  if (failed.outcome === 'unreachable') return 'Check that you are online, then try again.';
  if (failed.status === 405 || failed.status === 403)
    return 'This site does not offer it. Write a reply instead.';
  if (failed.status === 409)
    return 'It cannot be done while the conversation is being sent. Try again in a minute.';
  return `It did not work. Try again ${soon(failed.retryAfter)}.`;
}

export const historyTexts = {
  /** BCP 47 tag of these texts. */
  language: LANGUAGE,
  direction: 'ltr',
  tryAgain: 'Try again',
  time,
  size,
  failure,
  stale: ({ by, asOf }: Stale, now: number): string => {
    const away =
      by === 'helpdesk' ? 'the helpdesk cannot be reached right now' : 'we cannot be reached right now';
    if (asOf === undefined) return `This may not be the latest: ${away}.`;
    const shown = now - asOf < 12 * 3_600_000 ? time.clock(asOf) : time.exact(asOf);
    return `Shown as of ${shown}; ${away}.`;
  },

  listTitle: 'Your conversations',
  write: 'Write a new message',
  loadingList: 'Loading your conversations…',
  slow: 'This takes longer than usual. It goes on by itself.',
  listFailed: 'Your conversations cannot be shown right now',
  search: 'Search your conversations',
  filters: 'Which conversations',
  filter: { open: 'Open', closed: 'Closed' } satisfies Record<Filter, string>,
  states: STATES,
  unread: 'Unread',
  from: (name: string) => `${name}:`,
  you: 'You',
  agent: 'Support',
  matches: (found: number, all: number) =>
    `${format(found)} of the ${count(all, 'conversation', 'conversations')} loaded here`,
  nothingFound: 'Nothing found',
  nothingFoundFor: (query: string) => `No conversation that is loaded here has “${query}” in it.`,
  clearSearch: 'Clear search',
  searchMore: 'Load older ones to search them too',
  empty: {
    open: 'No open conversations',
    closed: 'No closed conversations',
  } satisfies Record<Filter, string>,
  emptyHint: {
    open: 'When you write to us, you find the conversation and our answers here.',
    closed: 'Conversations that are settled are kept here.',
  } satisfies Record<Filter, string>,
  showMore: 'Show more',
  loadingMore: 'Loading more…',
  moreFailed: 'Older ones could not be loaded.',

  back: 'All conversations',
  loadingThread: 'Loading the conversation…',
  threadFailed: 'This conversation cannot be shown right now',
  notFound: 'This conversation cannot be found',
  notFoundHint: 'It may belong to another e-mail address, or is no longer kept.',
  reference: 'Reference',
  data: 'Details',
  yes: 'yes',
  no: 'no',
  messages: 'Messages',
  showEarlier: 'Show earlier messages',
  earlierFailed: 'Earlier messages could not be loaded.',
  noMessages: 'There is nothing to show of this conversation yet.',
  quoted: 'Quoted text',
  leadsTo: (host: string) => `(leads to ${host})`,
  download: (name: string) => `Download ${name}`,
  notAvailable: 'not available here',
  onItsWay: 'Being sent…',
  notDelivered: 'Could not be delivered yet. We know about it.',
  newAnswer: (name: string, at: string) => `New answer from ${name}, ${at}`,
  readIt: 'Read it',

  writeReply: 'Write a reply',
  reply: 'Your reply',
  reopens: 'This conversation is closed. Your reply opens it again.',
  sendReply: 'Send reply',
  keepWriting: 'Keep writing',
  waitingForFiles: (waiting: number) => `Waiting for ${count(waiting, 'file', 'files')}…`,
  blank: 'Write your reply',
  tooLong: (excess: number) => `Shorten your reply by ${count(excess, 'character', 'characters')}`,
  filesWrong: 'Remove the files that could not be attached, or try them again',
  refused: (failed: Failure) => `Your reply was not sent. ${refusal(failed)}`,
  sending: SENDING,

  change: { closed: 'Close conversation', open: 'Open again' },
  question: { closed: 'Close this conversation?', open: 'Open this conversation again?' },
  questionHint: {
    closed: 'You can still read it here, and a reply opens it again.',
    open: 'It comes back to us as a question that is not settled.',
  },
  cancel: 'Cancel',
  changing: { closed: 'Closing…', open: 'Opening…' },
  notChanged: {
    closed: (failed: Failure) => `The conversation was not closed. ${notChanged(failed)}`,
    open: (failed: Failure) => `The conversation was not opened. ${notChanged(failed)}`,
  },
};
