import './account.ts';
import { Endless } from './history/endless.ts';
import { withEarlier, withFirst, withNewest, withNext } from './history/pages.ts';
import { Polling } from './history/polling.ts';
import { Steadying } from './history/steadying.ts';

/**
 * What reading on takes: looking again by itself, going further back, and keeping the place meanwhile. One chunk, loaded
 * when there is more than was read at first, or when that is read again: it imports those before whole.
 */
export const following = {
  Polling,
  Steadying,
  Endless,
  conversations: { withFirst, withNext },
  messages: { withFirst: withNewest, withNext: withEarlier },
};

export type Following = typeof following;
