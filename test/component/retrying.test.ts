import { assert } from 'chai';
import type { Client } from '../../component/client.ts';
import { formTexts } from '../../component/locales/en/form.ts';
import { outcomeTexts } from '../../component/locales/en/outcome.ts';
import { lost, refused } from './support/account.ts';
import { accessible, get, goOffline, hidePage, mount, send, shows, text, type } from './support/element.ts';
import { clientWith } from './support/fixtures.ts';
import { accepted, answering, calling, clearAway, written } from './support/sending.ts';

describe('a message that does not get through', () => {
  afterEach(clearAway);

  it('keeps trying after the answer was lost: the same bytes under the same key', async () => {
    const { call, client } = calling();
    const element = await written(client);
    send(element);
    const first = await call(1);
    first.answer(lost);
    const notice = await shows(element, '.notice.info');
    assert.include(notice.textContent, outcomeTexts.retryingTitle);
    assert.strictEqual(element.shadowRoot?.activeElement, notice);
    await accessible(element);

    send(element);
    const second = await call(2);
    assert.include(text(element), outcomeTexts.retryingTitle);
    second.answer(refused(503, 'unavailable'));
    await shows(element, '[aria-busy="false"]');
    send(element);
    const third = await call(3);
    third.answer(accepted);
    await shows(element, '#sent-title');
    assert.strictEqual(new Set([first, second, third].map(({ key, body }) => key + body)).size, 1);
  });

  it('goes on by itself after a reload, with the same bytes', async () => {
    const { sent, client } = answering(lost);
    const first = await written(client);
    send(first);
    await shows(first, '.notice.info');
    const name = first.form ?? '';
    first.remove();
    await shows(mount(client, { form: name }), '#sent-title');
    assert.deepEqual(sent[0], sent[1] as (typeof sent)[0]);
  });

  it('asks after a reload whether to send what had failed', async () => {
    const { sent, client } = answering(refused(503, 'misconfigured'));
    const first = await written(client);
    send(first);
    await shows(first, '.notice.error');
    const name = first.form ?? '';
    first.remove();
    const second = mount(client, { form: name });
    await shows(second, '.notice.info');
    assert.strictEqual(get(second, '#body').value, 'It squeaks.');
    send(second);
    await shows(second, '#sent-title');
    assert.deepEqual(sent[0], sent[1] as (typeof sent)[0]);
  });

  it('keeps the key when the message is changed after a refusal', async () => {
    const { sent, client } = answering(
      refused(422, 'invalid', { errors: [{ path: ['body'], code: 'too_long' }] }),
    );
    const element = await written(client);
    send(element);
    await shows(element, '#notice');
    type(element, 'body', 'Shorter');
    send(element);
    await shows(element, '#sent-title');
    assert.strictEqual(sent[0]?.key, sent[1]?.key);
    assert.ok(sent[0]?.body !== sent[1]?.body);
  });

  it('says that an earlier version arrived, and sends the rest as a message of its own', async () => {
    const { sent, client } = answering(lost, refused(422, 'key_reused'));
    const element = await written(client);
    const page = hidePage();
    send(element);
    await shows(element, '.notice.info');
    get<HTMLElement>(element, '.actions .quiet').click();
    page.show();
    await element.updateComplete;
    type(element, 'body', 'It squeaks loudly.');
    send(element);
    await shows(element, '[aria-busy="true"]');
    await shows(element, '.notice.info');
    await accessible(element);
    assert.strictEqual(get(element, '#body').value, 'It squeaks loudly.');
    send(element);
    await shows(element, '#sent-title');
    assert.ok(sent[1]?.key === sent[0]?.key && sent[2]?.key !== sent[0]?.key);
  });

  it('goes out by itself when the network is back', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    const network = goOffline();
    send(element);
    await shows(element, '.notice.info');
    await accessible(element);
    assert.strictEqual(sent.length, 0);
    network.comeBack();
    await shows(element, '#sent-title');
    assert.strictEqual(sent.length, 1);
  });

  it('says that there is no network before anything is sent', async () => {
    const element = await written(clientWith());
    const network = goOffline();
    window.dispatchEvent(new Event('offline'));
    await element.updateComplete;
    assert.include(get<HTMLElement>(element, 'form').textContent ?? '', formTexts.offlineHint);
    await accessible(element);
    network.comeBack();
    await element.updateComplete;
    assert.notInclude(get<HTMLElement>(element, 'form').textContent ?? '', formTexts.offlineHint);
  });

  it('tries though the browser sees no network, if the visitor says so', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    const network = goOffline();
    send(element);
    await shows(element, '.notice.info');
    send(element);
    await shows(element, '#sent-title');
    network.comeBack();
    assert.strictEqual(sent.length, 1);
  });

  it('says that a message may have arrived where its answer was lost for good', async () => {
    const sendConversation: Client['sendConversation'] = () =>
      Promise.resolve({ outcome: 'problem', status: 503, code: 'unavailable', errors: [], retryAfter: 600 });
    const element = await written(clientWith({ sendConversation }));
    send(element);
    const notice = await shows(element, '.notice.error');
    assert.include(notice.textContent, outcomeTexts.restoredTitle);
    assert.include(notice.textContent, outcomeTexts.sendAgain);
    assert.notInclude(notice.textContent, outcomeTexts.failedTitle);
  });
});
