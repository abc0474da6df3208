import { assert } from 'chai';
import type { Client } from '../../component/client.ts';
import { formTexts } from '../../component/locales/en/form.ts';
import { outcomeTexts } from '../../component/locales/en/outcome.ts';
import type { ReamazeContact } from '../../component/reamaze-contact.ts';
import type { Result } from '../../component/request.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { Accepted } from '../../worker/contract/submission.ts';
import {
  accessible,
  fill,
  get,
  goOffline,
  hidePage,
  mount,
  send,
  shows,
  text,
  type,
} from './support/element.ts';
import { attachment, clientWith, deferred, file, form, KEY } from './support/fixtures.ts';
import { words } from './support/words.ts';

const accepted: Result<Accepted> = { outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } };
const refused = (status: number, code: string, errors: unknown[] = []) =>
  ({ outcome: 'problem', status, code, errors }) as Result<Accepted>;
const lost: Result<Accepted> = { outcome: 'unreachable', reason: 'network' };

/** A Worker that gives these answers, one for each message, and remembers what it was sent. */
function answering(...answers: Result<Accepted>[]) {
  const sent: { body: string; key: string }[] = [];
  const sendConversation: Client['sendConversation'] = (body, key) => {
    sent.push({ body, key });
    return Promise.resolve(answers[sent.length - 1] ?? accepted);
  };
  return { sent, client: clientWith({ sendConversation }) };
}

/** A Worker that answers when the test says so. */
function calling() {
  interface Call {
    body: string;
    key: string;
    answer(result: Result<Accepted>): void;
  }
  const calls = Array.from({ length: 5 }, () => deferred<Call>());
  let count = 0;
  const sendConversation: Client['sendConversation'] = (body, key) => {
    const { promise, resolve } = deferred<Result<Accepted>>();
    calls[count]?.resolve({ body, key, answer: resolve });
    count += 1;
    return promise;
  };
  const call = (nth: number) => calls[nth - 1]?.promise ?? assert.fail(`call ${nth}`);
  return { call, client: clientWith({ sendConversation }) };
}

async function written(client: Client, properties: Partial<ReamazeContact> = {}): Promise<ReamazeContact> {
  const element = mount(client, properties);
  await shows(element, '#body');
  fill(element);
  return element;
}

