import { assert } from 'chai';
import type { Client } from '../../component/client.ts';
import { createDraftStore } from '../../component/draft.ts';
import type { ReamazeContact } from '../../component/reamaze-contact.ts';
import type { Result } from '../../component/request.ts';
import { blank } from '../../component/submissions/written.ts';
import type { Accepted } from '../../worker/contract/submission.ts';
import {
  fill,
  get,
  goOffline,
  hidePage,
  mount,
  send,
  shows,
  text,
  type,
  updated,
} from './support/element.ts';
import { attachment, clientWith, deferred } from './support/fixtures.ts';

const ENDPOINT = 'https://contact.example.com/';

/** Two elements that share a draft, as two tabs do, and the Worker they send to. */
async function twoTabs() {
  const sent: { body: string; key: string }[] = [];
  const answer = deferred<Result<Accepted>>();
  const sendConversation: Client['sendConversation'] = (body, key) => {
    sent.push({ body, key });
    return answer.promise;
  };
  const client = clientWith({ sendConversation });
  const form = crypto.randomUUID();
  const one = mount(client, { form, endpoint: ENDPOINT });
  const two = mount(client, { form, endpoint: ENDPOINT });
  await Promise.all([shows(one, '#body'), shows(two, '#body')]);
  const accept = () => answer.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } });
  const lose = () => answer.resolve({ outcome: 'unreachable', reason: 'network' });
  return { one, two, sent, accept, lose, draft: createDraftStore(ENDPOINT, form) };
}

/** Saves at once what was typed. */
async function save(...elements: ReamazeContact[]): Promise<void> {
  window.dispatchEvent(new Event('pagehide'));
  await Promise.all(elements.map((element) => element.updateComplete));
}

/** Saves what was typed in one, and resolves when the other shows it. */
async function share(one: ReamazeContact, two: ReamazeContact): Promise<void> {
  await save(one);
  const written = body(one);
  while (body(two) !== written) await updated(two);
}

const body = (element: ReamazeContact) => get(element, '#body').value;
const comesBack = () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

describe('two tabs with one draft', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('reamaze-contact')) element.remove();
    localStorage.clear();
  });

  it('show the same', async () => {
    const { one, two } = await twoTabs();
    fill(one);
    await share(one, two);
    assert.strictEqual(body(two), 'It squeaks.');
    type(two, 'body', 'It squeaks. Loudly.');
    await share(two, one);
    assert.strictEqual(body(one), 'It squeaks. Loudly.');
  });

  it('keep what is being typed', async () => {
    const { one, two } = await twoTabs();
    type(two, 'body', 'Typed here');
    fill(one);
    one.remove();
    await two.updateComplete;
    assert.strictEqual(body(two), 'Typed here');
  });

  it('share files that were uploaded while the other one was typed in', async () => {
    const { one, two, draft } = await twoTabs();
    fill(two);
    await share(two, one);
    type(two, 'body', 'Typed here');
    draft.write({ written: { ...blank(), body: 'It squeaks.' }, attachments: [attachment('a')] });
    await shows(two, '.file.uploaded');
    await save(one, two);
    assert.deepEqual(
      draft.read()?.attachments.map(({ id }) => id),
      ['a'],
    );
    assert.strictEqual(draft.read()?.written.body, 'Typed here');
  });

  it('keep everything if the draft is cleared or cannot be read', async () => {
    const { one, two, draft } = await twoTabs();
    fill(one);
    await share(one, two);
    localStorage.clear();
    comesBack();
    localStorage.setItem(draft.name, '{"version":99}');
    comesBack();
    await one.updateComplete;
    assert.strictEqual(body(one), 'It squeaks.');
    assert.strictEqual(body(two), 'It squeaks.');
  });

  it('send it once, and both say so', async () => {
    const { one, two, sent, accept } = await twoTabs();
    const told: string[] = [];
    for (const element of [one, two])
      element.addEventListener('reamaze-submitted', ({ reference }) => told.push(reference));
    fill(one);
    await share(one, two);
    send(one);
    send(two);
    accept();
    await Promise.all([shows(one, '#sent-title'), shows(two, '#sent-title')]);
    assert.ok(text(two).includes('REF-1') && text(two).includes('ada@example.com'));
    assert.strictEqual(sent.length, 1);
    assert.deepEqual(told, ['REF-1']);
  });

  it('send it once when both waited for the network', async () => {
    const { one, two, sent, accept } = await twoTabs();
    fill(one);
    await share(one, two);
    const network = goOffline();
    send(one);
    await Promise.all([shows(one, '.notice.info'), shows(two, '.notice.info')]);
    accept();
    network.comeBack();
    await Promise.all([shows(one, '#sent-title'), shows(two, '#sent-title')]);
    assert.strictEqual(sent.length, 1);
  });

  it('hold it back in both', async () => {
    const { one, two, sent } = await twoTabs();
    fill(one);
    await share(one, two);
    const network = goOffline();
    send(one);
    await Promise.all([shows(one, '.notice.info'), shows(two, '.notice.info')]);
    get<HTMLElement>(two, '.actions .quiet').click();
    await Promise.all([one.updateComplete, two.updateComplete]);
    assert.isFalse(get(one, '#body').readOnly || get(two, '#body').readOnly);
    network.comeBack();
    await one.updateComplete;
    assert.strictEqual(sent.length, 0);
  });

  it('keep the text that was typed in one while the other was sending', async () => {
    const { one, two, sent, accept, draft } = await twoTabs();
    fill(one);
    await share(one, two);
    type(two, 'body', 'It squeaks. Loudly.');
    send(one);
    await shows(one, '[aria-busy="true"]');
    await save(two);
    accept();
    await shows(one, '#sent-title');
    assert.strictEqual(JSON.parse(sent[0]?.body ?? '').body, 'It squeaks.');
    assert.strictEqual(body(two), 'It squeaks. Loudly.');
    assert.strictEqual(draft.read()?.written.body, 'It squeaks. Loudly.');
    get<HTMLElement>(one, '.sent .secondary').click();
    await one.updateComplete;
    assert.strictEqual(body(one), 'It squeaks. Loudly.');
  });

  it('retry with one pause, not with one each', async () => {
    const { one, two, sent, lose } = await twoTabs();
    fill(one);
    await share(one, two);
    const page = hidePage();
    send(one);
    await shows(one, '[aria-busy="true"]');
    lose();
    await Promise.all([shows(one, '.notice.info'), shows(two, '.notice.info')]);
    await Promise.all([one.updateComplete, two.updateComplete]);
    assert.strictEqual(sent.length, 1);
    one.remove();
    two.remove();
    page.show();
  });

  it('send two messages where they hold two', async () => {
    const { one, two, sent, accept } = await twoTabs();
    fill(one);
    await share(one, two);
    type(two, 'body', 'Something else.');
    send(one);
    send(two);
    accept();
    await Promise.all([shows(one, '#sent-title'), shows(two, '#sent-title')]);
    assert.sameMembers(
      sent.map((message) => JSON.parse(message.body).body),
      ['It squeaks.', 'Something else.'],
    );
    assert.notStrictEqual(sent[0]?.key, sent[1]?.key);
  });

  it('see what became of it when they come out of the back/forward cache', async () => {
    const { one, two, draft } = await twoTabs();
    fill(one);
    await share(one, two);
    two.remove();
    const kept = draft.name;
    localStorage.setItem(kept, JSON.stringify({ version: 1, savedAt: Date.now(), reference: 'REF-2' }));
    comesBack();
    await shows(one, '#sent-title');
    assert.include(text(one), 'REF-2');
  });
});
