/** A text in one language, or in several by BCP 47 tag, such as `{ en: 'Topic', de: 'Thema', 'pt-BR': 'Assunto' }`. */
export type Localized = string | Readonly<Record<string, string>>;

/**
 * The text in a language, or in the nearest there is: for `de-AT` that of `de`, then of any German, then the first.
 *
 * @param language BCP 47 tag
 */
export function textIn(text: Localized, language = ''): string {
  if (typeof text === 'string') return text;
  const tags = Object.keys(text);
  for (let wanted = language.toLowerCase(); wanted; wanted = wanted.replace(/(^|-)[^-]*$/, '')) {
    const same = tags.find((tag) => tag.toLowerCase() === wanted);
    const near = same ?? tags.find((tag) => tag.toLowerCase().startsWith(`${wanted}-`));
    if (near !== undefined) return text[near] ?? '';
  }
  return text[tags[0] ?? ''] ?? '';
}
