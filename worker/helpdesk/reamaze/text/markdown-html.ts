import MarkdownIt from 'markdown-it';

/**
 * CommonMark with every line break kept, since mails come this way too. Underlined headings and link definitions are
 * no Markdown here: a mail's "--" and "[1]: ..." are lines that somebody wrote.
 */
const parser = new MarkdownIt('commonmark', { html: true, breaks: true }).disable(['lheading', 'reference']);
// Which addresses are shown is decided where the HTML is read, for links that come as HTML as well.
parser.validateLink = () => true;
// As it was written: with its escapes resolved an address would no longer look like itself.
parser.normalizeLinkText = (url) => url;

const QUOTE_MARKS = /^(?: {0,3}>)+/;

/** HTML of Markdown, raw HTML in it included: not to be shown, but to be made text of. */
export function markdownToHtml(markdown: string): string {
  return parser.render(endQuotes(keepIndents(markdown)));
}

/** The parser trims more than the blanks that mean nothing in Markdown. These are characters in no text. */
function keepIndents(markdown: string): string {
  return markdown
    .replace(/[\ufdd0\ufdd1]/g, '\ufdd2')
    .replace(/(?<=^|\n)[\u00a0\u2003]+/g, (indent) =>
      indent.replaceAll('\u00a0', '\ufdd0').replaceAll('\u2003', '\ufdd1'),
    );
}

/** In Markdown a line below a quotation belongs to it, mark or not. In a mail it is the answer. */
function endQuotes(markdown: string): string {
  let before = 0;
  return markdown
    .split('\n')
    .map((line) => {
      const depth = QUOTE_MARKS.exec(line)?.[0].replaceAll(' ', '').length ?? 0;
      const ends = depth < before && line.trim() !== '';
      before = depth;
      return ends ? `${'>'.repeat(depth)}\n${line}` : line;
    })
    .join('\n');
}
