const NBSP = '\u00a0';

/**
 * Writes plain text so that Re:amaze, which takes message bodies for Markdown, shows it as it was typed:
 * no heading, link, image, HTML or entity comes of it, and lines, blank lines and indentation stay.
 * Escapes are CommonMark's, and no more than needed, since some of its mails show the source.
 */
export function escapeMarkdown(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .split('\n');
  return lines
    .map((line, index) => {
      const blank = line.trim() === '';
      // Of several blank lines one parts the paragraphs; the others need something on them to be seen.
      if (blank) return lines[index - 1]?.trim() === '' || index === 0 ? NBSP : '';
      return escapeLine(line) + (lines[index + 1]?.trim() ? '  ' : '');
    })
    .join('\n');
}

function escapeLine(line: string): string {
  return line
    .trimEnd()
    .replace(/[\\`*[\]<>&~|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^[ \t]+/, (indent) => indent.replace(/\t/g, NBSP.repeat(4)).replace(/ /g, NBSP))
    .replace(/^([+=#-])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
