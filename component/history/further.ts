import { ask } from './access.ts';
import type { Known } from './known.ts';
import type { Joins, PagedList } from './paged-list.ts';
import type { More, ReadyList } from './state.ts';

/** Nobody who reads makes these requests: after so many pages in a row that brought nothing, more is asked for by hand. */
const MOST_BARREN = 3;

/** Reads the next page of a list. @param cursor of that page */
export async function readMore<T>(list: PagedList<T>, { withNext }: Joins<T>, cursor: string): Promise<void> {
  const result = await ask(list.access, (token) => list.source.read(token, cursor, {}));
  const { state } = list;
  if (!result || state.status !== 'ready' || state.next !== cursor) return;
  if (result.outcome !== 'ok') return list.move({ ...state, more: 'failed' });
  const known = withNext(state, result.value.value);
  list.barren = known.items.length > state.items.length ? 0 : list.barren + 1;
  list.move({ ...state, ...known, more: moreOf(known, list) });
}

/** What is known of a list once its first page was read again. */
export function readAgain<T>(
  list: PagedList<T>,
  { withFirst }: Joins<T>,
  before: ReadyList<T>,
  page: Known<T>,
): Known<T> & { more: More } {
  const known = withFirst(before, page);
  const isUnderWay = before.more === 'loading' && before.next === known.next;
  return { ...known, more: isUnderWay ? 'loading' : moreOf(known, list) };
}

function moreOf({ next }: Known<unknown>, { barren }: Pick<PagedList<unknown>, 'barren'>): More {
  if (next === null) return 'none';
  return barren > 0 && barren % MOST_BARREN === 0 ? 'asked' : 'some';
}
