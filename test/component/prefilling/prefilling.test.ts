import { assert } from 'chai';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import type { LocalizedForm } from '../../../worker/contract/form.ts';
import { accessible, fill, get, mount, send, shows, text, type } from '../support/element.ts';
import { clientWith, form } from '../support/fixtures.ts';

let element: ReamazeContact;
let sent: { email: string; subject: string; body: string; data: Record<string, unknown> }[];
afterEach(() => element.remove());

function place(properties: Partial<ReamazeContact> = {}, change: Partial<LocalizedForm> = {}): void {
  sent = [];
  element = mount(
    clientWith({
      getForm: () => Promise.resolve({ outcome: 'ok', value: { ...form, ...change } as never }),
      sendConversation: (body) => {
        sent.push(JSON.parse(body));
        return Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } } as const);
      },
    }),
    properties,
  );
}

const value = (id: string) => get(element, `#${id}`).value;
/** Resolves as soon as a field is there and has this value: what reads the address is loaded for it. */
function holds(id: string, expected: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (element.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`)?.value !== expected) return;
      element.removeController(watcher);
      resolve();
    };
    const watcher = { hostUpdated: look };
    element.addController(watcher);
    look();
  });
}
async function submit() {
  send(element);
  await shows(element, '[part~=sent]');
  return sent.at(-1);
}

describe('what a page fills in', () => {
  it('stands in the fields, by attributes, and goes along', async () => {
    place({ body: 'It squeaks.', data: { order_number: 'A-1', topic: 'billing', plan: 'pro' } });
    await shows(element, '#data-order_number');
    for (const [id, expected] of Object.entries({
      body: 'It squeaks.',
      'data-order_number': 'A-1',
      'data-topic': 'billing',
    })) {
      assert.strictEqual(value(id), expected);
    }
    for (const [id, typed] of [
      ['name', 'Ann'],
      ['email', 'ann@example.com'],
      ['subject', 'Squeaks'],
    ] as const)
      type(element, id, typed);
    const message = await submit();
    assert.deepInclude(message?.data, { order_number: 'A-1', topic: 'billing', plan: 'pro' });
  });

  it('is the visitor’s to change: what they emptied is not sent', async () => {
    place({ data: { order_number: 'A-1' } });
    await shows(element, '#data-order_number');
    fill(element);
    type(element, 'data-order_number', '');
    element.data = { order_number: 'A-2' };
    await element.updateComplete;
    assert.strictEqual(value('data-order_number'), '');
    const message = await submit();
    assert.notProperty(message?.data, 'order_number');
  });

  it('by method, before the form is there or later, leaves what was written as it is', async () => {
    place();
    await element.prefill({ subject: 'About A-1', data: { order_number: 'A-1' } });
    await shows(element, '#data-order_number');
    assert.deepEqual([value('subject'), value('data-order_number')], ['About A-1', 'A-1']);
    type(element, 'body', 'Mine');
    type(element, 'data-order_number', 'B-2');
    await element.prefill({
      subject: 'About B-2',
      body: 'Theirs',
      data: { order_number: 'C-3', topic: 'billing' },
    });
    await element.updateComplete;
    assert.deepEqual(['subject', 'body', 'data-order_number', 'data-topic'].map(value), [
      'About B-2',
      'Mine',
      'B-2',
      'billing',
    ]);
  });

  it('can be locked, which is said, or hidden; both go along', async () => {
    place();
    await element.prefill({
      email: { value: 'ann@example.com', locked: true },
      subject: { value: 'Order A-1', hidden: true },
      data: {
        order_number: { value: 'A-1', locked: true },
        topic: { value: 'billing', hidden: true },
        newsletter: { value: true, locked: true },
      },
    });
    await shows(element, '#data-newsletter');
    assert.isTrue(get(element, '#email').readOnly);
    assert.isTrue(get(element, '#data-order_number').readOnly);
    assert.include(get(element, '#email-help').textContent ?? '', 'cannot be changed here');
    assert.strictEqual(get(element, '#email').getAttribute('aria-describedby'), 'email-help');
    for (const id of ['subject', 'data-topic']) assert.isNull(element.shadowRoot?.getElementById(id));
    await accessible(element);
    type(element, 'name', 'Ann');
    type(element, 'body', 'It squeaks.');
    const message = await submit();
    assert.deepInclude(message, { email: 'ann@example.com', subject: 'Order A-1' });
    assert.deepInclude(message?.data, { order_number: 'A-1', topic: 'billing', newsletter: true });
  });

  it('is never seen unlocked before it is locked, or shown before it is hidden', async () => {
    place();
    const seen: (string | boolean | undefined)[] = [];
    element.addController({
      hostUpdated: () => {
        const root = element.shadowRoot;
        const email = root?.querySelector<HTMLInputElement>('#email');
        if (email) seen.push(email.value, email.readOnly, root?.querySelector('#subject') === null);
      },
    });
    void element.prefill({
      email: { value: 'ann@example.com', locked: true },
      subject: { value: 'Order A-1', hidden: true },
    });
    await shows(element, '#data-newsletter');
    assert.isAbove(seen.length, 0);
    assert.sameMembers([...new Set(seen)], ['ann@example.com', true]);
  });

  it('can be mended where it is wrong, locked or not', async () => {
    place();
    await element.prefill({ email: { value: 'nobody', hidden: true } });
    await shows(element, '#data-topic');
    fillWithout('email');
    send(element);
    await shows(element, '#email-error');
    assert.isFalse(get(element, '#email').readOnly);
    type(element, 'email', 'ann@example.com');
    await element.updateComplete;
    assert.isFalse(get(element, '#email').readOnly);
    assert.strictEqual((await submit())?.email, 'ann@example.com');
  });

  it('is told of to the developer where the form does not take it, once and as soon as it is there', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (message: string) => warnings.push(message);
    try {
      place({ data: { plan: 'pro', colour: 'red', topic: 'gone', newsletter: true } });
      await shows(element, '#data-topic');
      await element.updateComplete;
      const first = '<reamaze-contact> leaves out what the form does not take: colour, topic.';
      assert.deepEqual(warnings, [first]);
      await element.prefill({ data: { size: { value: 'xl', locked: true } } });
      await element.updateComplete;
      const second = '<reamaze-contact> leaves out what the form does not take: size.';
      assert.deepEqual(warnings, [first, second]);
      fill(element);
      assert.deepInclude((await submit())?.data, { plan: 'pro', newsletter: true, topic: 'technical' });
      assert.deepEqual(warnings, [first, second]);
    } finally {
      console.warn = warn;
    }
  });

  for (const [data, named] of [
    [{ colour: 'red' }, 'colour'],
    [null, 'data, which is no JSON'],
  ] as const) {
    it(`is told of as early by a form that asks nothing: ${named}`, async () => {
      const { warn } = console;
      const told = new Promise((resolve) => {
        console.warn = resolve;
      });
      try {
        place({ data: data as never }, { fields: [], data: [] });
        assert.strictEqual(await told, `<reamaze-contact> leaves out what the form does not take: ${named}.`);
        assert.lengthOf(sent, 0);
      } finally {
        console.warn = warn;
      }
    });
  }

  it('comes from the page’s address where the site names parameters, and leaves that address as it is', async () => {
    const before = location.href;
    history.replaceState(null, '', '?o=A-4711&subject=Not+asked+for&t=billing');
    const here = location.href;
    try {
      place({ data: { topic: 'technical' } }, { parameters: { o: 'order_number', t: 'topic' } });
      await holds('data-order_number', 'A-4711');
      assert.strictEqual(value('data-topic'), 'technical', 'the page itself knows better');
      assert.strictEqual(value('subject'), '');
      assert.strictEqual(location.href, here);
    } finally {
      history.replaceState(null, '', before);
    }
  });
});

function fillWithout(_: 'email'): void {
  for (const [id, typed] of [
    ['name', 'Ann'],
    ['subject', 'Squeaks'],
    ['body', 'It squeaks.'],
    ['data-topic', 'technical'],
  ] as const)
    type(element, id, typed);
}

describe('what the site calls sensitive', () => {
  const fields = form.fields.map((field) =>
    field.name === 'order_number' ? { ...field, sensitive: true } : field,
  );
  const stored = () => JSON.stringify(Object.entries(localStorage));
  const leave = () => window.dispatchEvent(new Event('pagehide'));

  it('is in no draft, though all else is', async () => {
    place({}, { fields });
    await shows(element, '#data-topic');
    fill(element);
    type(element, 'data-order_number', 'SECRET-1');
    leave();
    assert.include(stored(), 'It squeaks.');
    assert.notInclude(stored(), 'SECRET-1');
  });

  it('is not kept for a later try either, which the visitor is told', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    try {
      place({}, { fields });
      await shows(element, '#data-topic');
      fill(element);
      type(element, 'data-order_number', 'SECRET-2');
      send(element);
      await shows(element, '.notice.info');
      assert.notInclude(stored(), 'SECRET-2');
      assert.include(text(element), 'Leave this page open until then');
      const name = element.form;
      element.remove();
      place({ form: name as string }, { fields });
      await shows(element, '#notice');
      assert.include(text(element), 'may not have arrived');
      assert.deepEqual([value('body'), value('data-order_number')], ['It squeaks.', '']);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });
});
