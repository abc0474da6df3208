import { formTexts } from './en/form.ts';
import type { AllTexts, Key, Message, Section, Values } from './messages.ts';

/** English texts. A section is here as soon as the chunk that uses it is, which puts it here. */
export const english = { form: formTexts } as { -readonly [S in Section]: AllTexts[S] };

/** All that is said in one language: English here. Another language, or a site's own texts, are another object. */
export class Words {
  /** BCP 47 tag of the texts. */
  readonly language: string = 'en';
  readonly direction: 'ltr' | 'rtl' = 'ltr';

  /** Texts of a section; those without places can be used as they are. */
  of<S extends Section>(section: S): AllTexts[S] {
    return english[section];
  }

  /** Fills a message in. */
  say<S extends Section, K extends Key<S>>(section: S, key: K, values: Values<S, K>): string {
    return this.parts(section, key, values).join('');
  }

  /** Fills a message in with what may be elements: its parts, in order. */
  parts<S extends Section, K extends Key<S>, Part>(
    section: S,
    key: K,
    values: Values<S, K, Part>,
  ): (string | Part)[] {
    const message: Message = this.of(section)[key];
    const given: Readonly<Record<string, string | number | Part>> = values;
    const text =
      typeof message === 'string'
        ? message
        : (message[new Intl.PluralRules(this.language).select(given['count'] as number)] ??
          (Object.values(message).at(-1) as string));
    return text.split(/{(\w+)}/).map((part, index) => {
      const value = index % 2 ? (given[part] as string | number | Part) : part;
      return typeof value === 'number' ? this.number(value) : value;
    });
  }

  number(value: number, options?: Intl.NumberFormatOptions): string {
    return new Intl.NumberFormat(this.language, options).format(value);
  }
}
