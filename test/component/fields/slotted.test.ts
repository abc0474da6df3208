import { assert } from 'chai';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import type { Answer } from '../../../worker/contract/fields.ts';
import type { LocalizedForm } from '../../../worker/contract/form.ts';
import { accessible, mount, press, send, shows, text, type, updated } from '../support/element.ts';
import { clientWith, deferred, form } from '../support/fixtures.ts';

/** A control that takes part in forms by its internals, as those of component libraries do. */
class StarRating extends HTMLElement {
  static formAssociated = true;
  readonly #internals = this.attachInternals();
  #value = '';

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = '<button>Rate</button>';
    this.tabIndex = 0;
    this.value = '';
  }

  get value(): string {
    return this.#value;
  }

  set value(value: string) {
    this.#value = value;
    this.#internals.setFormValue(value);
    const bad = Number(value) < 1;
    this.#internals.setValidity({ customError: bad }, bad ? 'Give one star at least' : '');
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  rate(stars: number): void {
    this.value = String(stars);
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
customElements.define('star-rating', StarRating);

const site: LocalizedForm = {
  ...form,
  fields: [
    { name: 'topic', type: 'text', label: 'Topic' },
    {
      name: 'stars',
      type: 'number',
      label: 'Stars',
      max: 5,
      slotted: true,
      when: { not: { field: 'topic', is: 'none' } },
    },
    {
      name: 'colours',
      type: 'checkboxes',
      label: 'Colours',
      slotted: true,
      options: ['red', 'blue'].map((value) => ({ value, label: value })),
    },
  ],
};

let sent: { data: Record<string, Answer> }[] = [];
let warnings: string[] = [];
let count = 0;
const { warn } = console;

beforeEach(() => {
  sent = [];
  warnings = [];
  console.warn = (message: string) => warnings.push(message);
});
afterEach(() => {
  console.warn = warn;
  for (const element of document.querySelectorAll('reamaze-contact')) element.remove();
  localStorage.clear();
});

async function opened(
  controls: string,
  config = site,
  properties: Partial<ReamazeContact> = {},
): Promise<ReamazeContact> {
  count += 1;
  const client = clientWith({
    getForm: () => Promise.resolve({ outcome: 'ok', value: config }),
    sendConversation: (body) => {
      sent.push(JSON.parse(body));
      return Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } });
    },
  });
  const element = mount(client, { form: `slotted-${count}`, innerHTML: controls, ...properties });
  await shows(element, '#body');
  // The browser tells of what is in a slot when it has nothing else to do.
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
  for (const id of ['name', 'subject', 'body']) type(element, id, 'x');
  type(element, 'email', 'ada@example.com');
  return element;
}

function light<T extends HTMLElement = HTMLInputElement>(element: ReamazeContact, selector: string): T {
  const found = element.querySelector<T>(selector);
  assert.ok(found, selector);
  return found;
}

const nameOf = (target: EventTarget | null) => (target as Element).getAttribute('name') ?? '';

