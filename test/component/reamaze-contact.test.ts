import { assert } from 'chai';
import type { Client } from '../../component/client.ts';
import { formTexts } from '../../component/locales/en/form.ts';
import type { Result } from '../../component/request.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { Accepted } from '../../worker/contract/submission.ts';
import { refused } from './support/account.ts';
import { accessible, fill, get, mount, send, shows, text, type } from './support/element.ts';
import { clientWith, deferred, file, form, KEY } from './support/fixtures.ts';
import { accepted, answering, clearAway, written } from './support/sending.ts';
import { words } from './support/words.ts';

describe('<reamaze-contact>', () => {
  afterEach(clearAway);

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
    const { client } = answering(
      refused(422, 'invalid', { errors: [{ path: ['email'], code: 'not_an_email' }] }),
    );
    const element = await written(client);
    send(element);
    await shows(element, '#notice');
    assert.ok(text(element).includes('like name@example.com'));
    assert.strictEqual(get(element, '#body').value, 'It squeaks.');
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
      refused(422, 'invalid', {
        errors: [
          { path: ['page', 'url'], code: 'not_a_url' },
          { path: ['data', 'plan'], code: 'too_long' },
        ],
      }),
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
