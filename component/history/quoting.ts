/** A stretch of a message: the author's own words, or mail that is quoted in it. */
export type Passage =
  | { kind: 'own'; text: string }
  /** `folded`: not shown until it is asked for. */
  | { kind: 'quote'; text: string; folded: boolean };

/** A short quote between two answers is what they answer to: it stays in sight. */
const SHORT_LINES = 3;
/** Mail programs wrap "On … wrote:" after some 75 signs. */
const MOST_INTRO_LINES = 3;

const QUOTED = /^\s?>/;
/** Ends with a colon, and has a time or a year: "On 3 May 2026 at 10:12, Ann wrote:" in any language. */
const INTRO = /^\S.{0,300}(\d[:.]\d\d|(19|20)\d\d).{0,200}[:：]$/s;
/** "-----Original Message-----", or the line that Outlook draws. */
const RULE = /^(-{2,}\s?\p{L}[\p{L} ]{3,40}\s?-{2,}|_{10,})$/u;
const HEADER = /^\*?\p{L}[\p{L} ]{1,20}:\*?\s/u;

/** Tells what somebody wrote from the mail that their program put below it. */
export function passagesOf(body: string): Passage[] {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const quoted = markQuotes(lines);
  const passages: Passage[] = [];
  for (let at = 0; at < lines.length; ) {
    const from = at;
    while (at < lines.length && quoted[at] === quoted[from]) at += 1;
    const stretch = lines.slice(from, at);
    if (quoted[from])
      passages.push({
        kind: 'quote',
        text: unmarked(stretch),
        folded: at === lines.length || stretch.length > SHORT_LINES,
      });
    else if (stretch.some((line) => line.trim())) passages.push({ kind: 'own', text: trimmed(stretch) });
  }
  // A message with nothing to see in it would look like a mistake.
  if (passages.every(({ kind }) => kind === 'quote'))
    return passages.map((passage) => ({ ...passage, folded: false }));
  return passages;
}

/** Which lines are quoted, with the lines that introduce them and the empty ones among them. */
function markQuotes(lines: readonly string[]): boolean[] {
  const quoted = lines.map((line) => QUOTED.test(line));
  const rest = lines.findIndex(
    (line, at) => RULE.test(line.trim()) && HEADER.test(lines[at + 1]?.trim() ?? ''),
  );
  if (rest >= 0) quoted.fill(true, rest);
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (
      !quoted[at] &&
      lines[at]?.trim() === '' &&
      (quoted[at + 1] ?? at > 0) &&
      isQuotedBefore(at, lines, quoted)
    )
      quoted[at] = true;
  }
  for (let at = 1; at < lines.length; at += 1) {
    if (quoted[at] && !quoted[at - 1]) markIntro(at, lines, quoted);
  }
  return quoted;
}

/** Whether the last line with words before this one is quoted. */
function isQuotedBefore(at: number, lines: readonly string[], quoted: readonly boolean[]): boolean {
  let before = at;
  while (before > 0 && lines[before]?.trim() === '') before -= 1;
  return quoted[before] === true;
}

function markIntro(quote: number, lines: readonly string[], quoted: boolean[]): void {
  let last = quote - 1;
  while (last > 0 && lines[last]?.trim() === '') last -= 1;
  for (let first = last; first > last - MOST_INTRO_LINES && first >= 0 && lines[first]?.trim(); first -= 1) {
    if (quoted[first]) return;
    if (
      INTRO.test(
        lines
          .slice(first, last + 1)
          .join('\n')
          .trim(),
      )
    ) {
      quoted.fill(true, first, quote);
      return;
    }
  }
}

const unmarked = (lines: readonly string[]) => trimmed(lines.map((line) => line.replace(/^\s?> ?/, '')));
const trimmed = (lines: readonly string[]) => lines.join('\n').replace(/^\s*\n|\s+$/g, '');
