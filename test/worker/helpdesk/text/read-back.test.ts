import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { escapeMarkdown } from '../../../../worker/helpdesk/reamaze/markdown.ts';
import { toPlainText } from '../../../../worker/helpdesk/reamaze/text/plain-text.ts';
import { visible } from '../../../../worker/helpdesk/reamaze/text/visible.ts';
import { TYPED_TEXT } from '../../../support/typed-text.ts';

/**
 * What is not promised to come back: blank lines around the text, blanks at the ends of lines, what nobody can see,
 * and which of the many blanks a line was indented with.
 */
function asTyped(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, ' ')
    .split('\n')
    .map((line) => line.replace(/^\s+/, (indent) => indent.replace(/[^\t]/g, ' ')))
    .flatMap((line) => visible(line).split('\n'))
    .map((line) => line.trimEnd());
  return lines
    .slice(lines.findIndex((line) => line !== ''))
    .join('\n')
    .trimEnd();
}

const cases: [what: string, text: string][] = [
  ['lines and blank lines', 'one\ntwo\n\nthree\n\n\n\nfour\r\nfive\rsix'],
  ['indentation', 'if (x)\n    y();\n\tz();\n \t mixed'],
  ['indentation on the first line', '    first\nsecond'],
  ['indentation after a blank line', 'one\n\n    two\n\n\n\tthree'],
  ['blanks inside a line', 'a  b   c\td\u00a0e\u3000f'],
  ['quotations', '> one\n>> two\n> three\nfour'],
  ['lists', '- a\n  - b\n* c\n+ d\n1. e\n7) f\n- [ ] g'],
  ['a signature', 'Regards\n-- \nAnn'],
  ['underlines', 'Title\n=====\nOther\n-----\n\n***\n___'],
  [
    'addresses',
    'https://example.com/a_b_c?x=1&y=2&copy=3 http://a.b www.a.b ann@example.com <ann@example.com>',
  ],
  ['links typed by hand', '[a](https://b.c) [a]: https://b.c\n[a] ![x](y) <https://a.b>'],
  ['HTML', '<div>\n<b>x</b></div> <!-- y --> <script>z</script> &amp; &lt; &#9; &nbsp;'],
  ['a page of HTML', '<!doctype html><p>Hello</p>'],
  ['code', '`a` ``b`` ```\nc\n``` ~~~'],
  ['emphasis', '*a* **b** ***c*** _d_ __e__ f_g_h ~~i~~'],
  ['a table', '| a | b |\n|---|---|\n| 1 | 2 |'],
  ['backslashes', '\\ \\\\ \\* C:\\x\\_y \\\nend\\'],
  ['what people write', 'שלום, مرحبا, नमस्ते, 你好, e\u0301, 👩‍👩‍👧‍👦, 🇦🇹, می‌خواهم'],
  ['joiners at the beginning of a line', '\u200d# a\n\u200b- b\n\ufeff1. c'],
  ['characters that are used inside', '\ufdd0\ufdd1 a\n\ufdd0# b'],
];

describe('typed text, escaped and read back', () => {
  for (const [what, text] of cases) {
    it(`is as typed with ${what}`, () => assert.equal(toPlainText(escapeMarkdown(text)), asTyped(text)));
  }

  it('is as typed with everything at once, at length', () => {
    assert.equal(toPlainText(escapeMarkdown(TYPED_TEXT)), asTyped(TYPED_TEXT));
  });

  const parts = fc.oneof(
    fc.constantFrom(...'*_`#>-+=~[]()<>!&\\|:;"1.)/ \n\n', '\t', '\r\n', '\u00a0', '\u2003', '\u3000'),
    fc.constantFrom(
      'a',
      'é',
      '你',
      '👩‍👩‍👧',
      '  ',
      '    ',
      '\n\n',
      '-- ',
      '===',
      '> ',
      '- ',
      '1. ',
      '```',
      '~~~',
    ),
    fc.constantFrom(
      'https://x.y/z_',
      'a@b.c',
      '&lt;',
      '&#9;',
      '[x]: y',
      '[x](y)',
      '<div>',
      '</p>',
      '<!--',
      '<a href=x>',
    ),
    fc.constantFrom('\u200b', '\u200d', '\u202e', '\ufdd0', '\ufdd1', '\ufeff', '\u0000', '\u001b'),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  );
  const typed = fc.array(parts, { maxLength: 40 }).map((some) => some.join(''));

  it('is as typed, whatever is typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        assert.equal(toPlainText(escapeMarkdown(text)), asTyped(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('holds nothing that nobody can see, whatever is typed and however it comes', () => {
    fc.assert(
      fc.property(typed, (text) => {
        // As a mail has it, in text or in HTML.
        const read = toPlainText(text) + toPlainText(`<p>${text}`);
        assert.doesNotMatch(read, /[\ufdd0-\ufdd2\u202a-\u202e\0]/);
      }),
      { numRuns: 500 },
    );
  });
});
