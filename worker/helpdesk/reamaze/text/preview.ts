import { introduces, MOST_INTRO_LINES } from '../../quotation.ts';
import { toPlainText } from './plain-text.ts';

/** UTF-16 units: two lines in a list. */
const MAX_PREVIEW = 200;
/** Enough of a body to find that much in, past what a mail's HTML begins with. */
const MAX_READ = 20_000;
const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter();

/** A message body as one short line; without what it quotes, unless there is nothing else. */
export function previewText(body: string): string {
  const lines = toPlainText(body.slice(0, MAX_READ)).split('\n');
  const own = ownOf(lines);
  const line = (own.length > 0 ? own : lines).join(' ');
  return shorten(line.replace(/\s{2,}|[^\S ]/g, ' ').trim());
}

/** Without what is quoted, and without the lines that introduce it. */
function ownOf(lines: readonly string[]): string[] {
  const own: string[] = [];
  /** The last lines together that were written before here, empty ones aside. */
  let last: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('>')) {
      own.length -= introIn(last);
      last = [];
    } else if (line !== '') {
      if (lines[at - 1] === '') last = [];
      last.push(line);
      own.push(line);
    }
  }
  return own;
}

/** How many of the last lines introduce a quotation. As few as it takes: the one before may be an answer. */
function introIn(lines: readonly string[]): number {
  for (let size = 1; size <= Math.min(MOST_INTRO_LINES, lines.length); size += 1)
    if (introduces(lines.slice(-size))) return size;
  return 0;
}

/** Cuts between words, or between whole characters where a word is long. */
function shorten(line: string): string {
  if (line.length <= MAX_PREVIEW) return line;
  const space = line.lastIndexOf(' ', MAX_PREVIEW - 1);
  return line.slice(0, space > MAX_PREVIEW / 2 ? space : characterEnd(line)).trimEnd() + ELLIPSIS;
}

/** Where the last whole character ends that fits. Not asked in vain: it takes longer than all else here. */
function characterEnd(line: string): number {
  let end = 0;
  for (const { index, segment } of graphemes.segment(line.slice(0, 2 * MAX_PREVIEW))) {
    if (index + segment.length >= MAX_PREVIEW) break;
    end = index + segment.length;
  }
  return end;
}
