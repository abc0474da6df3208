import { assert } from 'chai';
import type { Client } from '../../component/client.ts';
import type { ReamazeUploadEvent } from '../../component/index.ts';
import { formTexts } from '../../component/locales/en/form.ts';
import { outcomeTexts } from '../../component/locales/en/outcome.ts';
import { leaveNothing, mountContact, refused } from './support/account.ts';
import {
  accessible,
  get,
  goOffline,
  mount,
  press,
  says,
  send,
  shows,
  text,
  type,
} from './support/element.ts';
import { clientWith, deferred, file } from './support/fixtures.ts';
import { answering, clearAway, written } from './support/sending.ts';

/** Everything of this name that the page hears. */
function heard<K extends keyof HTMLElementEventMap>(name: K, target: EventTarget = document) {
  const events: HTMLElementEventMap[K][] = [];
  target.addEventListener(name, (event) => events.push(event as HTMLElementEventMap[K]));
  return events;
}

afterEach(() => {
  clearAway();
  leaveNothing();
});

describe('the events of the element', () => {
  it('say when the form is there, once', async () => {
    const element = mount(clientWith());
    const events = heard('reamaze-ready', element);
    await new Promise((resolve) => element.addEventListener('reamaze-ready', resolve));
    assert.ok(get(element, '#body'));
    await element.updateComplete;
    assert.lengthOf(events, 1);
    assert.isTrue(events[0]?.bubbles && events[0].composed);
  });

  it('say why there is no form', async () => {
    const answer = refused(403, 'origin_not_allowed');
    const { error } = console;
    console.error = () => {};
    const element = mount(clientWith({ getForm: () => Promise.resolve(answer) }));
    const event = await new Promise<HTMLElementEventMap['reamaze-error']>((resolve) =>
      element.addEventListener('reamaze-error', resolve),
    );
    console.error = error;
    assert.deepEqual([event.what, event.code], ['form', 'origin_not_allowed']);
  });

  it('say why a message stays here, and nothing of what is in it', async () => {
    const answer = refused(429, 'rate_limited');
    const element = await written(clientWith({ sendConversation: () => Promise.resolve(answer) }));
    const events = heard('reamaze-error', element);
    type(element, 'email', 'nobody');
    send(element);
    await shows(element, '#email-error');
    type(element, 'email', 'ada@example.com');
    send(element);
    await says(element, outcomeTexts.failedTitle);
    assert.deepEqual(
      events.map(({ what, code }) => [what, code]),
      [
        ['message', 'invalid'],
        ['message', 'rate_limited'],
      ],
    );
    assert.notInclude(JSON.stringify(events.map((event) => ({ ...event }))), 'ada');
  });

  it('follow each file, without its name', async () => {
    const upload = deferred<Awaited<ReturnType<Client['uploadAttachment']>>>();
    const element = await written(clientWith({ uploadAttachment: () => upload.promise }));
    const events: ReamazeUploadEvent[] = heard('reamaze-upload', element);
    const input = get(element, 'input[type=file]');
    const transfer = new DataTransfer();
    transfer.items.add(file('letter.txt'));
    transfer.items.add(file('tool.exe'));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
    await shows(element, 'progress');
    upload.resolve({
      outcome: 'ok',
      value: { id: 'a', name: 'letter.txt', type: 'text/plain', size: 10, expiresAt: '2999-01-01T00:00:00Z' },
    });
    await shows(element, '.file.uploaded');
    get(element, '.file.uploaded button').click();
    await element.updateComplete;
    assert.deepEqual(
      events.map(({ id, size, state, reason }) => [id, size, state, reason]),
      [
        ['file-1', 10, 'uploading', undefined],
        ['file-2', 10, 'refused', 'file_type'],
        ['file-1', 10, 'uploaded', undefined],
        ['file-1', 10, 'removed', undefined],
      ],
    );
    assert.notInclude(JSON.stringify(events.map((event) => ({ ...event }))), 'letter');
  });

  it('follow the view', async () => {
    const element = mountContact();
    const events = heard('reamaze-view-change', element);
    (await shows(element, '[part~=history-button]')).click();
    await shows(element, '#sign-in-email');
    element.view = 'contact';
    await shows(element, '#body');
    assert.deepEqual(
      events.map(({ view }) => view),
      ['history', 'contact'],
    );
  });
});

