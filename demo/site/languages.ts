import { available } from '../../component/locales/available.ts';
import { allTexts } from '../../component/locales/en/all.ts';
import { accented, mirrored, type Texts } from './pseudo.ts';

/** A language to choose on the theming page. */
export interface Language {
  /** BCP 47 tag; one with `X` in it is of no people, and shows what would break. */
  tag: string;
  /** In the language itself. */
  name: string;
  /** Language of the element, if it is not that of the tag. */
  spoken?: string;
  /** Texts of the page for it. */
  texts?: Texts;
}

const ENGLISH: Texts = allTexts;

/** Every language on offer, and two that show what would break. */
export function languages(): Language[] {
  const named = ['en', ...Object.keys(available)].map((tag): Language => ({ tag, name: nameOf(tag) }));
  return [
    ...named.sort((one, other) => one.name.localeCompare(other.name)),
    { tag: 'en-XA', name: '[Áççéñtéd Éñglíšh···]', spoken: 'en', texts: accented(ENGLISH) },
    { tag: 'ar-XB', name: '[Mirrored English···]', spoken: 'ar', texts: mirrored(ENGLISH) },
  ];
}

function nameOf(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
