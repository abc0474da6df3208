import { assert } from 'chai';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import type { Answer } from '../../../worker/contract/fields.ts';
import type { LocalizedForm } from '../../../worker/contract/form.ts';
import { everyField } from '../../support/fields.ts';
import { accessible, fill, get, mount, send, shows, text, type } from '../support/element.ts';
import { clientWith, form } from '../support/fixtures.ts';

interface Sent {
  data: Record<string, Answer>;
}

let sent: Sent[] = [];
let count = 0;
const every: LocalizedForm = { ...form, fields: everyField };

function open(config: LocalizedForm = every, properties: Partial<ReamazeContact> = {}): ReamazeContact {
  count += 1;
  const client = clientWith({
    getForm: () => Promise.resolve({ outcome: 'ok', value: config }),
    sendConversation: (body) => {
      sent.push(JSON.parse(body));
      return Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } });
    },
  });
  return mount(client, { form: `fields-${count}`, ...properties });
}

async function opened(config?: LocalizedForm, properties?: Partial<ReamazeContact>): Promise<ReamazeContact> {
  const element = open(config, properties);
  await shows(element, '#body');
  return element;
}

/** Everything that is asked of everybody. */
function write(element: ReamazeContact): void {
  for (const [id, value] of Object.entries({
    name: 'Ada',
    email: 'ada@example.com',
    subject: 'Hi',
    body: 'Hello',
  })) {
    type(element, id, value);
  }
  get(element, '#data-terms').click();
}

async function sentFrom(element: ReamazeContact): Promise<Record<string, Answer>> {
  send(element);
  await shows(element, '[part~=sent]');
  return sent.at(-1)?.data ?? {};
}

const problems = (element: ReamazeContact) =>
  [...(element.shadowRoot?.querySelectorAll('#notice a') ?? [])].map(({ textContent }) =>
    textContent?.trim(),
  );

afterEach(() => {
  for (const element of document.querySelectorAll('reamaze-contact')) element.remove();
  localStorage.clear();
  sent = [];
});

describe('a form with fields of every type', () => {
  it('is there at once, each with its label, and accessible', async () => {
    const element = await opened();
    await accessible(element);
    const labels = [
      ...(element.shadowRoot?.querySelectorAll('.fields label[part=label], .fields legend') ?? []),
    ];
    const asked = everyField.filter(({ name }) => name !== 'campaign' && name !== 'card');
    assert.strictEqual(labels.length, asked.length);
    for (const { name } of asked) assert.isNotNull(element.shadowRoot?.getElementById(`data-${name}`), name);
    assert.strictEqual(get(element, '#data-phone').type, 'tel');
    assert.strictEqual(get(element, '#data-amount').type, 'text');
    assert.strictEqual(get(element, '#data-amount').inputMode, 'decimal');
    assert.strictEqual(get(element, '#data-bought').min, '2026-01-01');
  });

  it('sends what was typed and chosen', async () => {
    const element = await opened();
    write(element);
    type(element, 'data-order', 'AB-1234');
    type(element, 'data-amount', '2.5');
    type(element, 'data-bought', '2026-02-03');
    type(element, 'data-size', 'm');
    get(element, '#data-fit-1').click();
    get(element, '#data-extras-2').click();
    get(element, '#data-extras-0').click();
    get(element, '#data-gift').click();
    await element.updateComplete;
    type(element, 'data-card', 'Congratulations');
    assert.deepEqual(await sentFrom(element), {
      order: 'AB-1234',
      amount: 2.5,
      bought: '2026-02-03',
      size: 'm',
      fit: 'm',
      extras: ['s', 'l'],
      gift: true,
      campaign: 'spring',
      card: 'Congratulations',
      terms: true,
    });
  });

  it('says of each what is asked, leads there, and stops when it is right', async () => {
    const element = await opened();
    fillSome(element);
    send(element);
    await shows(element, '#notice');
    assert.deepEqual(problems(element), [
      'Enter “Order” like this: AB-1234',
      'Enter a number from 1 to 10 for “Amount”',
      'Choose at least 2 options for “Extras”',
      'Tick “I have read the terms”',
    ]);
    await accessible(element);
    const group = get<HTMLFieldSetElement>(element, '#data-extras');
    assert.include(group.getAttribute('aria-describedby') ?? '', 'data-extras-error');
    const [, , extras] = element.shadowRoot?.querySelectorAll<HTMLElement>('#notice a') ?? [];
    extras?.click();
    await element.updateComplete;
    assert.strictEqual(element.shadowRoot?.activeElement?.id, 'data-extras-1');
    get(element, '#data-extras-2').click();
    type(element, 'data-order', 'AB-1234');
    type(element, 'data-amount', '3');
    get(element, '#data-terms').click();
    await element.updateComplete;
    assert.isNull(element.shadowRoot?.querySelector('#notice'));
    assert.isNull(element.shadowRoot?.querySelector('.error'));
  });

  function fillSome(element: ReamazeContact): void {
    write(element);
    get(element, '#data-terms').click();
    type(element, 'data-order', '1234');
    type(element, 'data-amount', 'many');
    get(element, '#data-extras-1').click();
  }

  it('is locked as a whole while it is on its way', async () => {
    const element = await opened();
    write(element);
    send(element);
    await element.updateComplete;
    assert.isTrue(get(element, '#data-fit-0').disabled);
    assert.isTrue(get(element, '#data-size').disabled);
    assert.isTrue(get(element, '#data-order').readOnly);
    await shows(element, '[part~=sent]');
  });

  it('begins with its defaults, and one choice takes the place of another', async () => {
    const options = ['a', 'b'].map((value) => ({ value, label: value }));
    const element = await opened({
      ...form,
      fields: [
        { name: 'n', type: 'number', label: 'N', default: 1.5 },
        { name: 'one', type: 'radio', label: 'One', options, default: 'a' },
        { name: 'some', type: 'checkboxes', label: 'Some', options, default: ['a'] },
        { name: 'yes', type: 'checkbox', label: 'Yes', default: true },
      ],
    });
    assert.strictEqual(get(element, '#data-n').value, '1.5');
    get(element, '#data-one-1').click();
    get(element, '#data-some-1').click();
    get(element, '#data-yes').click();
    await element.updateComplete;
    assert.isFalse(get(element, '#data-one-0').checked);
    fillWho(element);
    assert.deepEqual(await sentFrom(element), { n: 1.5, one: 'b', some: ['a', 'b'], yes: false });
  });

  function fillWho(element: ReamazeContact): void {
    for (const id of ['name', 'subject', 'body']) type(element, id, 'x');
    type(element, 'email', 'ada@example.com');
  }

  it('shows a type that is new to it as a line of text', async () => {
    const colour = { name: 'colour', type: 'colour', label: 'Colour' } as never;
    const element = await opened({ ...form, fields: [colour] });
    fillWho(element);
    type(element, 'data-colour', 'red');
    assert.deepEqual(await sentFrom(element), { colour: 'red' });
  });
});

