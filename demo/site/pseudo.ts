/** Texts by section and key, some of them plurals. */
export type Texts = Readonly<
  Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>
>;

const PLAIN = 'aeiouycnszAEIOUYCNSZ';
const ACCENTED = 'áéíóúýçñšžÁÉÍÓÚÝÇÑŠŽ';
/** How much longer than English other languages are, as a share. */
const GROWTH = 0.4;
/** Signs of Unicode that turn around what stands between them. */
const TURN = '\u202e';
const END = '\u202c';

/**
 * English that shows what would break in another language: accents, four tenths longer, and in brackets, which show where a
 * text is cut, put together, or was never translated.
 */
export function accented(texts: Texts): Texts {
  return changed(texts, (words) => words.replace(/[a-z]/gi, (sign) => ACCENTED[PLAIN.indexOf(sign)] ?? sign));
}

/** The same for languages from right to left. */
export function mirrored(texts: Texts): Texts {
  return changed(texts, (words) => `${TURN}${words}${END}`);
}

/** @param change for what stands between the places */
function changed(texts: Texts, change: (words: string) => string): Texts {
  const form = (text: string) => {
    const parts = text.split(/(\{\w+\})/).map((part, index) => (index % 2 || !part ? part : change(part)));
    return `[${parts.join('')}${'·'.repeat(Math.ceil(text.length * GROWTH))}]`;
  };
  return mapped(texts, (section) =>
    mapped(section, (message) => (typeof message === 'string' ? form(message) : mapped(message, form))),
  );
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
