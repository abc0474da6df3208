import { assert } from 'chai';
import type { OperatorPage } from '../../worker/operator/page/operator-page.ts';
import { accessible, mount, NOW, press, shows, signIn, submission } from './support/operator.ts';

let element: OperatorPage | undefined;
afterEach(() => element?.remove());

function open(...given: Parameters<typeof mount>) {
  const mounted = mount(...given);
  element = mounted.element;
  return mounted;
}

const focused = (page: OperatorPage) => page.shadowRoot?.activeElement;
const references = (page: OperatorPage) =>
  [...(page.shadowRoot?.querySelectorAll('.reference') ?? [])].map((it) => it.textContent);

describe('the operator’s page', () => {
  it('asks for the token, and forgets it', async () => {
    const { element: page } = open();
    const input = await shows<HTMLInputElement>(page, '#token');
    assert.equal(input.type, 'password');
    await accessible(page);
    await signIn(page);
    await shows(page, '#sign-out');
    assert.equal(focused(page)?.id, 'title');
    await press(page, '#sign-out');
    assert.equal((await shows<HTMLInputElement>(page, '#token')).value, '');
    assert.equal(focused(page)?.id, 'token');
    assert.notInclude(JSON.stringify([localStorage, sessionStorage]), 'the-right-token');
  });

  it('says that a token is wrong', async () => {
    const { element: page } = open();
    await signIn(page, 'wrong');
    await shows(page, '#token-error', 'does not accept this token');
    assert.equal((await shows(page, '#token')).getAttribute('aria-invalid'), 'true');
    await accessible(page);
  });

  it('says what is wrong with the set-up', async () => {
    const setup = [{ where: 'SIGNING_KEYS', problem: 'is missing' }];
    const { element: page } = open({ trouble: { code: 'misconfigured', setup } });
    await signIn(page);
    await shows(page, '.setup', 'SIGNING_KEYS is missing');
    await accessible(page);
  });

  it('says that nothing is waiting', async () => {
    const { element: page } = open();
    await signIn(page);
    await shows(page, '.banner.fine', 'Nothing is waiting.');
    await shows(page, '.empty');
    await accessible(page);
  });

  it('says what to do with one that has failed', async () => {
    const { element: page } = open({ items: [submission({ id: 'a' })] });
    await signIn(page);
    await shows(page, '.banner.warning', 'One message has failed.');
    await shows(page, '.banner.warning', 'send it again. It is kept for 30 days.');
  });

  it('shows counts, and the messages of one state, page by page', async () => {
    const items = ['a', 'b', 'c'].map((id) => submission({ id }));
    const { element: page } = open({
      items: [...items, submission({ id: 'd', state: 'waiting', lastError: null })],
    });
    await signIn(page);
    const banner = await shows(page, '.banner.warning', '3 messages have failed.');
    const words = 'The helpdesk does not accept it (status 422)';
    assert.include(banner.textContent ?? '', `Last error: ${words}`);
    assert.include(banner.textContent ?? '', 'The oldest of the others was sent');
    await accessible(page);
    await press(page, '.count', '3 Failed');
    await shows(page, '#list-title', 'Failed');
    assert.deepEqual(references(page), ['REF-a', 'REF-b']);
    const row = (await shows(page, '.row')).textContent ?? '';
    assert.ok(row.includes(words) && row.includes('2 attempts'), row);
    await press(page, '.paging button', 'Older');
    await shows(page, '.reference', 'REF-c');
    assert.deepEqual(references(page), ['REF-c']);
    await press(page, '.paging button', 'Newer');
    await shows(page, '.reference', 'REF-a');
    const time = await shows<HTMLTimeElement>(page, '.row time', '5 minutes ago');
    assert.equal(Date.parse(time.dateTime), NOW - 5 * 60_000);
    assert.isNotEmpty(time.title);
  });

  it('shows one message as text, and the way back', async () => {
    const { element: page } = open({ items: [submission({ id: 'a' })] });
    await signIn(page);
    await press(page, '.reference', 'REF-a');
    await shows(page, '#subject', 'About <b>a</b>');
    assert.include((await shows(page, '.body')).textContent ?? '', '\n  <script>alert(1)</script>');
    await shows(page, '.attachments', 'photo.png');
    await shows(page, '.data', 'billing');
    assert.equal(focused(page)?.id, 'detail-title');
    await accessible(page);
    await press(page, '.back');
    await shows(page, '.list');
    assert.equal(focused(page)?.id, 'open-a');
  });

  it('sends a message again', async () => {
    const { element: page, fake } = open({ items: [submission({ id: 'a' })] });
    await signIn(page);
    await press(page, '.reference');
    await press(page, '#retry');
    await shows(page, '.note', 'It is on its way again.');
    await shows(page, '.detail .state', 'Waiting');
    assert.equal(fake.items[0]?.state, 'waiting');
    assert.isNull(page.shadowRoot?.querySelector('#retry'));
  });

  it('deletes a message only when asked twice', async () => {
    const { element: page, fake } = open({ items: [submission({ id: 'a' })] });
    await signIn(page);
    await press(page, '.reference');
    await press(page, '#remove');
    await shows(page, 'dialog[open]');
    assert.equal((focused(page) as HTMLButtonElement).value, 'keep');
    await accessible(page);
    await press(page, 'dialog button[value=keep]');
    assert.lengthOf(fake.items, 1);
    await press(page, '#remove');
    await press(page, 'dialog button[value=delete]');
    await shows(page, '.note', 'It is deleted.');
    await shows(page, '.empty');
    assert.lengthOf(fake.items, 0);
  });

  it('hands out everything as a file', async () => {
    const { element: page, saved, fake } = open({ items: [submission({ id: 'a' })] });
    await signIn(page);
    await press(page, '#export');
    await shows(page, '.note', 'outbox.json');
    assert.deepEqual(saved, [{ name: 'outbox.json', text: JSON.stringify({ items: fake.items }) }]);
  });

  it('says why the line stands and what to do, and when it goes on', async () => {
    const until = new Date(NOW + 60_000).toISOString();
    const stopped = { reason: 'unauthorized', words: 'The helpdesk refuses the credentials', until };
    const {
      element: page,
      fake,
      tick,
    } = open({ items: [submission({ id: 'a', state: 'waiting' })], stopped });
    await signIn(page);
    const banner = await shows(page, '.banner.danger', 'The helpdesk refuses the credentials.');
    assert.include(banner.textContent ?? '', 'Set REAMAZE_LOGIN_EMAIL and REAMAZE_API_TOKEN again');
    assert.include(banner.textContent ?? '', 'in 1 minute');
    assert.match(banner.textContent ?? '', /The oldest was sent\s+5 minutes ago/);
    await accessible(page);
    fake.stopped = null;
    tick();
    await shows(page, '.banner.fine', 'Messages are on their way.');
  });

  it('keeps what it shows while the Worker cannot be reached, and says so', async () => {
    const { element: page, fake, tick } = open({ items: [submission({ id: 'a' })] });
    await signIn(page);
    await shows(page, '.reference');
    fake.trouble = { code: 'unreachable', setup: [] };
    tick();
    await shows(page, '.banner.danger', 'The Worker cannot be reached.');
    assert.deepEqual(references(page), ['REF-a']);
    await accessible(page);
    fake.trouble = { code: 'unauthenticated', setup: [] };
    tick();
    await shows(page, '#token-error', 'does not accept this token');
  });

  it('asks nothing while nobody looks', async () => {
    const { element: page, fake, ticking } = open();
    await signIn(page);
    await shows(page, '.banner');
    const look = (visibility: DocumentVisibilityState) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    look('hidden');
    assert.equal(ticking.size, 0);
    const { questions } = fake;
    look('visible');
    assert.equal(ticking.size, 1);
    assert.isAbove(fake.questions, questions);
    Reflect.deleteProperty(document, 'visibilityState');
    page.remove();
    assert.equal(ticking.size, 0);
  });
});
