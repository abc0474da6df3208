import { assert } from 'chai';
import type { Client } from '../../component/client.ts';
import { outcomeTexts } from '../../component/locales/en/outcome.ts';
import type { Result } from '../../component/request.ts';
import { lost, refused } from './support/account.ts';
import { accessible, get, mount, send, shows, text } from './support/element.ts';
import { clientWith } from './support/fixtures.ts';
import { answering, clearAway, written } from './support/sending.ts';

describe('another way for a message', () => {
  afterEach(clearAway);

  it('offers the address of the site when sending fails, with everything typed', async () => {
    const { client } = answering(refused(503, 'misconfigured'));
    const element = await written(client);
    send(element);
    const link = await shows(element, '.notice.error a[href^="mailto:"]');
    const url = new URL(link.getAttribute('href') ?? '');
    assert.strictEqual(url.pathname, 'help@example.com');
    assert.strictEqual(url.searchParams.get('subject'), 'Squeaks');
    assert.include(url.searchParams.get('body') ?? '', 'It squeaks.');
    await accessible(element);
  });

  it('prefers the address that the page names', async () => {
    const { client } = answering(refused(503, 'misconfigured'));
    const element = await written(client, { fallbackEmail: 'shop@example.com' });
    send(element);
    const link = await shows(element, '.notice.error a[href^="mailto:"]');
    assert.match(link.getAttribute('href') ?? '', /^mailto:shop@example\.com\?/);
  });

  it('offers it where there is no form either, with what a draft holds', async () => {
    const { client } = answering();
    const first = await written(client);
    const name = first.form ?? '';
    first.remove();
    const getForm: Client['getForm'] = () => Promise.resolve(lost as Result<never>);
    const element = mount(clientWith({ getForm }), { form: name, fallbackEmail: 'help@example.com' });
    const whole = await shows(element, '.whole');
    assert.include((whole as HTMLTextAreaElement).value, 'It squeaks.');
    await accessible(element);
    localStorage.clear();
    element.requestUpdate();
    await element.updateComplete;
    assert.strictEqual(
      get(element, '[part~=fallback-email]').getAttribute('href'),
      'mailto:help@example.com',
    );
    await accessible(element);
  });

  it('shows the message to be copied by hand where the clipboard is out of reach', async () => {
    const { client } = answering(refused(503, 'misconfigured'));
    const element = await written(client);
    send(element);
    await shows(element, '.notice.error');
    const original = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: refuse } });
    element.requestUpdate();
    (await shows(element, '#copy')).click();
    const whole = (await shows(element, '.whole')) as HTMLTextAreaElement;
    for (const part of ['Squeaks', 'Ada Lovelace', 'Topic: Technical', 'It squeaks.']) {
      assert.include(whole.value, part);
    }
    await accessible(element);
    if (original) Object.defineProperty(navigator, 'clipboard', original);
    else Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('selects the reference where it may not be copied', async () => {
    const { client } = answering();
    const element = await written(client);
    const original = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: refuse } });
    send(element);
    (await shows(element, '#copy')).click();
    await shows(element, '.reference .hint + code + .hint');
    assert.include(text(element), outcomeTexts.selected);
    await element.updateComplete;
    assert.strictEqual(element.shadowRoot?.activeElement?.localName, 'code');
    await accessible(element);
    if (original) Object.defineProperty(navigator, 'clipboard', original);
    else Reflect.deleteProperty(navigator, 'clipboard');
  });
});
