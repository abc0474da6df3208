import { invalid } from './bodies.ts';
import { addTo, type Filter } from './paging.ts';

/** The stand-in's time zone: behind UTC, so that nobody mistakes a time for one in Z. */
const OFFSET_MINUTES = -7 * 60;

const MINUTE_MS = 60_000;

/** "2014-02-25T21:58:53.286-07:00", as Re:amaze writes times. */
export function timestamp(ms: number): string {
  const local = new Date(ms + OFFSET_MINUTES * MINUTE_MS).toISOString().slice(0, -1);
  const hours = String(Math.abs(OFFSET_MINUTES) / 60).padStart(2, '0');
  return `${local}${OFFSET_MINUTES < 0 ? '-' : '+'}${hours}:00`;
}

/** `start_date` and `end_date` on a column of milliseconds, both inclusive. */
export function addDates(filter: Filter, query: URLSearchParams, column: string): void {
  for (const [name, comparison] of [
    ['start_date', '>='],
    ['end_date', '<='],
  ] as const) {
    const date = query.get(name);
    if (date === null) continue;
    // A "+" that was not encoded arrives as a space.
    const ms = Date.parse(date.replace(' ', '+'));
    if (Number.isNaN(ms)) throw invalid({ [name]: ['is invalid'] });
    addTo(filter, `${column} ${comparison} ?`, ms);
  }
}
