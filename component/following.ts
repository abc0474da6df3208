import './account.ts';
import type { LitElement, ReactiveController } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { Endless } from './history/endless.ts';
import { readAgain, readMore } from './history/further.ts';
import { answerIn, withEarlier, withFirst, withNewest, withNext } from './history/pages.ts';
import { Polling } from './history/polling.ts';
import { found } from './history/search-view.ts';
import { newsInWords, staleView } from './history/stale-view.ts';
import { Steadying } from './history/steadying.ts';
import { Styling } from './history/styling.ts';
import { followingTexts } from './locales/en/following.ts';
import { searchingTexts } from './locales/en/searching.ts';
import { english } from './locales/words.ts';

english.following = followingTexts;
english.searching = searchingTexts;

/** With types that can be named: those of the package would keep ours from being written. */
const unlessSame: (values: unknown[], draw: () => unknown) => unknown = guard;

/** What an element takes from then on. @param reachEnd the end of what is loaded comes near */
const help = (host: LitElement, reachEnd: () => void): readonly ReactiveController[] => [
  new Styling(host),
  new Steadying(host),
  new Endless(host, reachEnd),
];

/**
 * What reading on takes: looking again by itself, going further back, keeping the place meanwhile, saying what came of it,
 * and searching. One chunk, loaded when there is more than was read at first, when that is read again, or when somebody goes
 * to the search field: it imports those before whole.
 */
export const following = {
  guard: unlessSame,
  Polling,
  help,
  readMore,
  readAgain,
  staleView,
  answerIn,
  newsInWords,
  found,
  conversations: { withFirst, withNext },
  messages: { withFirst: withNewest, withNext: withEarlier },
};

export type Following = typeof following;
