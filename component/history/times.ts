import type { Words } from '../locales/words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The longest first. */
const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number][] = [
  ['year', 365 * DAY],
  ['month', 30.44 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/** The last ones asked for: most of what is shown has one language. */
let made: { words: Words; times: ReturnType<typeof times> } | undefined;

/** Times as one element says them. */
export function timesIn(words: Words): ReturnType<typeof times> {
  if (made?.words !== words) made = { words, times: times(varietyOf(words.language)) };
  return made.times;
}

/** The visitor's own variety of a language: its words are ours, but not every English has American dates. */
export function varietyOf(language: string, own: readonly string[] = navigator.languages): string {
  const writing = (tag: string) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  };
  return own.find((tag) => isTag(tag) && writing(tag) === writing(language)) ?? language;
}

/** Some systems report others, such as `en-US@posix`. */
const isTag = (tag: string) => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag);

/** Times in words of one language, in the reader's own time zone. */
export function times(language: string) {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  return {
    /** Such as "14 May 2026 at 14:32". */
    exact: (time: number) => exact.format(time),
    /** Such as "Thursday, 14 May 2026". */
    day: (time: number) => day.format(time),
    /** Such as "14:32". */
    clock: (time: number) => clock.format(time),
    /** Such as "5 minutes ago" or "yesterday". Clocks differ: what seems to come from the future is new. */
    ago: (time: number, now: number): string => {
      const past = Math.max(0, now - time);
      const span = past < DAY ? past : daysBetween(time, now) * DAY;
      const [unit, length] = UNITS.find(([, least]) => span >= least) ?? ['second', Number.POSITIVE_INFINITY];
      return relative.format(-Math.floor(span / length), unit);
    },
  };
}

/** By the calendar: what was written late yesterday is not of the day before. A day with a time change has 23 hours. */
function daysBetween(from: number, to: number): number {
  return Math.round((new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / DAY);
}

/** Whether two times are on the same day here. */
export function sameDay(one: string, other: string | undefined): boolean {
  return other !== undefined && new Date(one).toDateString() === new Date(other).toDateString();
}
