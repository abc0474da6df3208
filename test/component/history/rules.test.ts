import { assert } from 'chai';
import * as fc from 'fast-check';
import { linkify } from '../../../component/history/linkify.ts';
import { AT_FIRST, after } from '../../../component/history/pace.ts';
import { withEarlier, withFirst, withNewest, withNext } from '../../../component/history/pages.ts';
import { passagesOf } from '../../../component/history/quoting.ts';
import { folded, search } from '../../../component/history/search.ts';
import { sameDay, times } from '../../../component/history/times.ts';
import { Unread } from '../../../component/history/unread.ts';
import { memoryStorage } from '../support/fixtures.ts';
import { AWAY, ago, conversation, message, NOW, OFFLINE } from './support.ts';

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
      const found = linkify(text).flatMap(({ text, href }) => (href === undefined ? [] : [[text, href]]));
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
        assert.strictEqual(parts.map((part) => part.text).join(''), text);
        for (const { href } of parts) {
          if (href === undefined) continue;
          const { protocol, username, search } = new URL(href);
          assert.include(['https:', 'mailto:'], protocol);
          assert.strictEqual(username, '');
          if (protocol === 'mailto:') assert.strictEqual(search, '');
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
      linkify(text);
      passagesOf(text);
      // Quadratic work would take minutes.
      assert.isBelow(performance.now() - before, 5_000, text.slice(0, 9));
    }
  });
});

const shape = (body: string) =>
  passagesOf(body).map(
    (passage) => `${passage.kind}${'folded' in passage && passage.folded ? ' folded' : ''}: ${passage.text}`,
  );

describe('quoted mail', () => {
  it('is told from what was written', () => {
    assert.deepEqual(shape('Hello'), ['own: Hello']);
    assert.deepEqual(
      shape('Yes.\n\nOn 3 May 2026 at 10:12, Ann\n<ann@example.com> wrote:\n\n> One\n>\n> > Two\n'),
      ['own: Yes.', 'quote folded: On 3 May 2026 at 10:12, Ann\n<ann@example.com> wrote:\n\nOne\n\n> Two'],
    );
    assert.deepEqual(shape('Ja.\r\n\r\nAm 03.05.26 um 10:12 schrieb Ann:\r\n> Eins'), [
      'own: Ja.',
      'quote folded: Am 03.05.26 um 10:12 schrieb Ann:\nEins',
    ]);
    assert.deepEqual(shape('Yes.\n\n-----Original Message-----\nFrom: Ann\nTo: Us\n\nText'), [
      'own: Yes.',
      'quote folded: -----Original Message-----\nFrom: Ann\nTo: Us\n\nText',
    ]);
    assert.deepEqual(shape('Yes.\n________________________________\nVon: Ann\n\nText'), [
      'own: Yes.',
      'quote folded: ________________________________\nVon: Ann\n\nText',
    ]);
  });

  it('stays in sight where it is what is answered, or all there is', () => {
    assert.deepEqual(shape('> One?\nYes.\n\n> Two?\n\nNo.'), [
      'quote: One?',
      'own: Yes.',
      'quote: Two?',
      'own: No.',
    ]);
    assert.deepEqual(shape('> a\n> b\n> c\n> d\nAll true.'), ['quote folded: a\nb\nc\nd', 'own: All true.']);
    assert.deepEqual(shape('> Only this'), ['quote: Only this']);
    assert.deepEqual(shape(''), []);
  });

  it('is not every line with a colon', () => {
    assert.deepEqual(shape('We open at 10:30, as follows:\n\nMonday\nTuesday'), [
      'own: We open at 10:30, as follows:\n\nMonday\nTuesday',
    ]);
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
        assert.strictEqual(
          bare(
            passagesOf(body)
              .map(({ text }) => text)
              .join(''),
          ),
          bare(body),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('a search', () => {
  const list = [
    conversation('a', { subject: 'Größe und Farbe', reference: 'M5RA-1P3N' }),
    conversation('b', { subject: 'Crème brûlée', lastMessage: null }),
  ];
  const found = (query: string) =>
    search(list, query, ({ id }) => (id === 'b' ? ['A letter from İzmir'] : [])).map(({ id }) => id);

  it('looks at subject, reference and loaded messages, whatever case and accents', () => {
    assert.deepEqual(found('  GROSSE '), ['a']);
    assert.deepEqual(found('m5ra-1p'), ['a']);
    assert.deepEqual(found('creme BRULEE'), ['b']);
    assert.deepEqual(found('last words'), ['a']);
    assert.deepEqual(found('izmir'), ['b']);
    assert.deepEqual(found(''), ['a', 'b']);
    assert.deepEqual(found('creme farbe'), []);
  });

  it('finds each word of a text in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const word of folded(text).split(/\s+/)) assert.include(folded(text), word);
      }),
    );
  });
});

describe('pages of conversations', () => {
  const at = (id: string, minutes: number) => conversation(id, { updatedAt: ago(minutes) });
  const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id).join(' ');

  it('shift while people write, and nothing comes twice', () => {
    const known = { items: [at('a', 1), at('b', 2)], next: '2' };
    assert.deepEqual(ids(withNext(known, { items: [at('b', 2), at('c', 3)], next: null })), 'a b c');
  });

  it('read again replace the beginning, and keep what lies beyond it', () => {
    const known = { items: [at('a', 1), at('b', 2), at('c', 3), at('d', 4)], next: 'x' };
    const read = withFirst(known, { items: [at('c', 0), at('a', 1)], next: '2' });
    assert.deepEqual(ids(read), 'c a b d');
    assert.strictEqual(read.next, 'x');
    // What was closed is gone.
    assert.deepEqual(ids(withFirst(known, { items: [at('b', 2), at('c', 3)], next: '2' })), 'b c d');
    assert.deepEqual(ids(withFirst(known, { items: [at('b', 2)], next: null })), 'b');
  });

  it('know a conversation that got its own id by its reference', () => {
    const known = { items: [conversation('~0.x', { reference: 'R', updatedAt: ago(9) })], next: 'x' };
    const read = { items: [conversation('slug', { reference: 'R', updatedAt: ago(1) })], next: 'y' };
    assert.deepEqual(ids(withFirst(known, read)), 'slug');
  });

  it('of messages keep those that are as they were, and begin anew after a gap', () => {
    const known = { items: [message('1'), message('2')], next: 'x' };
    const read = withNewest(known, { items: [message('2'), message('3')], next: 'y' });
    assert.deepEqual(ids(read), '1 2 3');
    assert.strictEqual(read.next, 'x');
    assert.strictEqual(read.items[1], known.items[1]);
    assert.deepEqual(withNewest(known, { items: [message('8')], next: 'y' }), {
      items: [message('8')],
      next: 'y',
    });
    assert.deepEqual(ids(withEarlier(known, { items: [message('0'), message('1')], next: null })), '0 1 2');
  });
});

