import { assert } from 'chai';
import { createDraftStore, type Draft } from '../../component/draft.ts';
import { blank } from '../../component/submissions/written.ts';
import { sweepDrafts } from '../../component/sweeping.ts';
import { mount, shows } from './support/element.ts';
import { clientWith, memoryStorage } from './support/fixtures.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const draft: Draft = { written: { ...blank(), body: 'Hello' }, attachments: [] };

describe('drafts of other forms', () => {
  it('go when they are seven days old, receipts too, and nothing else does', () => {
    const storage = memoryStorage();
    const store = (form: string, days: number) =>
      createDraftStore(
        'https://w/',
        form,
        () => storage,
        () => days * DAY_MS,
      );
    store('returns', 0).write(draft);
    store('jobs', 0).complete({ reference: 'REF-1', key: 'k', print: 'p' });
    store('contact', 0.5).write(draft);
    const others = {
      'reamaze-contact:draft:https://w/:unreadable': '{',
      'reamaze-contact:draft:https://w/:nothing': 'null',
      'reamaze-contact:seen:https://w/': '{"savedAt":0}',
      basket: '{"savedAt":0}',
    };
    for (const [name, text] of Object.entries(others)) storage.setItem(name, text);
    sweepDrafts(7 * DAY_MS, () => storage);
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    assert.sameMembers(names, [store('contact', 0).name, ...Object.keys(others)]);
  });

  it('are no concern where storage is blocked', () => {
    sweepDrafts(0, () => {
      throw new DOMException('Blocked', 'SecurityError');
    });
  });

  it('go as soon as somebody uses a form', async () => {
    const old = createDraftStore('https://w/', crypto.randomUUID(), undefined, () => 0);
    old.write(draft);
    const element = mount(clientWith());
    (await shows(element, '#body')).focus();
    await shows(element, '.field [role=status]');
    assert.isNull(localStorage.getItem(old.name));
    element.remove();
  });
});
