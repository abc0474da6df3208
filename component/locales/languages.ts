import { available, RIGHT_TO_LEFT } from './available.ts';
import { match } from './match.ts';
import type { AllTexts, Message, Overrides, Section } from './messages.ts';
import { english, Words } from './words.ts';

/** Texts by section and key, as far as there are any. */
type SomeTexts = { readonly [S in Section]?: Readonly<Record<string, Message>> };

/** Words in another language than English, or with texts of a site. */
class OtherWords extends Words {
  override readonly language: string;
  override readonly direction: 'ltr' | 'rtl';
  readonly #texts: SomeTexts;
  readonly #overrides: SomeTexts;
  readonly #merged: Partial<Record<Section, object>> = {};

  constructor(language: string, texts: SomeTexts, overrides: SomeTexts) {
    super();
    this.language = language;
    this.direction = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
    this.#texts = texts;
    this.#overrides = overrides;
  }

  override of<S extends Section>(section: S): AllTexts[S] {
    this.#merged[section] ??= this.#merge(section);
    return this.#merged[section] as AllTexts[S];
  }

  /** What English has not is a slip of whoever wrote the page: a text that is never shown. */
  #merge(section: Section): object {
    const known = english[section];
    const overrides = this.#overrides[section] ?? {};
    for (const key of Object.keys(overrides)) if (!(key in known)) warn(`${section}.${key}`);
    return { ...known, ...this.#texts[section], ...overrides };
  }
}

/**
 * Words in the language that the page asks for, else in the browser's, else in English.
 *
 * @param tag BCP 47 tag of the page
 * @param overrides texts of the site in the place of ours
 */
export async function wordsFor(tag: string, overrides: Overrides = {}): Promise<Words> {
  const wanted = match([tag, ...navigator.languages], ['en', ...Object.keys(available)]) ?? 'en';
  const locale = await available[wanted]?.().catch(console.warn);
  for (const section of Object.keys(overrides)) if (!SECTIONS.includes(section)) warn(section);
  return new OtherWords(locale ? wanted : 'en', locale?.texts ?? {}, overrides as SomeTexts);
}

const SECTIONS: readonly string[] = [
  'form',
  'files',
  'trouble',
  'outcome',
  'absent',
  'session',
  'history',
  'replying',
  'dialog',
] satisfies Section[];

function warn(name: string): void {
  console.warn(`reamaze-contact has no text “${name}”.`);
}