describe('<reamaze-contact>', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('reamaze-contact')) element.remove();
    localStorage.clear();
  });

  it('shows a place for the form, then the form', async () => {
    const { promise, resolve } = deferred<Result<FormConfig>>();
    const element = mount(clientWith({ getForm: () => promise }));
    await shows(element, '.skeleton');
    await accessible(element);
    resolve({ outcome: 'ok', value: form });
    await shows(element, '#data-newsletter');
    await accessible(element);
  });

  it('says so if there is no form, and tries again', async () => {
    let works = false;
    const getForm: Client['getForm'] = () =>
      Promise.resolve(works ? { outcome: 'ok', value: form } : { outcome: 'unreachable', reason: 'network' });
    const element = mount(clientWith({ getForm }));
    const again = await shows(element, '.notice button');
    await accessible(element);
    works = true;
    again.click();
    await shows(element, '#body');
  });

  it('sends what was written and tells the page', async () => {
    const { sent, client } = answering();
    const element = await written(client, { data: { plan: 'pro' }, channel: 'billing' });
    let reference = '';
    element.addEventListener('reamaze-submitted', (event) => {
      reference = event.reference;
    });
    send(element);
    const title = await shows(element, '#sent-title');
    assert.strictEqual(reference, 'REF-1');
    assert.strictEqual(element.shadowRoot?.activeElement, title);
    assert.ok(text(element).includes('ada@example.com'));
    await accessible(element);
    const { page, language, ...message } = JSON.parse(sent[0]?.body ?? '');
    assert.ok(page.url.startsWith('http'));
    assert.ok(language === undefined || typeof language === 'string');
    assert.deepEqual(message, {
      subject: 'Squeaks',
      body: 'It squeaks.',
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      form: element.form,
      channel: 'billing',
      data: { plan: 'pro', topic: 'technical', newsletter: false },
    });
    assert.ok(KEY.test(sent[0]?.key ?? ''));
  });

  it('starts another message under another key', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    send(element);
    (await shows(element, '.sent .secondary')).click();
    await shows(element, '#body');
    assert.strictEqual(get(element, '#body').value, '');
    assert.strictEqual(get(element, '#email').value, 'ada@example.com');
    fill(element);
    send(element);
    await shows(element, '#sent-title');
    assert.ok(sent.length === 2 && sent[0]?.key !== sent[1]?.key);
  });

  it('says what to mend, and stops saying so when it is', async () => {
    const { sent, client } = answering();
    const element = mount(client);
    await shows(element, '#body');
    send(element);
    const notice = await shows(element, '#notice');
    assert.strictEqual(element.shadowRoot?.activeElement, notice);
    assert.strictEqual(get(element, '#email').getAttribute('aria-invalid'), 'true');
    assert.ok(get(element, '#email').getAttribute('aria-describedby')?.includes('email-error'));
    await accessible(element);

    get<HTMLElement>(element, '#notice a[href="#email"]').click();
    await element.updateComplete;
    assert.strictEqual(element.shadowRoot?.activeElement?.id, 'email');
    type(element, 'email', 'ada@example.com');
    await element.updateComplete;
    assert.strictEqual(get(element, '#email').getAttribute('aria-invalid'), 'false');
    fill(element);
    await element.updateComplete;
    assert.strictEqual(element.shadowRoot?.querySelector('#notice'), null);
    assert.strictEqual(sent.length, 0);
  });

  it('shows what the Worker refuses in the same way', async () => {
    const { client } = answering(refused(422, 'invalid', [{ path: ['email'], code: 'not_an_email' }]));
    const element = await written(client);
    send(element);
    await shows(element, '#notice');
    assert.ok(text(element).includes('like name@example.com'));
    assert.strictEqual(get(element, '#body').value, 'It squeaks.');
  });

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

  it('keeps the key when the message is changed after a refusal', async () => {
    const { sent, client } = answering(refused(422, 'invalid', [{ path: ['body'], code: 'too_long' }]));
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

  it('ignores a second press while sending', async () => {
    const { promise, resolve } = deferred<Result<Accepted>>();
    let sends = 0;
    const element = await written(
      clientWith({
        sendConversation: () => {
          sends += 1;
          return promise;
        },
      }),
    );
    send(element);
    await shows(element, '[aria-busy="true"]');
    send(element);
    await accessible(element);
    assert.ok(get(element, '#body').readOnly);
    resolve(accepted);
    await shows(element, '#sent-title');
    assert.strictEqual(sends, 1);
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

  it('waits for uploads, then goes with the files', async () => {
    const { promise, resolve } = deferred<Result<ReturnType<typeof attachment>>>();
    const { sent, client } = answering();
    const element = await written({ ...client, uploadAttachment: () => promise });
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    await shows(element, 'progress');
    await accessible(element);
    send(element);
    await shows(element, '[aria-busy="true"]');
    assert.strictEqual(sent.length, 0);
    resolve({ outcome: 'ok', value: attachment('a') });
    await shows(element, '#sent-title');
    assert.deepEqual(JSON.parse(sent[0]?.body ?? '').attachments, ['a']);
  });

  it('uploads a file again that the Worker has forgotten', async () => {
    const { sent, client } = answering(
      refused(422, 'attachment_unknown', [{ path: ['attachments', 0], code: 'unknown' }]),
    );
    let uploads = 0;
    const element = await written({
      ...client,
      uploadAttachment: () => {
        uploads += 1;
        return Promise.resolve({ outcome: 'ok', value: attachment(`upload-${uploads}`) });
      },
    });
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    await shows(element, '.file.uploaded');
    send(element);
    await shows(element, '#sent-title');
    assert.deepEqual(
      sent.map(({ body }) => JSON.parse(body).attachments[0]),
      ['upload-1', 'upload-2'],
    );
    assert.strictEqual(sent[0]?.key, sent[1]?.key);
  });

  it('lets the page keep a message, or add to it', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    const keep = (event: Event) => event.preventDefault();
    element.addEventListener('reamaze-submit', keep);
    send(element);
    await shows(element, '[aria-busy="true"]');
    await shows(element, '[aria-busy="false"]');
    assert.strictEqual(sent.length, 0);
    element.removeEventListener('reamaze-submit', keep);
    element.addEventListener('reamaze-submit', (event) => {
      event.data['plan'] = 'team';
      event.data['spy'] = 'x';
    });
    send(element);
    await shows(element, '#sent-title');
    assert.deepEqual(JSON.parse(sent[0]?.body ?? '').data, {
      topic: 'technical',
      newsletter: false,
      plan: 'team',
    });
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

  it('fills in what the page knows where a draft has nothing', async () => {
    const first = mount(clientWith());
    await shows(first, '#body');
    type(first, 'body', 'Kept');
    const { form: name } = first;
    first.remove();
    const second = mount(clientWith(), { form: name, email: 'ada@example.com' });
    await shows(second, '#body');
    assert.strictEqual(get(second, '#body').value, 'Kept');
    assert.strictEqual(get(second, '#email').value, 'ada@example.com');
  });

  it('sends without what the page put wrongly, and without what the Worker refuses of it', async () => {
    const { sent, client } = answering(
      refused(422, 'invalid', [
        { path: ['page', 'url'], code: 'not_a_url' },
        { path: ['data', 'plan'], code: 'too_long' },
      ]),
    );
    const element = await written(client, { data: { plan: 'x', other: null } as never });
    send(element);
    await shows(element, '#sent-title');
    const [first, second] = sent.map(({ body }) => JSON.parse(body));
    assert.strictEqual(first.data.plan, 'x');
    assert.notProperty(second, 'page');
    assert.deepEqual(second.data, { topic: 'technical', newsletter: false });
    assert.strictEqual(sent[0]?.key, sent[1]?.key);
  });

  it('names all that is wrong at once, refused files included', async () => {
    const element = mount(clientWith());
    await shows(element, '#body');
    const files = new DataTransfer();
    files.items.add(file('a.exe'));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    const remove = await shows(element, '.file.refused .icon');
    assert.include(text(element), 'a.exe: Only files of these types can be sent: PNG, TXT');
    send(element);
    const title = await shows(element, '#notice-title');
    assert.strictEqual(title.textContent, words.say('outcome', 'refusedTitle', { count: 6 }));
    assert.ok(get(element, `#notice a[href="#${remove.id}"]`));
    await accessible(element);
  });

  it('keeps the focus when what had it goes away', async () => {
    let works = false;
    const uploadAttachment: Client['uploadAttachment'] = () =>
      Promise.resolve(
        works
          ? { outcome: 'ok', value: attachment('a') }
          : { outcome: 'problem', status: 503, code: 'unavailable', errors: [] },
      );
    const element = await written(clientWith({ uploadAttachment }));
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    const again = await shows(element, '.file.failed .quiet:not(.icon)');
    works = true;
    again.focus();
    again.click();
    const remove = await shows(element, '.file.uploaded .icon');
    await element.updateComplete;
    assert.strictEqual(element.shadowRoot?.activeElement, remove);
  });

  it('leads the focus of whoever read the notice to the screen that follows', async () => {
    const { client } = answering();
    const element = await written(client);
    get(element, '#body').focus();
    const network = goOffline();
    send(element);
    const notice = await shows(element, '.notice.info');
    assert.strictEqual(element.shadowRoot?.activeElement, notice);
    network.comeBack();
    const title = await shows(element, '#sent-title');
    assert.strictEqual(element.shadowRoot?.activeElement, title);
  });

  it('leads the focus in another shadow root as well', async () => {
    const outer = document.createElement('div');
    document.body.append(outer);
    const { client } = answering();
    const element = await written(client);
    outer.attachShadow({ mode: 'open' }).append(element);
    get(element, '#body').focus();
    send(element);
    const title = await shows(element, '#sent-title');
    assert.strictEqual(element.shadowRoot?.activeElement, title);
    outer.remove();
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

  it('takes no files while the message waits, and shows no place to drop them', async () => {
    const element = await written(clientWith());
    const network = goOffline();
    send(element);
    await shows(element, '.notice.info');
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    const over = () =>
      element.dispatchEvent(
        new DragEvent('dragover', { dataTransfer: files, bubbles: true, cancelable: true }),
      );
    over();
    await element.updateComplete;
    assert.isNull(element.shadowRoot?.querySelector('.drop'));
    get<HTMLElement>(element, '.actions .quiet').click();
    over();
    const veil = await shows(element, '.drop');
    const [inner, outer] = [veil.getBoundingClientRect(), element.getBoundingClientRect()];
    assert.closeTo(inner.height, outer.height, 20);
    assert.closeTo(inner.width, outer.width, 20);
    network.comeBack();
  });

  it('keeps files in mind whose upload a reload has ended', async () => {
    const first = await written(clientWith({ uploadAttachment: () => deferred<never>().promise }));
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    first.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    await shows(first, 'progress');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await first.updateComplete;
    assert.ok(get(first, 'progress'));
    const { form: name } = first;
    first.remove();
    const second = mount(clientWith(), { form: name });
    const row = await shows(second, '.file.failed');
    assert.include(row.textContent, 'Choose it again');
    await accessible(second);
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

  it('says nothing of loading where there is nobody to ask', async () => {
    const { promise: said, resolve } = deferred<string>();
    const { error } = console;
    console.error = resolve;
    const element = document.createElement('reamaze-contact');
    element.endpoint = 'http://';
    document.body.append(element);
    await shows(element, '.notice');
    await shows(element, '[role=status]:empty');
    assert.match(await said, /endpoint.+http:\/\//);
    console.error = error;
    assert.include(text(element), formTexts.misconfigured);
  });

  it('says how many characters are too many while they are typed', async () => {
    const element = await written(clientWith());
    type(element, 'data-details', 'x'.repeat(25));
    const error = await shows(element, '#data-details-error');
    assert.strictEqual(error.textContent, '5 characters too many');
  });
});
