import { assert } from 'chai';
import type { LocalizedField } from '../../../worker/contract/fields.ts';
import { get, mount, send, shows } from '../support/element.ts';
import { clientWith, form } from '../support/fixtures.ts';

const HELP = 'Eight letters and digits; on the invoice, at the top, or under the bar code of the parcel';
const field = (name: string, more: object = {}) =>
  ({ name, type: 'text', label: name, width: 'half', required: true, ...more }) as LocalizedField;

const fields = [
  field('plain'),
  field('helped', { help: HELP }),
  field('optional', {
    required: false,
    label: 'A label that is so long that it takes more than one line of half a form',
  }),
  field('chosen', { type: 'select', options: [{ value: 'a', label: 'a' }] }),
  field('counted', { type: 'number', help: HELP }),
  field('long', { type: 'textarea' }),
  { ...field('whole'), width: 'full' } as LocalizedField,
];
const pairs = [
  ['plain', 'helped'],
  ['optional', 'chosen'],
  ['counted', 'long'],
] as const;

const answer = Promise.resolve({
  outcome: 'ok' as const,
  value: { ...form, fields, fallbackEmail: undefined },
});
const client = clientWith({ getForm: () => answer as never });

afterEach(() => document.body.replaceChildren());

async function mounted(width: number) {
  const element = mount(client);
  element.style.inlineSize = `${width}px`;
  await shows(element, '#data-helped');
  await shows(element, '#data-whole');
  return element;
}

describe('controls side by side', () => {
  for (const width of [480, 600, 640]) {
    it(`stand in line at ${width} px, whatever is said about one of them`, async () => {
      const element = await mounted(width);
      const box = (name: string) => get(element, `#data-${name}`).getBoundingClientRect();
      const inLine = () => {
        for (const [one, other] of pairs) {
          assert.closeTo(box(one).top, box(other).top, 0.5, `${one} and ${other}`);
          assert.isBelow(box(one).right, box(other).left);
          assert.closeTo(box(one).height, one === 'counted' ? 44 : box(other).height, 2);
        }
      };
      inLine();
      send(element);
      await shows(element, '#data-plain-error');
      assert.isNotNull(element.shadowRoot?.querySelector('#data-helped-error'));
      inLine();
      const input = get(element, '#data-helped');
      input.value = 'Right';
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await element.updateComplete;
      assert.isNull(element.shadowRoot?.querySelector('#data-helped-error'));
      inLine();
      const error = get<HTMLElement>(element, '#data-plain-error').getBoundingClientRect();
      assert.isAtLeast(error.top, box('plain').bottom);
      assert.isAtMost(error.bottom, box('optional').top);
    });
  }

  it('keep the distances that they have one below the other', async () => {
    const element = await mounted(600);
    const rect = (selector: string) => get<HTMLElement>(element, selector).getBoundingClientRect();
    const label = (name: string) => rect(`label[for=data-${name}]`);
    assert.closeTo(
      rect('#data-plain').top - label('plain').bottom,
      rect('#data-helped-help').height + 8,
      0.5,
    );
    assert.closeTo(rect('#data-whole').top - label('whole').bottom, 4, 0.5);
    assert.closeTo(label('whole').top - rect('#data-long').bottom, 20, 0.5);
    assert.closeTo(rect('.attachments').top - rect('#data-whole').bottom, 20, 0.5);
  });

  it('stand in line where the page has filled in one', async () => {
    const element = await mounted(600);
    await element.prefill({ email: { value: 'ann@example.com', locked: true } });
    await shows(element, '#email-help');
    const top = (id: string) => get(element, id).getBoundingClientRect().top;
    assert.closeTo(top('#name'), top('#email'), 0.5);
    send(element);
    await shows(element, '#name-error');
    assert.closeTo(top('#name'), top('#email'), 0.5);
  });
});