describe('a field under a condition', () => {
  const reason = {
    name: 'reason',
    type: 'radio' as const,
    label: 'Reason',
    options: ['late', 'damaged'].map((value) => ({ value, label: value })),
  };
  const damaged = { field: 'reason', is: 'damaged' };
  const site: LocalizedForm = {
    ...form,
    fields: [
      reason,
      { name: 'fault', type: 'text', label: 'Fault', when: damaged, required: true },
      { name: 'part', type: 'text', label: 'Part', when: { field: 'fault', filled: true } },
      { name: 'note', type: 'text', label: 'Note', required: { not: damaged } },
    ],
  };
  const has = (element: ReamazeContact, id: string) => element.shadowRoot?.getElementById(id) !== null;

  it('comes and goes, and finds again what was in it', async () => {
    const element = await opened(site);
    assert.isFalse(has(element, 'data-fault'));
    get(element, '#data-reason-1').click();
    await element.updateComplete;
    type(element, 'data-fault', 'A spoke');
    await element.updateComplete;
    assert.isTrue(has(element, 'data-part'));
    get(element, '#data-reason-0').click();
    await element.updateComplete;
    assert.isFalse(has(element, 'data-fault'));
    assert.isFalse(has(element, 'data-part'));
    get(element, '#data-reason-1').click();
    await element.updateComplete;
    assert.strictEqual(get(element, '#data-fault').value, 'A spoke');
  });

  it('is not sent while it does not hold, and does not take the focus of another', async () => {
    const element = await opened(site);
    fill0(element);
    get(element, '#data-reason-1').click();
    await element.updateComplete;
    type(element, 'data-fault', 'A spoke');
    const note = get(element, '#data-note');
    note.focus();
    get(element, '#data-reason-0').click();
    await element.updateComplete;
    assert.strictEqual(element.shadowRoot?.activeElement, note);
    type(element, 'data-note', 'x');
    assert.deepEqual(await sentFrom(element), { reason: 'late', note: 'x' });
  });

  it('takes its error along when it goes', async () => {
    const element = await opened(site);
    fill0(element);
    get(element, '#data-reason-1').click();
    send(element);
    await shows(element, '#data-fault-error');
    get(element, '#data-reason-0').click();
    await element.updateComplete;
    assert.isNull(element.shadowRoot?.querySelector('#notice'));
    send(element);
    await shows(element, '#data-note-error');
    assert.deepEqual(problems(element), ['Fill in “Note”']);
  });

  function fill0(element: ReamazeContact): void {
    for (const id of ['name', 'subject', 'body']) type(element, id, 'x');
    type(element, 'email', 'ada@example.com');
  }
});

