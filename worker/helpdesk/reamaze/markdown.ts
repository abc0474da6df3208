const NBSP = '\u00a0';
/** As wide as four spaces; tells a tab from those when it is read back. */
const EM_SPACE = '\u2003';
const HARD_BREAK = '  \n';
const PARAGRAPH = '\n\n';

/**
 * Writes plain text so that Re:amaze, which takes message bodies for Markdown, shows it as it was typed:
 * no heading, link, image, HTML or entity comes of it, and lines, blank lines and indentation stay.
 * Escapes are CommonMark's, and no more than needed, since some of its mails show the source.
 */
export function escapeMarkdown(text: string): string {
  let written = '';
  let blankLines = 0;
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}--[\t\n]]/gv, ' ')
    .split('\n');
  for (const line of lines) {
    if (line.trim() === '') {
      blankLines += 1;
      continue;
    }
    if (written !== '') written += gap(blankLines);
    written += escapeLine(line);
    blankLines = 0;
  }
  return written;
}

/** Of several blank lines one parts the paragraphs; each other needs something on it to be seen. */
function gap(blankLines: number): string {
  return blankLines === 0 ? HARD_BREAK : PARAGRAPH + (NBSP + PARAGRAPH).repeat(blankLines - 1);
}

function escapeLine(line: string): string {
  return line
    .trimEnd()
    .replace(/[\\`*[\]<>~|]|&(?=#?\w+;)/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^\s+/, (indent) => indent.replace(/\s/g, (blank) => (blank === '\t' ? EM_SPACE : NBSP)))
    .replace(/^([+=#:-])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
