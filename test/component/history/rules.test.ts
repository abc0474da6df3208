import { assert } from 'chai';
import * as fc from 'fast-check';
import { AT_FIRST, after } from '../../../component/history/pace.ts';
import { withEarlier, withFirst, withNewest, withNext } from '../../../component/history/pages.ts';
import { folded, search } from '../../../component/history/search.ts';
import { sameDay, times, varietyOf } from '../../../component/history/times.ts';
import { Unread } from '../../../component/history/unread.ts';
import { memoryStorage } from '../support/fixtures.ts';
import { AWAY, ago, conversation, message, NOW, OFFLINE } from './support.ts';

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

  it('read again do not go back to pages that were passed, unless all is another', () => {
    const known = { items: [at('a', 1), at('b', 2)], next: null };
    assert.isNull(withFirst(known, { items: [at('a', 1), at('b', 2)], next: '2' }).next);
    assert.isNull(withFirst(known, { items: [at('b', 0), at('a', 1)], next: '2' }).next);
    assert.isNull(withFirst({ items: [], next: null }, { items: [], next: '5' }).next);
    assert.strictEqual(withFirst(known, { items: [at('x', 0)], next: '2' }).next, null);
    assert.strictEqual(withFirst(known, { items: [at('x', 3)], next: '2' }).next, '2');
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
    // What the agent wrote cannot always be shown in a list.
    assert.isTrue(unread.has(conversation('unshown', { state: 'answered', updatedAt: ago(5) })));
    unread.see(answered('new', 5));
    assert.isFalse(unread.has(answered('new', 5)));
    assert.isTrue(unread.has(answered('new', 4)));
    assert.isFalse(new Unread('x', NOW, () => storage).has(answered('new', 5)));
    assert.notInclude(storage.getItem('x') ?? '', 'new');
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

describe("the visitor's own variety of a language", () => {
  const cases: [shown: string, own: string[], used: string][] = [
    ['en', ['en-GB', 'de'], 'en-GB'],
    ['de', ['en-GB', 'de-AT', 'de'], 'de-AT'],
    ['de', ['en-GB'], 'de'],
    ['zh-Hant', ['zh-CN', 'zh-TW'], 'zh-TW'],
    ['sr-Latn', ['sr'], 'sr-Latn'],
    ['en', ['en-US@posix', '', 'C'], 'en'],
  ];
  for (const [shown, own, used] of cases)
    it(`is ${used} for ${shown} and ${own.join(', ')}`, () =>
      assert.strictEqual(varietyOf(shown, own), used));
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
