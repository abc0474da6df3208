import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Passage } from '../../../worker/contract/history.ts';
import { linkify } from '../../../worker/history/links.ts';
import { passagesOf } from '../../../worker/history/passages.ts';

const wordsOf = (parts: Passage['parts']) =>
  parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');

/** Each text, and the links in it. */
const LINKS: [text: string, ...links: [words: string, href: string][]][] = [
  ['See https://example.com/a.', ['https://example.com/a', 'https://example.com/a']],
  ['(https://example.com/a)', ['https://example.com/a', 'https://example.com/a']],
  ['https://example.com/a_(b) and', ['https://example.com/a_(b)', 'https://example.com/a_(b)']],
  ['“https://example.com”, he said', ['https://example.com', 'https://example.com/']],
  ['[https://example.com/?q=[1]]', ['https://example.com/?q=[1]', 'https://example.com/?q=[1]']],
  ['<https://example.com/a>', ['https://example.com/a', 'https://example.com/a']],
  ['HTTPS://EXAMPLE.COM/A!', ['HTTPS://EXAMPLE.COM/A', 'https://example.com/A']],
  ['Ask ann@example.com, or', ['ann@example.com', 'mailto:ann@example.com']],
  ['mailto:ann.b+c@mail.example.co.uk.', ['ann.b+c@mail.example.co.uk', 'mailto:ann.b+c@mail.example.co.uk']],
  // Never a link: other schemes, what only looks like an address, what would add headers to a mail.
  ['http://example.com'],
  ['javascript:alert(1)'],
  ['data:text/html,<script>alert(1)</script>'],
  ['https://bank.example@evil.example/'],
  ['https://аррӏе.com/'],
  ['https://'],
  ['a?bcc=eve@example.com'],
  ['me@localhost'],
  ['@example.com'],
];

describe('links in a text', () => {
  it('are made of web addresses and e-mail addresses alone', () => {
    for (const [text, ...links] of LINKS) {
      const found = linkify(text).flatMap((part) =>
        typeof part === 'string' ? [] : [[part.text, part.href]],
      );
      assert.deepEqual(found, links, text);
    }
  });

  it('leave the text as it is, and lead nowhere else', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'https://',
        'http://',
        'javascript:',
        '@',
        'example.com',
        '(',
        ')',
        '.',
        '/',
        ' ',
        '\u202e',
        'a',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const parts = linkify(text);
        assert.equal(wordsOf(parts), text);
        for (const part of parts) {
          if (typeof part === 'string') continue;
          const { protocol, username, search } = new URL(part.href);
          assert.match(protocol, /^(https|mailto):$/);
          assert.equal(username, '');
          if (protocol === 'mailto:') assert.equal(search, '');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('cost no more than the length of the text', () => {
    const hostile = ['a', '.', 'a.', 'a@', 'a@b.', 'https://(', ')', '>'].map((piece) =>
      piece.repeat(20_000),
    );
    for (const text of hostile) {
      const before = performance.now();
      passagesOf(text);
      // Quadratic work would take minutes.
      assert.ok(performance.now() - before < 5_000, text.slice(0, 9));
    }
  });
});

/** Each stretch of a message, in a line. */
const shape = (body: string) => {
  const passages: Passage[] = passagesOf(body) ?? [{ parts: [body] }];
  return passages.map(({ parts, quote }) => `${quote ?? 'own'}: ${wordsOf(parts)}`);
};

describe('quoted mail', () => {
  it('is told from what was written', () => {
    assert.deepEqual(shape('Hello'), ['own: Hello']);
    assert.deepEqual(
      shape('Yes.\n\nOn 3 May 2026 at 10:12, Ann\n<ann@example.com> wrote:\n\n> One\n>\n> > Two\n'),
      ['own: Yes.', 'folded: On 3 May 2026 at 10:12, Ann\n<ann@example.com> wrote:\n\nOne\n\n> Two'],
    );
    assert.deepEqual(shape('Ja.\r\n\r\nAm 03.05.26 um 10:12 schrieb Ann:\r\n> Eins'), [
      'own: Ja.',
      'folded: Am 03.05.26 um 10:12 schrieb Ann:\nEins',
    ]);
    assert.deepEqual(shape('Yes.\n\n-----Original Message-----\nFrom: Ann\nTo: Us\n\nText'), [
      'own: Yes.',
      'folded: -----Original Message-----\nFrom: Ann\nTo: Us\n\nText',
    ]);
    assert.deepEqual(shape('Yes.\n________________________________\nVon: Ann\n\nText'), [
      'own: Yes.',
      'folded: ________________________________\nVon: Ann\n\nText',
    ]);
  });

  it('stays in sight where it is what is answered, or all there is', () => {
    assert.deepEqual(shape('> One?\nYes.\n\n> Two?\n\nNo.'), [
      'shown: One?',
      'own: Yes.',
      'shown: Two?',
      'own: No.',
    ]);
    assert.deepEqual(shape('> a\n> b\n> c\n> d\nAll true.'), ['folded: a\nb\nc\nd', 'own: All true.']);
    assert.deepEqual(shape('> Only this'), ['shown: Only this']);
    assert.deepEqual(shape(''), []);
  });

  it('is not every line with a colon', () => {
    assert.deepEqual(shape('We open at 10:30, as follows:\n\nMonday\nTuesday'), [
      'own: We open at 10:30, as follows:\n\nMonday\nTuesday',
    ]);
  });

  it('has its links', () => {
    assert.deepEqual(passagesOf('> https://example.com/a\nYes, by ann@example.com'), [
      { parts: [{ text: 'https://example.com/a', href: 'https://example.com/a' }], quote: 'shown' },
      { parts: ['Yes, by ', { text: 'ann@example.com', href: 'mailto:ann@example.com' }] },
    ]);
  });

  it('is not told where there is none, nor a link', () => {
    assert.equal(passagesOf('Hello\n\nthere, 3 > 2'), undefined);
    assert.deepEqual(passagesOf('\nHello\n'), [{ parts: ['Hello'] }]);
  });

  it('loses no word', () => {
    const line = fc.constantFrom(
      '> a',
      '>',
      '',
      'b',
      'On 3 May 2026, C wrote:',
      '-----Original Message-----',
      'From: d',
      ' > e',
    );
    const bare = (text: string) => text.replace(/[>\s]/g, '');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const body = lines.join('\n');
        assert.equal(
          bare((passagesOf(body) ?? [{ parts: [body] }]).map(({ parts }) => wordsOf(parts)).join('')),
          bare(body),
        );
      }),
      { numRuns: 500 },
    );
  });
});
