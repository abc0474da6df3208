import { htmlToText } from './html-text.ts';
import { markdownToHtml } from './markdown-html.ts';
import { visible } from './visible.ts';

/** Several times what can be typed here; a mail that is longer is cut. */
const MAX_LENGTH = 100_000;

/** How HTML begins. What is typed here never does: its `<` is escaped. */
const HTML =
  /^\s*<(!doctype|!--|(html|head|body|meta|style|div|p|br|span|font|center|table|tbody|tr|td|ul|ol|blockquote|pre|h[1-6]|a|b|i|u|em|strong|img|section|article)[\s/>])/i;

/**
 * What makes Markdown something else than the text it stands in. Most messages have nothing of it, and are read many
 * times as fast.
 */
const MARKDOWN =
  /[[\\`*_\[\]<>\&\|~\u00a0\u2003\ufdd0-\ufdef\p{Cc}]--\n]|^[\s#+=:\d\-]|\n[[\s#+=:\d\-]--\n]|[^\S\n]\n|\n{3}/v;

/**
 * A message body as plain text. Bodies come as text, Markdown or HTML, and nothing says which; text is read as
 * Markdown, HTML by what it begins with. What `escapeMarkdown` wrote is read back as it was typed.
 */
export function toPlainText(body: string): string {
  const source = body.slice(0, MAX_LENGTH).toWellFormed().replace(/\r\n?/g, '\n');
  const lines = visible(textOf(source))
    .split('\n')
    .map((line) => line.trimEnd());
  return lines
    .slice(lines.findIndex((line) => line !== ''))
    .join('\n')
    .trimEnd();
}

function textOf(source: string): string {
  // Many end with a blank or a line end, which the text has not.
  if (!MARKDOWN.test(source.trimEnd())) return source;
  return HTML.test(source) ? htmlToText(source, 'collapsed') : htmlToText(markdownToHtml(source), 'kept');
}