describe('consent', () => {
  it('leads to what is agreed to in another tab, and is never given by the page or a draft', async () => {
    const element = await opened(every, { data: { terms: true } });
    const link = get<HTMLAnchorElement>(element, 'label[for=data-terms] a');
    assert.strictEqual(link.href, 'https://shop.example/terms');
    assert.strictEqual(link.target, '_blank');
    assert.include(link.textContent ?? '', 'opens in a new tab');
    assert.isFalse(get(element, '#data-terms').checked);
    write(element);
    element.addEventListener('reamaze-submit', (event) => event.preventDefault(), { once: true });
    send(element);
    await shows(element, '#send[aria-disabled=false]');
    element.remove();
    assert.notInclude(JSON.stringify(localStorage), 'terms');
    const again = await opened(every, { form: element.form, data: { terms: true } });
    assert.strictEqual(get(again, '#body').value, 'Hello');
    assert.isFalse(get(again, '#data-terms').checked);
    again.addEventListener('reamaze-submit', (event) => {
      event.data['terms'] = true;
    });
    send(again);
    await shows(again, '#data-terms-error');
    assert.deepEqual(sent, []);
  });
});

describe('what no longer fits', () => {
  it('is left out of the draft and said, until it is answered anew', async () => {
    const first = await opened(form);
    fill(first);
    type(first, 'data-details', 'kept');
    first.remove();
    const [topic, ...others] = form.fields.toReversed();
    assert.ok(topic);
    const fields = form.fields.map((field) =>
      field.type === 'select' ? { ...field, options: [{ value: 'new', label: 'New' }] } : field,
    );
    assert.isAbove(others.length, 0);
    const second = await opened({ ...form, fields }, { form: first.form });
    assert.include(text(second), 'What was saved for “Topic” no longer fits this form and was left out.');
    assert.strictEqual(get(second, '#data-details').value, 'kept');
    assert.strictEqual(get(second, '#data-topic').value, '');
    await accessible(second);
    type(second, 'data-topic', 'new');
    await second.updateComplete;
    assert.notInclude(text(second), 'no longer fits');
  });
});

describe('a form that a page’s own client has made', () => {
  const warnings: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (message: string) => warnings.push(message);
  });
  afterEach(() => {
    console.warn = warn;
  });

  it('works with conditions on nothing and two fields of one name, and tells the developer', async () => {
    const element = await opened({
      ...form,
      fields: [
        { name: 'a', type: 'text', label: 'First' },
        { name: 'a', type: 'checkbox', label: 'Second' },
        { name: 'b', type: 'text', label: 'Never', when: { field: 'gone', is: 'x' } },
        { name: 'c', type: 'text', label: 'Always', when: { not: { field: 'gone', is: 'x' } } },
      ],
    });
    assert.notInclude(text(element), 'Second');
    assert.notInclude(text(element), 'Never');
    for (const id of ['name', 'subject', 'body', 'data-a', 'data-c']) type(element, id, 'x');
    type(element, 'email', 'ada@example.com');
    assert.deepEqual(await sentFrom(element), { a: 'x', c: 'x' });
    assert.deepEqual(warnings, [
      '<reamaze-contact> has two fields named “a”.',
      '<reamaze-contact> has a condition of “b” on “gone”, which is no field above it.',
      '<reamaze-contact> has a condition of “c” on “gone”, which is no field above it.',
    ]);
  });
});

describe('what draws the fields', () => {
  it('takes the place that was kept for it', async () => {
    const options = ['a', 'b'].map((value) => ({ value, label: `Option ${value}` }));
    const element = open({
      ...form,
      fields: [
        { name: 's', type: 'select', label: 'Select', options, help: 'Help' },
        { name: 'r', type: 'radio', label: 'Radio', options, help: 'Help', required: true },
        { name: 'g', type: 'checkboxes', label: 'Group', options },
        { name: 'c', type: 'checkbox', label: 'Box', help: 'Help' },
        { name: 'd', type: 'date', label: 'Date' },
        { name: 'n', type: 'number', label: 'Number', required: true },
      ],
    });
    element.style.inlineSize = '320px';
    const heights = () =>
      [...(element.shadowRoot?.querySelectorAll('.field') ?? [])].map((field) =>
        Math.round(field.getBoundingClientRect().height),
      );
    await new Promise<void>((resolve) => {
      const watcher = { hostUpdated: () => element.shadowRoot?.querySelector('form .bone') && resolve() };
      element.addController(watcher);
    });
    const before = heights();
    await shows(element, '#data-n');
    assert.deepEqual(heights(), before);
  });

  it('is not waited for where texts are in several languages', async () => {
    const order = { de: 'Bestellung', en: 'Order' };
    const options = [{ value: 'b', label: { de: 'Rechnung', en: 'Bill' } }];
    const fields: LocalizedForm['fields'] = [
      { name: 'o', type: 'text', label: order, help: { de: 'Die letzte.', en: 'The last one.' } },
      { name: 't', type: 'radio', label: { de: 'Thema', en: 'Topic' }, options },
    ];
    const element = open({ ...form, fields }, { lang: 'en-GB' });
    const before = await new Promise<string>((resolve) => {
      const watcher = {
        hostUpdated: () => element.shadowRoot?.querySelector('form .bone') && resolve(text(element)),
      };
      element.addController(watcher);
    });
    for (const said of ['Order', 'The last one.', 'Topic', 'Bill']) assert.include(before, said);
    assert.notInclude(before, 'Thema');
  });
});
