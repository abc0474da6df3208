import { htmlToText } from './html-text.ts';
import { markdownToHtml } from './markdown-html.ts';
import { visible } from './visible.ts';

/** Several times what can be typed here; a mail that is longer is cut. */
const MAX_LENGTH = 100_000;

/** How HTML begins. What is typed here never does: its `<` is escaped. */
const HTML =
  /^\s*<(!doctype|!--|(html|head|body|meta|style|div|p|br|span|font|center|table|tbody|tr|td|ul|ol|blockquote|pre|h[1-6]|a|b|i|u|em|strong|img|section|article)[\s/>])/i;

/**
 * A message body as plain text. Bodies come as text, Markdown or HTML, and nothing says which; text is read as
 * Markdown, HTML by what it begins with. What `escapeMarkdown` wrote is read back as it was typed.
 */
export function toPlainText(body: string): string {
  const source = body.slice(0, MAX_LENGTH).toWellFormed().replace(/\r\n?/g, '\n');
  const text = HTML.test(source)
    ? htmlToText(source, 'collapsed')
    : htmlToText(markdownToHtml(source), 'kept');
  const lines = visible(text)
    .split('\n')
    .map((line) => line.trimEnd());
  return lines
    .slice(lines.findIndex((line) => line !== ''))
    .join('\n')
    .trimEnd();
}
