import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HtmlRenderer, Parser } from 'commonmark';
import fc from 'fast-check';
import { escapeMarkdown } from '../../../worker/helpdesk/reamaze/markdown.ts';
import { TYPED_TEXT } from '../../support/typed-text.ts';

/** What an agent reads of a message: the text of the rendered Markdown, less the blanks that no reader sees. */
function readMarkdown(markdown: string): string {
  const html = new HtmlRenderer({ safe: false }).render(new Parser().parse(markdown));
  const markup = /<(?!\/?p>|br \/>)[^>]*>/.exec(html);
  if (markup) throw new Error(`Typed text became markup: ${markup[0]}`);
  const text = html
    .replace(/<br \/>\n/g, '\n')
    .replace(/<\/p>\n<p>/g, '\n\n')
    .replace(/<\/?p>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
  return asRead(text);
}

/** Text without the blanks at the ends of its lines, and with one blank line where there are more. */
function asRead(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const cases: [what: string, text: string][] = [
  ['emphasis', '*not bold* and _not italic_ and **not strong**'],
  ['a heading', '# no heading\n## nor this'],
  ['a heading by underline', 'Title\n===\nor\n---'],
  ['lists', '- a\n* b\n+ c\n1. d\n2) e'],
  ['a quotation', '> not quoted'],
  ['code', '`x` and ```\nfence\n``` and ~~~\nfence\n~~~'],
  ['indented code', 'function () {\n    return 1;\n\treturn 2;\n}'],
  ['a link', '[click](javascript:alert(1)) and ![pixel](http://evil.example/p.png)'],
  ['a reference link', '[a]: http://evil.example "title"\n[a]'],
  ['an autolink', '<http://evil.example>'],
  ['HTML', '<img src=x onerror=alert(1)> <b>bold</b>\n<script>alert(1)</script>'],
  ['entities', '&lt;b&gt; &amp; &copy; &#60;'],
  ['backslashes', 'C:\\temp\\*.log \\* \\\\'],
  ['a hard break', 'one  \ntwo\\\nthree'],
  ['a thematic break', '***\n---\n___\n- - -'],
  ['a table', 'a | b\n--|--\n1 | 2'],
  ['line breaks', 'one\ntwo\n\nthree\r\nfour'],
  ['an address with underscores', 'https://example.com/a_b_c?x=1&y=_2_'],
  ['what other dialects take for tables and definitions', 'a\n:--\nTerm\n: definition'],
  ['snake case', 'snake_case_name and __init__'],
];

describe('typed text, escaped for Markdown', () => {
  for (const [what, text] of cases) {
    it(`reads as typed with ${what}`, () => assert.equal(readMarkdown(escapeMarkdown(text)), asRead(text)));
  }

  it('reads as typed with everything at once, at length', () => {
    assert.equal(TYPED_TEXT.length, 20_000);
    assert.equal(readMarkdown(escapeMarkdown(TYPED_TEXT)), asRead(TYPED_TEXT));
  });

  it('keeps several blank lines apart, with something on them', () => {
    assert.equal(escapeMarkdown('a\n\n\n\nb').replaceAll('\u00a0', '·'), 'a\n\n·\n\n·\n\nb');
  });

  it('keeps indentation, which Markdown would drop or take for code', () => {
    assert.equal(
      escapeMarkdown('if (x)\n    y();\n\tz();').replaceAll('\u00a0', '·').replaceAll('\u2003', '→'),
      'if (x)  \n····y();  \n→z();',
    );
  });

  it('leaves plain words and addresses alone', () => {
    const plain = 'My order 4711 (two items) is late. See https://example.com/a_b?x=1&y=2 - thanks!';
    assert.equal(escapeMarkdown(plain), plain);
  });

  it('reads as typed, whatever is typed', () => {
    const markup = fc.constantFrom(...'*_`#>-+=~[]()<>!&\\|:"1.) \n', 'a', 'é', '\t', 'http://x.y');
    const line = fc.array(markup, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(line, (text) => {
        assert.equal(readMarkdown(escapeMarkdown(text)), asRead(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
