import { available, RIGHT_TO_LEFT } from './available.ts';
import { match } from './match.ts';
import type { AllTexts, Message, Overrides, Section } from './messages.ts';
import { english, Words } from './words.ts';

type TextsByKey = Readonly<Record<string, Message>>;

/** Texts of a language by section. The build leaves the keys out: texts are in the order of those in English then. */
type Loaded = { readonly [S in Section]?: TextsByKey | readonly Message[] };

/** Words in another language than English, or with texts of a site. */
class OtherWords extends Words {
  override readonly language: string;
  override readonly direction: 'ltr' | 'rtl';
  readonly #loaded: Loaded;
  readonly #overrides: Overrides;
  readonly #merged: Partial<Record<Section, object>> = {};

  constructor(language: string, loaded: Loaded, overrides: Overrides) {
    super();
    this.language = language;
    this.direction = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
    this.#loaded = loaded;
    this.#overrides = overrides;
  }

  override of<S extends Section>(section: S): AllTexts[S] {
    this.#merged[section] ??= this.#merge(section);
    return this.#merged[section] as AllTexts[S];
  }

  #merge(section: Section): object {
    const known = english[section];
    const keys = Object.keys(known);
    const loaded = this.#loaded[section];
    const overrides: TextsByKey = this.#overrides[section] ?? {};
    warnOf(
      Object.keys(overrides)
        .filter((key) => !keys.includes(key))
        .map((key) => `${section}.${key}`),
    );
    const texts = Array.isArray(loaded)
      ? Object.fromEntries(keys.map((key, at) => [key, loaded[at]]))
      : loaded;
    return { ...known, ...texts, ...overrides };
  }
}

const SECTIONS: readonly string[] = [
  'form',
  'fields',
  'files',
  'trouble',
  'outcome',
  'absent',
  'session',
  'history',
  'replying',
  'dialog',
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
  return new OtherWords(locale ? wanted : 'en', locale?.texts ?? {}, overrides);
}

/** A slip of whoever wrote the page: these texts are never shown. */
function warnOf(names: string[]): void {
  if (names.length > 0) console.warn(`reamaze-contact has no texts of the names ${names.join(', ')}.`);
}