describe('a page that checks messages', () => {
  it('may take its time, and add data meanwhile', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    const check = deferred<void>();
    element.addEventListener('reamaze-submit', (event) => {
      event.waitUntil(
        check.promise.then(() => {
          Object.assign(event.data, { plan: 'pro' });
        }),
      );
    });
    send(element);
    await says(element, 'Keep writing');
    assert.isEmpty(sent);
    assert.strictEqual(get(element, '#body').readOnly, true);
    await accessible(element);
    check.resolve();
    await shows(element, '#sent-title');
    assert.include(JSON.parse(sent[0]?.body ?? '').data, { plan: 'pro' });
  });

  it('may keep a message and say why', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    const errors = heard('reamaze-error', element);
    let reason: string | true = 'We have <b>no</b> order of this number.';
    element.addEventListener('reamaze-submit', (event) => event.waitUntil(Promise.resolve(reason)));
    send(element);
    const notice = await shows(element, '#notice');
    assert.ok(notice.textContent?.includes('We have <b>no</b> order of this number.'));
    assert.strictEqual(element.shadowRoot?.activeElement, notice);
    assert.strictEqual(get(element, '#body').value, 'It squeaks.');
    await accessible(element);
    assert.isEmpty(sent);
    assert.isEmpty(errors);
    reason = true;
    type(element, 'body', 'It squeaks a lot.');
    send(element);
    await shows(element, '#sent-title');
  });

  it('may keep a message without a word', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    const check = deferred<boolean>();
    element.addEventListener('reamaze-submit', (event) => event.waitUntil(check.promise));
    send(element);
    await says(element, 'Keep writing');
    check.resolve(false);
    await says(element, 'Send message');
    assert.isNull(element.shadowRoot?.querySelector('#notice'));
    assert.isEmpty(sent);
  });

  it('may fail: the message stays, and the visitor is told', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    const errors = heard('reamaze-error', element);
    const { error } = console;
    console.error = () => {};
    element.addEventListener('reamaze-submit', (event) =>
      event.waitUntil(Promise.reject(new Error('secret'))),
    );
    send(element);
    await says(element, formTexts.kept);
    console.error = error;
    assert.notInclude(text(element), 'secret');
    assert.isEmpty(sent);
    assert.deepEqual(
      errors.map(({ what, code }) => [what, code]),
      [['message', 'check']],
    );
  });

  it('is not passed over by pressing Send again, and the visitor can take the message back', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    const check = deferred<boolean>();
    let asked = 0;
    element.addEventListener('reamaze-submit', (event) => {
      asked += 1;
      event.waitUntil(check.promise);
    });
    send(element);
    await says(element, 'Keep writing');
    send(element);
    press(element, 'Keep writing');
    await says(element, 'Send message');
    check.resolve(true);
    await check.promise;
    await element.updateComplete;
    assert.isEmpty(sent);
    assert.strictEqual(asked, 1);
    send(element);
    await shows(element, '#sent-title');
    assert.strictEqual(asked, 2);
    assert.lengthOf(sent, 1);
  });

  it('loses nothing if the page is left meanwhile', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    element.addEventListener('reamaze-submit', (event) => event.waitUntil(new Promise(() => {})));
    send(element);
    await says(element, 'Keep writing');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    const next = mount(client, { form: element.form });
    element.remove();
    await shows(next, '#data-topic');
    assert.strictEqual(get(next, '#body').value, 'It squeaks.');
    assert.isEmpty(sent);
  });

  it('is asked again if a file came meanwhile', async () => {
    const { sent, client } = answering();
    const element = await written(client);
    const checks = [deferred<void>(), deferred<void>()];
    const offered: (string[] | undefined)[] = [];
    element.addEventListener('reamaze-submit', (event) => {
      offered.push(event.message.attachments);
      event.waitUntil(checks[offered.length - 1]?.promise ?? Promise.resolve());
    });
    send(element);
    await says(element, 'Keep writing');
    const input = get(element, 'input[type=file]');
    const transfer = new DataTransfer();
    transfer.items.add(file('letter.txt'));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
    await shows(element, '.file.uploaded');
    checks[0]?.resolve();
    checks[1]?.resolve();
    await shows(element, '#sent-title');
    assert.deepEqual(offered, [undefined, ['letter.txt']]);
    assert.deepEqual(JSON.parse(sent[0]?.body ?? '').attachments, ['letter.txt']);
  });
});

