import { ELEMENTS, endLink, type Reading, UNSEEN } from './elements.ts';
import { createLines } from './lines.ts';
import { readTags } from './tags.ts';

/**
 * The text of HTML, in lines: quotations begin with `> `, the items of lists with `- ` or a number. A link to an
 * `https:` or `mailto:` address is followed by it; of all others, and of images, the text stays.
 *
 * @param blanks see `createLines`
 */
export function htmlToText(html: string, blanks: 'collapsed' | 'kept'): string {
  const lines = createLines(blanks);
  const reading: Reading = { lines, lists: [], preformatted: 0, link: undefined };
  let unseen: { name: string; depth: number } | undefined;

  readTags(html, {
    open(name, attributes) {
      if (unseen) unseen.depth += Number(name === unseen.name);
      else if (UNSEEN.has(name)) unseen = { name, depth: 1 };
      else ELEMENTS.get(name)?.open(reading, attributes);
    },
    close(name) {
      if (!unseen) ELEMENTS.get(name)?.close?.(reading);
      else if (name === unseen.name)
        unseen = unseen.depth > 1 ? { name, depth: unseen.depth - 1 } : undefined;
    },
    text(data) {
      if (unseen) return;
      if (reading.preformatted > 0) lines.verbatim(data);
      else lines.text(data);
    },
  });
  endLink(reading);
  return lines.written();
}