describe('the pace of looking for news', () => {
  it('slows down while there is none, and is quick again when there is', () => {
    let pace = AT_FIRST;
    const pauses = Array.from({ length: 14 }, () => {
      pace = after('nothing', pace);
      return pace.pause / 1000;
    });
    assert.deepEqual(pauses.slice(0, 5), [15, 15, 15, 15, 22.5]);
    assert.strictEqual(pauses.at(-1), 180);
    assert.strictEqual(after('news', pace).pause, 15_000);
  });

  it('gives a Worker in trouble time, and as much as it asks for', () => {
    let pace = after(OFFLINE, AT_FIRST);
    assert.strictEqual(pace.pause, 15_000);
    pace = after(AWAY, pace);
    assert.strictEqual(pace.pause, 30_000);
    pace = after({ ...AWAY, status: 429, code: 'rate_limited', retryAfter: 600 }, pace);
    assert.deepEqual([pace.pause, pace.atLeast], [600_000, 600_000]);
    assert.strictEqual(after('nothing', pace).pause, 15_000);
  });
});

describe('unread marks', () => {
  const answered = (id: string, minutes: number) =>
    conversation(id, {
      updatedAt: ago(minutes),
      lastMessage: { from: 'agent', body: '', createdAt: ago(minutes) },
    });

  it('are for answers since the device knows the customer', () => {
    const storage = memoryStorage();
    const unread = new Unread('x', NOW - 60_000 * 10, () => storage);
    assert.isFalse(unread.has(answered('old', 20)));
    assert.isTrue(unread.has(answered('new', 5)));
    assert.isFalse(unread.has(conversation('own', { updatedAt: ago(5) })));
    unread.see(answered('new', 5));
    assert.isFalse(unread.has(answered('new', 5)));
    assert.isTrue(unread.has(answered('new', 4)));
    assert.isFalse(new Unread('x', NOW, () => storage).has(answered('new', 5)));
  });

  it('follow a conversation that gets another id', () => {
    const unread = new Unread('x', 0, () => memoryStorage());
    unread.see({ ...answered('~0.x', 5), reference: 'R' });
    assert.isFalse(unread.has({ ...answered('slug', 5), reference: 'R' }));
  });

  it('are bounded: the oldest are taken for read', () => {
    const storage = memoryStorage();
    const unread = new Unread('x', 0, () => storage);
    for (let minutes = 300; minutes > 0; minutes -= 1) unread.see(answered(`c${minutes}`, minutes));
    assert.lengthOf(Object.keys(JSON.parse(storage.getItem('x') ?? '').seen), 200);
    assert.isFalse(unread.has(answered('c300', 300)));
    assert.isTrue(unread.has(answered('another', 100)));
  });

  it('do without storage, and with one that was tampered with', () => {
    const blocked = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const unread = new Unread('x', NOW, blocked);
    unread.see(answered('a', -5));
    assert.isFalse(unread.has(answered('a', -5)));
    const storage = memoryStorage();
    storage.setItem('x', '{"since":1}');
    assert.isFalse(new Unread('x', NOW, () => storage).has(answered('a', 5)));
  });
});

describe('times', () => {
  const { ago: said } = times('en');
  const hours = 3_600_000;

  it('are said as people say them', () => {
    const noon = new Date(2026, 4, 14, 12).getTime();
    const table: [number, string][] = [
      [-5_000, 'now'],
      [59_000, 'now'],
      [5 * 60_000, '5 minutes ago'],
      [3 * hours, '3 hours ago'],
      [35 * hours, 'yesterday'],
      [37 * hours, '2 days ago'],
      [8 * 24 * hours, 'last week'],
      [70 * 24 * hours, '2 months ago'],
      [800 * 24 * hours, '2 years ago'],
    ];
    for (const [past, words] of table) assert.strictEqual(said(noon - past, noon), words);
  });

  it('belong to days of this time zone', () => {
    assert.isTrue(
      sameDay(new Date(2026, 1, 1, 0, 1).toISOString(), new Date(2026, 1, 1, 23, 59).toISOString()),
    );
    assert.isFalse(
      sameDay(new Date(2026, 1, 1, 23, 59).toISOString(), new Date(2026, 1, 2, 0, 1).toISOString()),
    );
    assert.isFalse(sameDay(ago(0), undefined));
  });
});