describe('the methods of the element', () => {
  it('send, and give the reference', async () => {
    const element = await written(answering().client);
    assert.strictEqual(await element.submit(), 'REF-1');
    await shows(element, '#sent-title');
  });

  it('say that nothing was sent, and the form says why', async () => {
    const element = mount(answering().client);
    await shows(element, '#data-topic');
    assert.isUndefined(await element.submit());
    await shows(element, '#notice');
  });

  it('empty the form and its draft', async () => {
    const removed: string[] = [];
    const element = await written(
      clientWith({
        removeAttachment: (id) => {
          removed.push(id);
          return Promise.resolve({ outcome: 'ok', value: undefined });
        },
      }),
      { subject: 'A question' },
    );
    const input = get(element, 'input[type=file]');
    const transfer = new DataTransfer();
    transfer.items.add(file('letter.txt'));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
    await shows(element, '.file.uploaded');
    assert.isTrue(await element.reset());
    await element.updateComplete;
    assert.strictEqual(get(element, '#body').value, '');
    assert.strictEqual(get(element, '#subject').value, 'A question');
    assert.strictEqual(get(element, '#data-topic').value, '');
    assert.isNull(element.shadowRoot?.querySelector('.file'));
    assert.deepEqual(removed, ['letter.txt']);
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    assert.notInclude(Object.values(localStorage).join(), 'It squeaks.');
  });

  it('do not empty a form whose message is promised to go out', async () => {
    const network = goOffline();
    const element = await written(answering().client);
    send(element);
    await says(element, formTexts.offlineTitle);
    assert.isFalse(await element.reset());
    assert.strictEqual(get(element, '#body').value, 'It squeaks.');
    network.comeBack();
    await shows(element, '#sent-title');
  });

  it('work as soon as the element is known', async () => {
    const element = mount(answering().client, { mode: 'dialog' });
    await element.show();
    await shows(element, 'dialog:modal');
    await element.toggle();
    assert.isNull(element.shadowRoot?.querySelector('dialog:modal'));
  });
});

describe('two elements on a page', () => {
  it('share nothing but the session', async () => {
    const one = answering();
    const two = answering();
    const first = await written(one.client);
    const second = mount(two.client);
    await shows(second, '#data-topic');
    const [events, others] = [heard('reamaze-submitted', first), heard('reamaze-submitted', second)];
    type(first, 'body', 'Only in the first.');
    const input = get(first, 'input[type=file]');
    const transfer = new DataTransfer();
    transfer.items.add(file('letter.txt'));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
    await shows(first, '.file.uploaded');
    assert.strictEqual(get(second, '#body').value, '');
    assert.isNull(second.shadowRoot?.querySelector('.file'));
    type(second, 'body', 'Only in the second.');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    const drafts = Object.entries(localStorage).filter(([name]) => name.includes(':draft:'));
    assert.lengthOf(drafts, 2);
    send(first);
    await shows(first, '#sent-title');
    assert.lengthOf(events, 1);
    assert.isEmpty(others);
    assert.isEmpty(two.sent);
    assert.strictEqual(get(second, '#body').value, 'Only in the second.');
    // Each has its ids in a tree of its own: a label leads to a control of its own element.
    for (const element of [first, second])
      for (const label of element.shadowRoot?.querySelectorAll('label') ?? [])
        assert.strictEqual(label.control?.getRootNode(), element.shadowRoot);
    assert.isNull(document.getElementById('body'));
  });
});
