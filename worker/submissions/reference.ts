/** Crockford's base 32: nothing that a voice on the telephone or a tired eye mistakes for something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** What a visitor can quote: eight characters, such as `7F3K-92QM`. A number of its own, it tells nobody how many there are. */
export function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  const characters = [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `${characters.slice(0, LENGTH / 2).join('')}-${characters.slice(LENGTH / 2).join('')}`;
}

/** The reference that somebody typed, in either case, with or without its dash; `undefined` if it is none. */
export function referenceIn(text: string): string | undefined {
  const [, first, last] = /^([0-9A-Z]{4})-?([0-9A-Z]{4})$/.exec(text.trim().toUpperCase()) ?? [];
  return first && last && `${first}-${last}`;
}
