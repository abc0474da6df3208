import { available, RIGHT_TO_LEFT } from './available.ts';
import { match } from './match.ts';
import type { Message, Overrides, Section } from './messages.ts';
import { createWords, english, type Of, type Words } from './words.ts';

type TextsByKey = Readonly<Record<string, Message>>;

/** Texts of a language by section. The build leaves the keys out: texts are in the order of those in English then. */
type Loaded = { readonly [S in Section]?: TextsByKey | readonly Message[] };

const SECTIONS: readonly string[] = [
  'form',
  'fields',
  'files',
  'trouble',
  'outcome',
  'absent',
  'session',
  'refusal',
  'history',
  'searching',
  'following',
  'replying',
  'dialog',
  'outdated',
] satisfies Section[];

/**
 * Words in the language that the page asks for, else in the browser's, else in English.
 *
 * @param tag BCP 47 tag of the page
 * @param overrides texts of the site in the place of ours
 */
export async function wordsFor(tag: string, overrides: Overrides = {}): Promise<Words> {
  warnOf(Object.keys(overrides).filter((section) => !SECTIONS.includes(section)));
  const wanted = match([tag, ...navigator.languages], ['en', ...Object.keys(available)]) ?? 'en';
  const locale = await available[wanted]?.().catch(console.warn);
  const language = locale ? wanted : 'en';
  const isRightToLeft = RIGHT_TO_LEFT.includes(language);
  const words = createWords(language, isRightToLeft ? 'rtl' : 'ltr', textsOf(locale?.texts ?? {}, overrides));
  return isRightToLeft ? isolating(words) : words;
}

/** Each section put together when it is first asked for: English, the language, and the site's own. */
function textsOf(loaded: Loaded, overrides: Overrides): Of {
  const merged: Partial<Record<Section, object>> = {};
  const of = (section: Section) => {
    merged[section] ??= merge(section, loaded[section], overrides[section]);
    return merged[section];
  };
  return of as Of;
}

function merge(section: Section, loaded: Loaded[Section], overrides: TextsByKey = {}): object {
  const known = english[section];
  const keys = Object.keys(known);
  const unknown = Object.keys(overrides).filter((key) => !keys.includes(key));
  warnOf(unknown.map((key) => `${section}.${key}`));
  const texts = Array.isArray(loaded) ? Object.fromEntries(keys.map((key, at) => [key, loaded[at]])) : loaded;
  return { ...known, ...texts, ...overrides };
}

/** A file name in Latin letters would else take the signs around it along, to where they do not belong. */
function isolating(words: Words): Words {
  const say = (section: never, key: never, values: Readonly<Record<string, string | number>>) => {
    const isolated = Object.entries(values).map(([place, value]) => [
      place,
      typeof value === 'string' ? `\u2068${value}\u2069` : value,
    ]);
    return words.say(section, key, Object.fromEntries(isolated) as never);
  };
  return { ...words, say };
}

/** A slip of whoever wrote the page: these texts are never shown. */
function warnOf(names: string[]): void {
  if (names.length > 0) console.warn(`<reamaze-contact> has no texts of the names ${names.join(', ')}.`);
}
