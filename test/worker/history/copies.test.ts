import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Copies } from '../../../worker/history/copies.ts';
import { openDatabase, openStorage } from '../../support/sqlite.ts';

const NOW = 1_795_000_000_000;
const HOUR_MS = 60 * 60 * 1_000;

/** One object's copies; `asleep` writes down what is left to write, and begins a new life. */
function world() {
  const database = openDatabase();
  const work: (() => void)[] = [];
  const open = () => new Copies(openStorage(database).sql, (some) => void work.push(some));
  return {
    copies: open(),
    settle: () => {
      for (const some of work.splice(0)) some();
    },
    reopened: open,
    rows: () =>
      database
        .prepare('SELECT name FROM copies')
        .all()
        .map((row) => String(row['name'])),
  };
}

const copyOf = (value: unknown, readAt = NOW) => ({ value, readAt, freshUntil: readAt + 10_000 });

describe('a copy', () => {
  it('is there at once, and on disk when the answer has left', () => {
    const { copies, settle, reopened, rows } = world();
    copies.put('list:1', copyOf([1, 'two', null]));
    assert.deepEqual(copies.get('list:1', NOW)?.value, [1, 'two', null]);
    assert.deepEqual(rows(), []);
    settle();
    assert.deepEqual(reopened().get('list:1', NOW), copyOf([1, 'two', null]));
  });

  it('is shown for an hour, and deleted after it', () => {
    const { copies, settle, reopened, rows } = world();
    copies.put('list:1', copyOf('old'));
    copies.put('list:2', copyOf('new', NOW + 1));
    settle();
    const lives = [copies, reopened()];
    for (const one of lives) {
      assert.equal(one.get('list:1', NOW + HOUR_MS - 1)?.value, 'old');
      assert.equal(one.get('list:1', NOW + HOUR_MS), undefined);
      assert.equal(one.nextExpiryAt(), NOW + HOUR_MS);
    }
    for (const one of lives) {
      one.forget(NOW + HOUR_MS);
      assert.equal(one.nextExpiryAt(), NOW + 1 + HOUR_MS);
    }
    assert.deepEqual(rows(), ['list:2']);
  });

  it('can be shown, but not as new, once something has changed', () => {
    const { copies, settle, reopened } = world();
    copies.put('list:1', copyOf('old'));
    settle();
    copies.put('list:2', copyOf('unwritten'));
    copies.outdate();
    settle();
    for (const one of [copies, reopened()])
      for (const name of ['list:1', 'list:2']) assert.equal(one.get(name, NOW)?.freshUntil, 0);
  });

  it('is written down in its newest form, or not at all where it was taken back', () => {
    const { copies, settle, reopened, rows } = world();
    copies.put('list:1', copyOf('first'));
    copies.put('list:1', copyOf('second'));
    copies.put('list:2', copyOf('removed'));
    copies.remove('list:2');
    settle();
    assert.deepEqual(rows(), ['list:1']);
    assert.equal(reopened().get('list:1', NOW)?.value, 'second');
    copies.put('list:3', copyOf('cleared'));
    copies.clear();
    settle();
    assert.deepEqual([rows(), copies.get('list:1', NOW), copies.nextExpiryAt()], [[], undefined, null]);
  });

  it('that is too large for a row is kept in memory alone', () => {
    const { copies, settle, rows } = world();
    copies.put('messages:x:1', copyOf('x'.repeat(700_000)));
    settle();
    assert.deepEqual(rows(), []);
    assert.equal(String(copies.get('messages:x:1', NOW)?.value).length, 700_000);
  });

  it('gives way when two hundred newer ones are there', () => {
    const { copies, settle, rows } = world();
    for (let page = 1; page <= 200; page += 1) copies.put(`list:${page}`, copyOf(page));
    settle();
    copies.put('list:1', copyOf('read again'));
    copies.put('list:201', copyOf(201));
    settle();
    assert.equal(rows().length, 200);
    assert.equal(copies.get('list:1', NOW)?.value, 'read again');
    assert.equal(copies.get('list:2', NOW), undefined);
  });
});
