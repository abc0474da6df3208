import { assert } from 'chai';
import { createDraftStore, type Draft } from '../../component/draft.ts';
import { blank } from '../../component/submissions/written.ts';
import { attachment, memoryStorage } from './support/fixtures.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const draft: Draft = {
  written: { ...blank(), body: 'Hello', answers: { topic: 'billing', newsletter: true } },
  attachments: [attachment('a')],
  pending: { key: 'k', sent: { body: '{}', typed: '{}', promised: false } },
};

describe('a draft', () => {
  it('comes back as it was written', () => {
    const storage = memoryStorage();
    createDraftStore('https://w/', 'contact', () => storage).write(draft);
    const kept = createDraftStore('https://w/', 'contact', () => storage).read();
    assert.deepEqual(kept?.written, draft.written);
    assert.deepEqual(kept?.attachments, draft.attachments);
    assert.deepEqual(kept?.pending, draft.pending);
  });

  it('belongs to one form of one Worker', () => {
    const storage = memoryStorage();
    createDraftStore('https://w/', 'contact', () => storage).write(draft);
    assert.strictEqual(createDraftStore('https://w/', 'jobs', () => storage).read(), undefined);
    assert.strictEqual(createDraftStore('https://v/', 'contact', () => storage).read(), undefined);
  });

  for (const [days, kept] of [
    [0, true],
    [6.9, true],
    [7, false],
    [30, false],
  ] as const) {
    it(`is ${kept ? 'kept' : 'forgotten'} after ${days} days`, () => {
      const storage = memoryStorage();
      let now = 0;
      const store = createDraftStore(
        'https://w/',
        'contact',
        () => storage,
        () => now,
      );
      store.write(draft);
      now = days * DAY_MS;
      assert.strictEqual(store.read() !== undefined, kept);
    });
  }

  it('is deleted once it is too old', () => {
    const storage = memoryStorage();
    let now = 0;
    const store = createDraftStore(
      'https://w/',
      'contact',
      () => storage,
      () => now,
    );
    store.write(draft);
    now = 8 * DAY_MS;
    store.read();
    assert.lengthOf(storage, 0);
  });

  for (const stored of [
    '',
    'null',
    '[]',
    '"x"',
    '{',
    '{"version":1,"savedAt":0}',
    '{"version":1,"savedAt":0,"written":{},"attachments":[]}',
  ]) {
    it(`is none if something else is stored: ${stored}`, () => {
      const storage = memoryStorage();
      storage.setItem('reamaze-contact:draft:https://w/:contact', stored);
      assert.strictEqual(
        createDraftStore(
          'https://w/',
          'contact',
          () => storage,
          () => 1,
        ).read(),
        undefined,
      );
    });
  }

  it('is none where storage is blocked, and nothing fails', () => {
    const store = createDraftStore('https://w/', 'contact', () => {
      throw new DOMException('blocked', 'SecurityError');
    });
    store.write(draft);
    store.clear();
    assert.strictEqual(store.read(), undefined);
    assert.strictEqual(store.works, false);
  });

  it('is none where storage is full', () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const store = createDraftStore('https://w/', 'contact', () => full);
    store.write(draft);
    assert.strictEqual(store.works, false);
  });

  it('tells when another tab has written, until that was read', () => {
    const storage = memoryStorage();
    const [one, two] = [1, 2].map(() => createDraftStore('https://w/', 'contact', () => storage));
    assert.ok(one && two);
    one.write(draft);
    assert.isFalse(one.changed);
    assert.isTrue(two.changed);
    assert.deepEqual(two.peek()?.written, draft.written);
    assert.isTrue(two.changed);
    two.read();
    assert.isFalse(two.changed);
    one.clear();
    assert.isFalse(two.changed);
  });

  it('leaves the reference when it is sent, and nothing of the message', () => {
    const storage = memoryStorage();
    const store = createDraftStore('https://w/', 'contact', () => storage);
    store.write(draft);
    const receipt = { reference: 'REF-1', key: 'k', print: '2-x' };
    store.complete(receipt);
    assert.strictEqual(store.read(), undefined);
    assert.deepInclude(store.peekReceipt(), receipt);
    assert.notInclude(storage.getItem(store.name) ?? '', 'Hello');
  });
});
