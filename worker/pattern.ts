/** Of an answer that has to match a pattern, at most: the Worker matches what strangers send. */
export const MAX_PATTERN_LENGTH = 200;
/** Each takes some steps for every character; all of them together some hundredths of a second. */
const MAX_WAYS = 100_000;

/**
 * Whether a pattern is quickly done with any text of so many characters. Matching goes back and tries the next way
 * wherever there is a choice: how often to repeat, and which alternative to take. So many choices there are at most;
 * `(a+)+` has more of them than there are atoms.
 *
 * @param pattern a regular expression that compiles with the flag `u`
 */
export function isQuick(pattern: string, length: number): boolean {
  const reader: Reader = { rest: pattern, length };
  return alternatives(reader) <= MAX_WAYS;
}

interface Reader {
  /** What is not read yet. */
  rest: string;
  length: number;
}

/** Ways to match, up to the end of the group. */
function alternatives(reader: Reader): number {
  let ways = sequence(reader);
  while (take(reader, /^\|/)) ways += sequence(reader);
  return ways;
}

function sequence(reader: Reader): number {
  let ways = 1;
  while (reader.rest && !/^[|)]/.test(reader.rest)) ways *= repeated(reader, term(reader));
  return ways;
}

function term(reader: Reader): number {
  if (take(reader, /^\((?:\?(?:<?[=!]|<[^>]*>|[a-z-]*:))?/)) {
    const ways = alternatives(reader);
    take(reader, /^\)/);
    return ways;
  }
  take(reader, /^(?:\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\k<[^>]*>|\\.|.)/su);
  return 1;
}

/** @param ways to match what is repeated, once */
function repeated(reader: Reader, ways: number): number {
  const [, sign, low, comma, high] = take(reader, /^(?:([*+?])|\{(\d+)(,)?(\d+)?\})\??/) ?? [];
  if (sign === undefined && low === undefined) return ways;
  const least = sign === '+' ? 1 : Number(low ?? 0);
  const most = sign === '?' ? 1 : sign || (comma && !high) ? reader.length : Number(high ?? low);
  if (ways === 1) return Math.max(1, most - least + 1);
  let sum = 0;
  for (let times = least; times <= most && sum <= MAX_WAYS; times += 1) sum += ways ** times;
  return sum;
}

function take(reader: Reader, what: RegExp): RegExpExecArray | null {
  const found = what.exec(reader.rest);
  reader.rest = reader.rest.slice(found?.[0].length ?? 0);
  return found;
}
