import { assert } from 'chai';
import { createDraftStore, type Draft } from '../../component/draft.ts';
import { blank } from '../../component/submissions/written.ts';
import { sweepDrafts } from '../../component/sweeping.ts';
import { mount, shows } from './support/element.ts';
import { clientWith } from './support/fixtures.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const draft: Draft = { written: { ...blank(), body: 'Hello' }, attachments: [] };

describe('drafts of other forms', () => {
  it('go when they are seven days old, receipts too, and nothing else does', () => {
    localStorage.clear();
    const store = (form: string, daysAgo: number) =>
      createDraftStore('https://w/', form, undefined, () => Date.now() - daysAgo * DAY_MS);
    store('returns', 7).write(draft);
    store('jobs', 8).complete({ reference: 'REF-1', key: 'k', print: 'p' });
    store('contact', 6.9).write(draft);
    const others = {
      'reamaze-contact:draft:https://w/:unreadable': '{',
      'reamaze-contact:draft:https://w/:nothing': 'null',
      'reamaze-contact:seen:https://w/': '{"version":1,"savedAt":0}',
      basket: '{"version":1,"savedAt":0}',
    };
    for (const [name, text] of Object.entries(others)) localStorage.setItem(name, text);
    sweepDrafts();
    assert.sameMembers(Object.keys(localStorage), [store('contact', 0).name, ...Object.keys(others)]);
    localStorage.clear();
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
