/** Nobody's name or subject is longer. */
const MAX_LINE = 500;

/**
 * Controls, what turns the direction of other text, invisible blanks and what is no character. The joiners that
 * scripts and emoji need stay, and so do the plain direction marks of single words.
 */
const INVISIBLE = /[\p{Cc}\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef]/gu;

/** Text without what nobody can see; lines and tabs stay, line ends are `\n`. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(INVISIBLE, (character) => (character === '\n' || character === '\t' ? character : ''));
}

/** A subject or name as one line. */
export function oneLine(text: string): string {
  return visible(text.slice(0, MAX_LINE)).replace(/\s+/g, ' ').trim();
}

/** Null where there is none, or only an address: an agent's is nobody's business. */
export function nameOf(name: string | null | undefined): string | null {
  const line = oneLine(name ?? '');
  return line === '' || /\S@\S/.test(line) ? null : line;
}
