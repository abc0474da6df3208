import type { Nothing } from './answers.ts';
import { cursorOf } from './cursor.ts';
import type { Known } from './reader.ts';

/** A page of the helpdesk's, as it is kept. */
export interface HeldPage<T> {
  items: T[];
  last: boolean;
}

/** What one answer shows of one or more of them. */
export interface Gathered<T> {
  is: 'gathered';
  items: T[];
  /** What was read and is not shown. */
  passed: T[];
  next: string | null;
  stale: boolean;
  /** When the first of them was asked for, in milliseconds since 1970. */
  readAt: number;
}

/** Pages with nothing to show in them are passed over, but not for ever: the next answer goes on from there. */
const MAX_PAGES = 4;

/** Reads from page `first` on until there is something to show. */
export async function gather<T>(
  first: number,
  read: (page: number) => Promise<Known<HeldPage<T>>>,
  isShown: (item: T) => boolean,
): Promise<Gathered<T> | Nothing> {
  const passed: T[] = [];
  let stale = false;
  let readAt: number | undefined;
  for (let page = first; ; page += 1) {
    const known = await read(page);
    if (known.is !== 'read') return known;
    stale ||= known.stale;
    readAt ??= known.readAt;
    const items = known.value.items.filter(isShown);
    passed.push(...known.value.items.filter((item) => !isShown(item)));
    if (items.length === 0 && !known.value.last && page < first + MAX_PAGES - 1) continue;
    return {
      is: 'gathered',
      items,
      passed,
      next: known.value.last ? null : cursorOf(page + 1),
      stale,
      readAt,
    };
  }
}
