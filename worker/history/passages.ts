import type { Passage } from '../contract/history.ts';
import { introduces, MOST_INTRO_LINES } from '../helpdesk/quotation.ts';
import { linkify } from './links.ts';

/** A stretch of a message: the author's own words, or mail that is quoted in it. */
type Stretch = { kind: 'own'; text: string } | { kind: 'quote'; text: string; folded: boolean };

/** A short quote between two answers is what they answer to: it stays in sight. */
const SHORT_LINES = 3;

const QUOTED = /^ ?>/;
/** "-----Original Message-----" or the line that Outlook draws, and what follows them: "From: …". */
const RULE = /^(-{2,}\s?\p{L}[\p{L} ]{3,40}\s?-{2,}|_{10,})\s*\n+\*?\p{L}[\p{L} ]{1,20}:/u;

/** A message as a page shows it; nothing if that is the body just as it is. */
export function passagesOf(body: string): Passage[] | undefined {
  const passages = stretchesOf(body).map((stretch): Passage => {
    const parts = linkify(stretch.text);
    return stretch.kind === 'own' ? { parts } : { parts, quote: stretch.folded ? 'folded' : 'shown' };
  });
  const [only, ...others] = passages;
  const [words, ...links] = only?.parts ?? [];
  const isBody = others.length + links.length === 0 && !only?.quote && words === body;
  return isBody ? undefined : passages;
}

/** Tells what somebody wrote from the mail that their program put below it. */
function stretchesOf(body: string): Stretch[] {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const stretches: Stretch[] = [];
  for (let at = 0, from = 0; at < lines.length; from = at) {
    const start = quoteAt(lines, at);
    const end = start === undefined ? undefined : endOfQuote(lines, start);
    if (start === undefined || end === undefined) at += 1;
    else at = end;
    const text = trimmed(lines.slice(from, at));
    const before = stretches.at(-1);
    if (end !== undefined) {
      const folded = !lines.slice(end).some(isWritten) || end - from > SHORT_LINES;
      stretches.push({ kind: 'quote', text: text.replace(/^ ?> ?/gm, ''), folded });
    } else if (before?.kind === 'own') before.text += `\n${lines[from]}`;
    else if (text) stretches.push({ kind: 'own', text });
  }
  // A message with nothing to see in it would look like a mistake.
  const empty = stretches.every(({ kind }) => kind === 'quote');
  return stretches.map((stretch) =>
    stretch.kind === 'own'
      ? { ...stretch, text: stretch.text.trimEnd() }
      : { ...stretch, folded: stretch.folded && !empty },
  );
}

/** If a quote begins at this line: where what it quotes begins, after the lines that introduce it. */
function quoteAt(lines: readonly string[], at: number): number | undefined {
  if (QUOTED.test(lines[at] ?? '')) return at;
  for (let size = 1; size <= MOST_INTRO_LINES && isWritten(lines[at + size - 1] ?? ''); size += 1) {
    const isIntro = (from: number) => introduces(lines.slice(from, at + size));
    // As few lines as it takes: the one before may be an answer.
    if (!isIntro(at) || (size > 1 && isIntro(at + 1))) continue;
    const next = lines.findIndex((line, index) => index >= at + size && isWritten(line));
    return QUOTED.test(lines[next] ?? '') ? next : undefined;
  }
  return RULE.test(lines.slice(at, at + 4).join('\n')) ? lines.length : undefined;
}

/** The line after a quote. Empty lines between quoted ones are quoted too. */
function endOfQuote(lines: readonly string[], start: number): number {
  let end = start;
  for (let at = start; at < lines.length; at += 1) {
    if (QUOTED.test(lines[at] ?? '')) end = at + 1;
    else if (isWritten(lines[at] ?? '')) break;
  }
  return Math.max(end, start);
}

const isWritten = (line: string) => line.trim() !== '';
const trimmed = (lines: readonly string[]) => lines.join('\n').replace(/^(\s*\n)+|\s+$/g, '');
