import { HtmlRenderer, Parser } from 'commonmark';

const parser = new Parser();
const renderer = new HtmlRenderer({ safe: true });

/** HTML as an agent sees a message: CommonMark, raw HTML and unsafe links left out, line breaks as it has them. */
export function renderMarkdown(markdown: string): string {
  return renderer.render(parser.parse(markdown));
}
