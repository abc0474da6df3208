/** Between which days today lies, `2026-11-20` twice for a visitor; who does not know where a visitor is has two. */
export type Today = () => readonly [earliest: string, latest: string];

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Whether a text is a day that there is, such as `2026-11-20`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isoOf(Date.parse(text)) === text;
}

/** Whether a text is a day, or one counted from today, such as `today-30`. */
export function isDateBound(text: string): boolean {
  return isDay(text) || /^today([+-]\d{1,5})?$/.test(text);
}

/** @param bound a day, or one counted from today, such as `today-30` */
export function dayOf(bound: string, today: string): string {
  const [, days] = /^today(.*)$/.exec(bound) ?? [];
  return days === undefined ? bound : isoOf(Date.parse(today) + Number(days) * DAY_MS);
}

/** The days that it can be somewhere on Earth. @param now milliseconds since 1970 */
export function todayAnywhere(now: number): readonly [earliest: string, latest: string] {
  const hour = DAY_MS / 24;
  return [isoOf(now - 12 * hour), isoOf(now + 14 * hour)];
}

function isoOf(ms: number): string {
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
}
