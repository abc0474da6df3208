import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toPlainText } from '../../../../worker/helpdesk/reamaze/text/plain-text.ts';

type Case = [what: string, body: string, text: string];

const html: Case[] = [
  ['paragraphs', '<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
  ['lines of a mail', '<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
  ['a break at the end of a block', '<div>a<br></div><div>b</div>', 'a\nb'],
  ['an empty paragraph', '<p>a</p><p>&nbsp;</p><p>b</p>', 'a\n\n\nb'],
  ['blanks as HTML has them', '<p>  a\n  b\t <b> c</b> </p>', 'a b c'],
  ['indentation', '<div>a</div><div>&nbsp;&nbsp;b</div>', 'a\n  b'],
  ['headings', '<h1>a</h1>b<h2>c</h2>', 'a\n\nb\n\nc'],
  ['a list', '<p>a</p><ul><li>b</li><li>c<li>d</ul>e', 'a\n\n- b\n- c\n- d\n\ne'],
  ['a numbered list', '<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b'],
  ['lists in lists', '<ul><li>a<ol><li>b<br>c</ol></li><li>d</li></ul>', '- a\n  1. b\n     c\n- d'],
  ['paragraphs in items', '<ul><li><p>a</p><p>b</p></li></ul>', '- a\n\n  b'],
  ['a quotation', 'x<blockquote><p>a</p><p>b</p></blockquote>c', 'x\n\n> a\n>\n> b\n\nc'],
  [
    'quotations in quotations',
    '<blockquote>a<blockquote>b</blockquote>c</blockquote>',
    '> a\n>\n> > b\n>\n> c',
  ],
  [
    'a table',
    '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td><td>2</td></tr></table>',
    'a | b\n1 | 2',
  ],
  ['a table for the layout', '<table><tr><td><div>a</div></td><td><div>b</div></td></tr></table>', 'a\nb'],
  ['what is preformatted', '<pre>a  b\n\n   c</pre>d', 'a  b\n\n   c\n\nd'],
  ['a rule', '<p>a</p><hr>b', 'a\n\n---\nb'],
  ['entities', '<p>&lt;b&gt; &amp;amp; &eacute; &#8364; &#x1F600; &nosuch;', '<b> &amp; é € 😀 &nosuch;'],
  ['what nobody sees', '<p>a<!-- b --><style>c</style><script>d</script><title>e</title>f', 'af'],
  [
    'a whole page',
    '<!doctype html><html><head><title>a</title><style>b</style></head><body>c</body></html>',
    'c',
  ],
  ['images', '<p>a<img src="https://x.example/y.png"> <img src="cid:1" alt="our logo">', 'a our logo'],
  ['a link', '<p><a href="https://x.example/a?b=c#d">here</a>.', 'here (https://x.example/a?b=c#d).'],
  ['a link that is its text', '<p><a href="https://x.example/">https://x.example</a>', 'https://x.example'],
  [
    'a link of another text',
    '<p><a href="https://x.example/">https://y.example</a>',
    'https://y.example (https://x.example/)',
  ],
  ['a link without text', '<p><a href="https://x.example/"><img src="y"></a>', 'https://x.example/'],
  [
    'a link that is its own text, wherever a line has a marker',
    '<ul><li><a href="https://x.example/">https://x.example/</a></ul><blockquote><a href="https://x.example/y">https://x.example/y</a></blockquote>',
    '- https://x.example/\n\n> https://x.example/y',
  ],
  ['a link that never ends', '<p><a href="https://x.example/">a', 'a (https://x.example/)'],
  [
    'links in links',
    '<p><a href="https://x.example/">a<a href="https://y.example/">b',
    'a (https://x.example/)b (https://y.example/)',
  ],
  [
    'a mail address',
    '<p><a href="mailto:a@b.example">a@b.example</a> <a href="MAILTO:a@b.example">me</a>',
    'a@b.example me (a@b.example)',
  ],
  ['an endless address', `<p><a href="https://x.example/${'a'.repeat(3_000)}">a</a>`, 'a'],
  ['names that every object has', '<p><constructor>a</constructor><toString>b</toString>', 'ab'],
];

const markdown: Case[] = [
  ['emphasis', '**one** _two_ ***three***', 'one two three'],
  ['headings', '# one\ntwo\n\n### three ###', 'one\n\ntwo\n\nthree'],
  [
    'links',
    '[here](https://x.example/ "title") and <https://y.example/>',
    'here (https://x.example/) and https://y.example/',
  ],
  [
    'addresses in angle brackets, once',
    '- <https://x.example/>\n- see <https://x.example/?q=a%20b>\n\n> <https://x.example/>',
    '- https://x.example/\n- see https://x.example/?q=a%20b\n\n> https://x.example/',
  ],
  ['bare addresses', 'see https://x.example/a_b_c.', 'see https://x.example/a_b_c.'],
  ['images', '![our logo](https://x.example/y.png)', 'our logo'],
  ['code', '`a  <b>`\n\n```js\n  let c;\n```', 'a  <b>\n\n  let c;'],
  ['lists', '* a\n* b\n  * c\n\n5. d\n6. e', '- a\n- b\n  - c\n\n5. d\n6. e'],
  ['quotations', '> a\n> b\n>\n> > c', '> a\n> b\n>\n> > c'],
  ['HTML inside', 'a <b>b</b><br>c\n\n<div>d</div>\n\ne', 'a b\nc\n\nd\n\ne'],
  ['entities', '&lt;a&gt; &copy; &#65;', '<a> © A'],
  ['a table, as it is', '| a | b |\n|---|---|\n| 1 | 2 |', '| a | b |\n|---|---|\n| 1 | 2 |'],
];

const mails: Case[] = [
  ['its lines', 'Hello,\nthis is\n  a mail.\r\n\r\nBye\rAnn', 'Hello,\nthis is\na mail.\n\nBye\nAnn'],
  ['a signature', 'Regards\n-- \nAnn\n=====\nShop', 'Regards\n--\nAnn\n=====\nShop'],
  ['an answer right below a quotation', '> one\n> two\nNo.', '> one\n> two\n\nNo.'],
  ['an answer inside a quotation', '>> one\n> no\n>> two', '> > one\n>\n> no\n>\n> > two'],
  ['notes with numbers', 'see [1]\n\n[1]: https://x.example/', 'see [1]\n\n[1]: https://x.example/'],
  ['signs of less and more', 'a < b and c > d, 2 <3', 'a < b and c > d, 2 <3'],
  ['a header', 'From: Ann <ann@example.com>\nTo: us', 'From: Ann ann@example.com\nTo: us'],
  ['what people write', 'שלום 👩‍👩‍👧 e\u0301 می‌خواهم', 'שלום 👩‍👩‍👧 e\u0301 می‌خواهم'],
  ['what nobody can see', 'a\u0000\u0007b\u200b\u2066c\u202ed\ufeffe\u00adf\u2028g', 'a�bcdef\ng'],
  ['half a character', 'a\ud83d', 'a\ufffd'],
  ['blank lines around', '\n\n  \n a\n\n\n', 'a'],
  ['nothing', ' \n ', ''],
];

describe('a body of HTML', () => {
  for (const [what, body, text] of html) it(`keeps ${what}`, () => assert.equal(toPlainText(body), text));
});

describe('a body of Markdown', () => {
  for (const [what, body, text] of markdown) it(`keeps ${what}`, () => assert.equal(toPlainText(body), text));
});

describe('a mail', () => {
  for (const [what, body, text] of mails) it(`keeps ${what}`, () => assert.equal(toPlainText(body), text));
});

/** As long as what is read of a body; each was seen to take well under a second, most a few hundredths. */
const LENGTH = 100_000;
const fill = (unit: string, length = LENGTH) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const tower = (unit: (level: number) => string) =>
  Array.from({ length: 440 }, (_, level) => unit(level)).join('\n');

const floods: [what: string, body: string][] = [
  ['elements never closed', fill('<div>')],
  ['elements never opened', `<p>${fill('<i>', 43_000)}${fill('</b>', 57_000)}`],
  ['links', fill('<a href=https://x.example>x')],
  ['lists', fill('<ul><li>x')],
  ['quotations with many lines', `<p>${fill('<blockquote>', 6_000)}${fill('<br>x')}`],
  ['blank lines of a quotation', `<p>x${fill('<blockquote>', 6_000)}${fill('<br>', 90_000)}x`],
  ['tables', fill('<table><tr><td>')],
  ['attributes', `<a ${Array.from({ length: 12_000 }, (_, index) => `a${index}=1`).join(' ')}`],
  ['comments never closed', fill('<!--')],
  ['elements that are left out', `${fill('<svg>', 50_000)}${fill('</p>', 50_000)}`],
  ['signs of less', `<p>${fill('<')}`],
  ['entities', `<p>${fill('&a')}`],
  ['blanks', `<p>a${fill(' \n\t', 99_000)}b`],
  ['lines that are preformatted', `<pre>x${fill('\n', 99_000)}x`],
  ['stars', fill('*')],
  ['stars around letters', fill('a**b')],
  ['underlines', fill('_a')],
  ['brackets', fill('[')],
  ['brackets closed', `${fill('[', 50_000)}${fill(']', 50_000)}`],
  ['half links', fill('[](')],
  ['half images', fill('![')],
  ['links of Markdown', fill('[a](https://x.example)')],
  ['backticks', tower((level) => `e${'`'.repeat(level)}`)],
  ['half tags', fill(' <a ')],
  ['half instructions', fill('a<?')],
  ['marks of quotation', fill('>')],
  ['quotations without end', fill('> a\nb\n')],
  ['stairs of lists', tower((level) => `${' '.repeat(level)}- a`)],
  ['stairs of quotations', tower((level) => `${'>'.repeat(level)} a`)],
  ['backslashes', fill('\\')],
  ['fences', fill('```\n')],
  ['blanks in front', `${fill(' ', 99_000)}a`],
  ['blanks that do not break', `${fill('\u00a0', 99_000)}a`],
];

describe('a body made to keep us busy', () => {
  for (const [what, body] of floods) {
    it(`becomes a text of bounded length from ${what}`, () => {
      const { length } = toPlainText(body);
      assert.ok(length < 5 * LENGTH, `${length} characters`);
    });
  }

  it('is cut where nobody reads any more', () => {
    const text = toPlainText(fill('word '.repeat(20), 3 * LENGTH));
    assert.ok(text.length <= LENGTH && text.length > LENGTH - 5);
  });
});
