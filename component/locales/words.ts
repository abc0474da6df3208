import { formTexts } from './en/form.ts';
import type { AllTexts, Key, Message, Section, Values } from './messages.ts';

/** English texts. A section is here as soon as the chunk that uses it is, which puts it here. */
export const english = { form: formTexts } as { -readonly [S in Section]: AllTexts[S] };

/** Texts of a section. */
export type Of = <S extends Section>(section: S) => AllTexts[S];

/** All that is said in one language. Another language, or a site's own texts, are another object. */
export interface Words {
  /** BCP 47 tag of the texts. */
  readonly language: string;
  readonly direction: string;
  /** Those without places can be used as they are. */
  of: Of;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** Fills a message in. */
  say<S extends Section, K extends Key<S>>(section: S, key: K, values: Values<S, K>): string;
  /** Fills a message in with what may be elements: its parts, in order. */
  parts<S extends Section, K extends Key<S>, Part>(
    section: S,
    key: K,
    values: Values<S, K, Part>,
  ): (string | Part)[];
}

export function createWords(
  language = 'en',
  direction = 'ltr',
  of: Of = (section) => english[section],
): Words {
  // Made once each: making one takes longer than a letter may.
  const formats = new Map<string, Intl.NumberFormat>();
  const number: Words['number'] = (value, options) => {
    const style = JSON.stringify(options);
    const format = formats.get(style) ?? new Intl.NumberFormat(language, options);
    formats.set(style, format);
    return format.format(value);
  };
  const parts: Words['parts'] = <S extends Section, K extends Key<S>, Part>(
    section: S,
    key: K,
    values: Values<S, K, Part>,
  ) => {
    const message: Message = of(section)[key];
    const given: Readonly<Record<string, string | number | Part>> = values;
    const text =
      typeof message === 'string'
        ? message
        : (message[new Intl.PluralRules(language).select(given['count'] as number)] ??
          (Object.values(message).at(-1) as string));
    return text.split(/{(\w+)}/).map((part, index) => {
      const value = index % 2 ? (given[part] as string | number | Part) : part;
      return typeof value === 'number' ? number(value) : value;
    });
  };
  const say: Words['say'] = (section, key, values) => parts(section, key, values).join('');
  return { language, direction, of, number, parts, say };
}
