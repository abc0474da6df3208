import type { ConversationState } from '../../../worker/contract/history.ts';
import type { Failure } from '../../history/access.ts';
import type { Filter, Stale } from '../../history/state.ts';
import { times } from '../../history/times.ts';
import { numbers } from '../numbers.ts';
import { outcomeTexts } from './outcome.ts';

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

/** Why nothing can be read right now, and what to do. */
function failure(failed: Failure): string {
  const away = failed.outcome === 'problem' && (failed.status >= 500 || failed.status === 429);
  return away ? 'It should be back soon. Try again in a few minutes.' : outcomeTexts.failure(failed);
}

export const historyTexts = {
  /** BCP 47 tag of these texts. */
  language: LANGUAGE,
  direction: 'ltr',
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
  tried: 'Tried again just now.',

  listTitle: 'Your conversations',
  write: 'Write a new message',
  loading: 'Loading…',
  slow: 'This takes longer than usual. It goes on by itself.',
  failed: 'This cannot be shown right now',
  search: 'Search your conversations',
  filters: 'Which conversations',
  filter: { open: 'Open', closed: 'Closed' } satisfies Record<Filter, string>,
  states: STATES,
  unread: 'Unread',
  fromYou: 'You:',
  you: 'You',
  agent: 'Support',
  matches: (found: number, all: number) =>
    `${format(found)} of the ${count(all, 'conversation', 'conversations')} loaded here`,
  nothingFound: 'Nothing found',
  nothingFoundFor: (query: string) => `Nothing loaded here has “${query}” in it.`,
  clearSearch: 'Clear search',
  searchMore: 'Search older ones too',
  empty: {
    open: 'No open conversations',
    closed: 'No closed conversations',
  } satisfies Record<Filter, string>,
  emptyHint: {
    open: 'What you write to us, and our answers, will be here.',
    closed: 'What is settled is kept here.',
  } satisfies Record<Filter, string>,
  showMore: 'Show more',
  moreFailed: 'Older ones could not be loaded.',

  back: 'All conversations',
  notFound: 'This conversation cannot be found',
  notFoundHint: 'It may belong to another e-mail address.',
  reference: 'Reference',
  yes: 'yes',
  no: 'no',
  messages: 'Messages',
  showEarlier: 'Show earlier messages',
  noMessages: 'Nothing to show yet.',
  quoted: 'Quoted text',
  download: (name: string) => `Download ${name}`,
  notAvailable: 'not available here',
  onItsWay: 'Being sent…',
  notDelivered: 'Could not be delivered yet. We know about it.',
  newAnswer: (name: string, at: string) => `New answer from ${name}, ${at}`,

  writeReply: 'Write a reply',
  reply: 'Your reply',
  reopens: 'This conversation is closed. Your reply opens it again.',
  sendReply: 'Send reply',
  notLoaded: 'This could not be loaded. Check your connection, then try again; what you write is kept.',

  change: { closed: 'Close conversation', open: 'Open again' },
};
