import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { htmlToText } from '../../../../worker/helpdesk/reamaze/text/html-text.ts';
import { markdownToHtml } from '../../../../worker/helpdesk/reamaze/text/markdown-html.ts';
import { toPlainText } from '../../../../worker/helpdesk/reamaze/text/plain-text.ts';
import { visible } from '../../../../worker/helpdesk/reamaze/text/visible.ts';

/** Nothing that Markdown begins with at once, and all that may go wrong with blanks and lines. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-zA-Z.,;!?'"()%$@/^{}äß漢😀]{1,6}$/u) },
  { weight: 3, arbitrary: fc.constantFrom(' ', '\n', '\n\n', '1', '-', '#', ':', '=', '+') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '  ',
      '\n\n\n',
      '\t',
      '\u00a0',
      '\u3000',
      '\u2028',
      '\u0085',
      '\u200b',
      '*',
      '1.',
    ),
  },
);

/** A body the long way round, by the parsers. */
function parsed(body: string): string {
  const lines = visible(htmlToText(markdownToHtml(body), 'kept'))
    .split('\n')
    .map((line) => line.trimEnd());
  return lines
    .slice(lines.findIndex((line) => line !== ''))
    .join('\n')
    .trimEnd();
}

describe('text without Markdown', () => {
  it('is what the parsers make of it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const body = pieces.join('');
        assert.equal(toPlainText(body), parsed(body));
      }),
      { numRuns: 5_000 },
    );
  });
});