function change(control: HTMLInputElement | HTMLSelectElement, value: string): void {
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

async function sentFrom(element: ReamazeContact): Promise<Record<string, Answer>> {
  send(element);
  await shows(element, '[part~=sent]');
  return sent.at(-1)?.data ?? {};
}

const STARS = '<star-rating slot="fields" name="stars" aria-label="Stars"></star-rating>';

describe('a control of the page', () => {
  it('is sent and checked with the rest, whatever it is made of', async () => {
    const element = await opened(`${STARS}
      <div slot="fields">
        <label>Red <input type="checkbox" name="colours" value="red" /></label>
        <label>Blue <input type="checkbox" name="colours" value="blue" checked /></label>
        <label>Plan <select name="plan"><option>free</option><option selected>pro</option></select></label>
      </div>`);
    light<StarRating>(element, 'star-rating').rate(4);
    light(element, '[value=red]').click();
    assert.deepEqual(await sentFrom(element), { plan: 'pro', stars: 4, colours: ['red', 'blue'] });
    assert.deepEqual(warnings, []);
  });

  it('is sent as it was when nobody has touched it', async () => {
    const element = await opened('<label slot="fields">Plan <input name="plan" value="basic" /></label>');
    assert.deepEqual(await sentFrom(element), { plan: 'basic' });
  });

  it('has its errors listed with the others, by its own rules and by ours, and gets the focus', async () => {
    const element = await opened(
      `${STARS}<label slot="fields">Plan <input name="plan" pattern="pro|basic" /></label>`,
    );
    change(light(element, '[name=plan]'), 'other');
    const stars = light<StarRating>(element, 'star-rating');
    stars.rate(9);
    send(element);
    await shows(element, '#notice');
    const links = () => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('#notice a') ?? [])];
    assert.lengthOf(links(), 2);
    assert.strictEqual(links()[0]?.textContent?.trim(), 'Enter a number up to 5 for “Stars”');
    assert.strictEqual(stars.getAttribute('aria-invalid'), 'true');
    links()[0]?.click();
    assert.strictEqual(document.activeElement?.localName, 'star-rating');
    stars.rate(0);
    await element.updateComplete;
    assert.strictEqual(links()[0]?.textContent?.trim(), 'Give one star at least');
    stars.rate(5);
    change(light(element, '[name=plan]'), 'pro');
    await element.updateComplete;
    assert.isFalse(stars.hasAttribute('aria-invalid'));
    assert.lengthOf(links(), 0);
    assert.deepEqual(await sentFrom(element), { plan: 'pro', stars: 5 });
  });

  it('is hidden while it is not asked, and neither checked nor sent', async () => {
    const element = await opened(STARS);
    const stars = light<StarRating>(element, 'star-rating');
    assert.isFalse(stars.hidden);
    type(element, 'data-topic', 'none');
    await element.updateComplete;
    assert.isTrue(stars.hidden);
    assert.deepEqual(await sentFrom(element), { topic: 'none' });
  });

  it('finds its draft again', async () => {
    const first = await opened(`${STARS}<label slot="fields">Plan <input name="plan" /></label>`);
    light<StarRating>(first, 'star-rating').rate(3);
    change(light(first, '[name=plan]'), 'pro');
    first.remove();
    const second = await opened(`${STARS}<label slot="fields">Plan <input name="plan" /></label>`, site, {
      form: first.form,
    });
    assert.strictEqual(light<StarRating>(second, 'star-rating').value, '3');
    assert.strictEqual(light(second, '[name=plan]').value, 'pro');
    assert.deepEqual(await sentFrom(second), { plan: 'pro', stars: 3 });
  });

  it('is sent as its draft says where the message goes out before the form is on screen', async () => {
    const plan = '<label slot="fields">Plan <input name="plan" /></label>';
    const first = await opened(plan);
    change(light(first, '[name=plan]'), 'pro');
    await first.updateComplete;
    first.remove();
    const key = Object.keys(localStorage).find((name) => name.endsWith(`:${first.form}`)) ?? '';
    const stored = () => JSON.parse(localStorage.getItem(key) ?? '{}');
    localStorage.setItem(key, JSON.stringify({ ...stored(), asked: true }));
    const nobody = deferred<undefined>();
    const second = mount(
      clientWith({
        getForm: () => Promise.resolve({ outcome: 'ok', value: { ...site, history: true } }),
        sendConversation: (body) => {
          sent.push(JSON.parse(body));
          return Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } });
        },
      }),
      { form: first.form, innerHTML: plan, identify: () => nobody.promise },
    );
    await new Promise((resolve) => second.addEventListener('reamaze-submit', resolve, { once: true }));
    nobody.resolve(undefined);
    await shows(second, '[part~=sent]');
    assert.deepEqual(sent.at(-1)?.data, { plan: 'pro' });
  });

  describe('begins with what the page says', () => {
    const controls = `${STARS}
      <label slot="fields">Plan <input name="plan" value="basic" /></label>
      <label slot="fields"><input type="checkbox" name="colours" value="red" />Red</label>
      <label slot="fields"><input type="checkbox" name="colours" value="blue" checked />Blue</label>`;
    const data = { stars: 3, plan: 'pro', colours: ['red'] };
    const held = (element: ReamazeContact) => [
      light<StarRating>(element, 'star-rating').value,
      light(element, '[name=plan]').value,
      light(element, '[value=red]').checked,
      light(element, '[value=blue]').checked,
    ];
    const heard = (element: ReamazeContact) => {
      const names: string[] = [];
      element.addEventListener('input', ({ target }) => names.push((target as HTMLInputElement).name));
      return names;
    };

    it('in its attribute', async () => {
      const element = await opened(controls, site, { data });
      assert.deepEqual(held(element), ['3', 'pro', true, false]);
      assert.deepEqual(await sentFrom(element), data);
    });

    it('by prefill(), of which the control hears, and in the address', async () => {
      const before = location.href;
      history.replaceState(null, '', '?s=4');
      try {
        const element = await opened(controls, { ...site, parameters: { s: 'stars' } });
        while (light<StarRating>(element, 'star-rating').value !== '4')
          await new Promise((resolve) => setTimeout(resolve));
        const names = heard(element);
        await element.prefill({ data: { plan: 'pro', colours: { value: ['red'] } } });
        await element.updateComplete;
        assert.deepEqual(held(element), ['4', 'pro', true, false]);
        assert.deepEqual(names, ['plan', 'colours', 'colours']);
        assert.deepEqual(await sentFrom(element), { ...data, stars: 4 });
      } finally {
        history.replaceState(null, '', before);
      }
    });

    it('also where it comes later', async () => {
      const element = await opened('', site, { data });
      element.insertAdjacentHTML('beforeend', '<input slot="fields" name="plan" aria-label="Plan" />');
      await new Promise((resolve) => setTimeout(resolve));
      await element.updateComplete;
      assert.strictEqual(light(element, '[name=plan]').value, 'pro');
    });

    it('past what a library puts over the properties of the browser’s own', async () => {
      const element = await opened('<input slot="fields" name="plan" aria-label="Plan" />');
      const control = light(element, '[name=plan]');
      const own: unknown[] = [];
      Object.defineProperty(control, 'value', {
        configurable: true,
        get: () => Reflect.get(HTMLInputElement.prototype, 'value', control),
        set: (value) => own.push(value),
      });
      element.data = { plan: 'pro' };
      await element.updateComplete;
      assert.strictEqual(control.value, 'pro');
      assert.isEmpty(own);
    });

    it('but keeps what was answered, in it or in a draft', async () => {
      const element = await opened(controls, site, { data });
      change(light(element, '[name=plan]'), 'basic');
      element.data = { plan: 'team', stars: 5 };
      await element.updateComplete;
      assert.deepEqual(held(element).slice(0, 2), ['5', 'basic']);
      element.remove();
      const again = await opened(controls, site, { data, form: element.form });
      assert.deepEqual(held(again), ['3', 'basic', true, false]);
    });

    it('for good, if it is locked, though it can be mended where it is wrong', async () => {
      const element = await opened(controls, site);
      await element.prefill({
        data: {
          stars: { value: 9, locked: true },
          plan: { value: 'pro', locked: true },
          colours: { value: ['red'], hidden: true },
        },
      });
      await element.updateComplete;
      const locked = () =>
        ['star-rating', '[name=plan]'].map((one) => light(element, one).matches(':disabled'));
      assert.deepEqual(held(element), ['9', 'pro', true, false]);
      assert.deepEqual(locked(), [true, true]);
      assert.isTrue(light(element, '[value=red]').closest('label')?.hidden);
      assert.isFalse(light(element, '[name=plan]').closest('label')?.hidden);
      await accessible(element);
      send(element);
      await shows(element, '#notice');
      assert.deepEqual(locked(), [false, true]);
      light<StarRating>(element, 'star-rating').rate(2);
      await element.updateComplete;
      assert.deepEqual(locked(), [false, true]);
      assert.deepEqual(await sentFrom(element), { ...data, stars: 2 });
    });

    it('and not with what cannot be an answer', async () => {
      const element = await opened(controls, site, { data: { colours: ['green'], stars: true } });
      assert.deepEqual(held(element), ['', 'basic', false, true]);
      assert.deepEqual(warnings, [
        '<reamaze-contact> leaves out what the form does not take: colours, stars.',
      ]);
    });
  });

  describe('goes back to what it began with', () => {
    const controls = `${STARS}
      <input slot="fields" name="plan" aria-label="Plan" value="basic" />
      <label slot="fields"><input type="checkbox" name="colours" value="red" />Red</label>
      <label slot="fields"><input type="checkbox" name="colours" value="blue" checked />Blue</label>`;
    const held = (element: ReamazeContact) => [
      light<StarRating>(element, 'star-rating').value,
      light(element, '[name=plan]').value,
      light(element, '[value=red]').checked,
      light(element, '[value=blue]').checked,
    ];
    const answer = (element: ReamazeContact) => {
      light<StarRating>(element, 'star-rating').rate(4);
      change(light(element, '[name=plan]'), 'pro');
      light(element, '[value=red]').click();
    };

    it('when the message is sent, which the control hears', async () => {
      const element = await opened(controls);
      answer(element);
      const names: string[] = [];
      element.addEventListener('change', ({ target }) => names.push(nameOf(target)));
      assert.deepEqual(await sentFrom(element), { stars: 4, plan: 'pro', colours: ['red', 'blue'] });
      await element.updateComplete;
      assert.deepEqual(held(element), ['', 'basic', false, true]);
      assert.deepEqual(names, ['stars', 'plan', 'colours', 'colours']);
      press(element, 'Write another message');
      await shows(element, '#body');
      for (const id of ['subject', 'body']) type(element, id, 'x');
      light<StarRating>(element, 'star-rating').rate(1);
      assert.deepEqual(await sentFrom(element), { stars: 1, plan: 'basic', colours: ['blue'] });
    });

    it('by reset(), or to what the page has said of it', async () => {
      const element = await opened(controls, site, { data: { plan: 'team' } });
      answer(element);
      await element.reset();
      await element.updateComplete;
      assert.deepEqual(held(element), ['', 'team', false, true]);
    });

    for (const [what, html, first] of [
      [
        'a list of which one is marked',
        '<option>a</option><option selected>b</option><option>c</option>',
        ['b'],
      ],
      ['a list of which none is marked', '<option>a</option><option>b</option><option>c</option>', ['a']],
    ] as const) {
      it(`${what}`, async () => {
        const element = await opened(`<select slot="fields" name="plan" aria-label="Plan">${html}</select>`);
        change(light<HTMLSelectElement>(element, 'select'), 'c');
        await element.reset();
        await element.updateComplete;
        const { selectedOptions } = light<HTMLSelectElement>(element, 'select');
        assert.deepEqual(
          [...selectedOptions].map(({ value }) => value),
          [...first],
        );
      });
    }

    it('its HTML, not what a browser put back after a reload', async () => {
      const element = await opened('');
      element.insertAdjacentHTML(
        'beforeend',
        '<input slot="fields" name="plan" value="basic" aria-label="Plan" />',
      );
      light(element, '[name=plan]').value = 'restored';
      await new Promise((resolve) => setTimeout(resolve));
      assert.deepEqual(await sentFrom(element), { plan: 'restored' });
      await element.updateComplete;
      assert.strictEqual(light(element, '[name=plan]').value, 'basic');
    });

    it('and shows what was answered in another tab', async () => {
      const element = await opened(controls);
      answer(element);
      window.dispatchEvent(new Event('pagehide'));
      const other = await opened(controls, site, { form: element.form });
      assert.deepEqual(held(other), ['4', 'pro', true, true]);
      change(light(other, '[name=plan]'), 'team');
      window.dispatchEvent(new Event('pagehide'));
      while (light(element, '[name=plan]').value === 'pro') await updated(element);
      assert.deepEqual(held(element), ['4', 'team', true, true]);
    });
  });

  it('may come later, and go', async () => {
    const element = await opened('');
    element.insertAdjacentHTML(
      'beforeend',
      '<input slot="fields" name="plan" value="pro" aria-label="Plan" />',
    );
    await new Promise((resolve) => setTimeout(resolve));
    await accessible(element);
    change(light(element, '[name=plan]'), 'basic');
    light(element, '[name=plan]').remove();
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual(await sentFrom(element), {});
  });

  it('that cannot be sent is told to the developer, and the form works', async () => {
    const element = await opened(`
      <input slot="fields" />
      <input slot="fields" name="spy" />
      <input slot="fields" name="topic" />
      <input slot="fields" name="plan" value="pro" />
      <textarea slot="fields" name="plan"></textarea>
      <input slot="fields" type="file" name="plan" /><button slot="fields" type="button">Help</button>`);
    assert.deepEqual(await sentFrom(element), { plan: 'pro' });
    assert.deepEqual(warnings, [
      '<reamaze-contact> does not send <input> in the slot “fields”: it has no name.',
      '<reamaze-contact> does not send <input name="spy"> in the slot “fields”: the form has no such field or data.',
      '<reamaze-contact> does not send <input name="topic"> in the slot “fields”: the form has no such field or data.',
      '<reamaze-contact> does not send <textarea name="plan"> in the slot “fields”: its name is taken.',
    ]);
    assert.include(text(element), 'received');
  });

  it('is not sent where it is out of use', async () => {
    const element = await opened('<input slot="fields" name="plan" value="pro" disabled />');
    assert.deepEqual(await sentFrom(element), {});
  });
});
