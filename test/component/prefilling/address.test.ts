import { assert } from 'chai';
import fc from 'fast-check';
import { fromAddress } from '../../../component/prefilling/address.ts';
import type { LocalizedForm } from '../../../worker/contract/form.ts';
import { form } from '../support/fixtures.ts';

const options = [
  { value: 'red', label: 'Red' },
  { value: 'blue', label: 'Blue' },
];
const asked: LocalizedForm = {
  ...form,
  fields: [
    { type: 'text', name: 'order', label: 'Order', maxLength: 10 },
    { type: 'text', name: 'code', label: 'Code', pattern: '[A-Z]{2}[0-9]' },
    { type: 'textarea', name: 'details', label: 'Details' },
    { type: 'select', name: 'colour', label: 'Colour', options, required: true },
    { type: 'checkboxes', name: 'colours', label: 'Colours', options },
    { type: 'checkbox', name: 'news', label: 'News' },
    { type: 'number', name: 'amount', label: 'Amount', min: 1, max: 9 },
    { type: 'date', name: 'day', label: 'Day' },
    { type: 'consent', name: 'terms', label: 'Terms' },
    { type: 'hidden', name: 'campaign', label: 'Campaign' },
  ],
  parameters: {
    s: 'subject',
    mail: 'email',
    text: 'body',
    o: 'order',
    c: 'code',
    d: 'details',
    colour: 'colour',
    colours: 'colours',
    n: 'news',
    a: 'amount',
    day: 'day',
    t: 'terms',
    utm: 'campaign',
    x: 'nothing',
  },
};

const CASES: [search: string, prefill: object][] = [
  [
    '?s=Squeaks&mail=ann@example.com&text=It%0Asqueaks',
    { subject: 'Squeaks', email: 'ann@example.com', body: 'It\nsqueaks', data: {} },
  ],
  ['?o=A-4711', { data: { order: 'A-4711' } }],
  ['?o=12345678901', { data: {} }],
  ['?o=A%00B', { data: { order: 'A B' } }],
  ['?o=A&o=B', { data: { order: 'A' } }],
  ['?O=A&order=B&x=C', { data: {} }],
  ['?c=AB1', { data: { code: 'AB1' } }],
  ['?c=nope', { data: {} }],
  ['?colour=red', { data: { colour: 'red' } }],
  ['?colour=green', { data: {} }],
  ['?colours=red,blue', { data: { colours: ['red', 'blue'] } }],
  ['?colours=red&colours=green', { data: {} }],
  ['?n=1', { data: { news: true } }],
  ['?n=off', { data: { news: false } }],
  ['?n=maybe', { data: {} }],
  ['?a=3', { data: { amount: 3 } }],
  ['?a=30', { data: {} }],
  ['?a=three', { data: {} }],
  ['?day=2026-11-20', { data: { day: '2026-11-20' } }],
  ['?day=2026-02-30', { data: {} }],
  ['?t=true', { data: {} }],
  ['?utm=spring', { data: { campaign: 'spring' } }],
  ['?mail=nobody', { data: {} }],
  ['?mail=%22%3Cb%3E%22@example.com%0ABcc:x@y.z', { data: {} }],
  [`?s=${'x'.repeat(201)}`, { data: {} }],
  ['?s=two%0Alines', { data: {} }],
  ['?s=%E2%80%A8', { data: {} }],
  ['?s=+', { data: {} }],
  ['?s=%ff%00', { subject: '\ufffd', data: {} }],
  ['', { data: {} }],
];

describe('the address of a page', () => {
  for (const [search, prefill] of CASES) {
    it(`${search.slice(0, 40) || 'without parameters'} fills in what fits, whole or not at all`, () => {
      assert.deepEqual(fromAddress(asked, search) as object, prefill);
    });
  }

  it('fills in nothing where the site names no parameters', () => {
    assert.deepEqual(fromAddress({ ...asked, parameters: {} }, '?order=A&subject=B&email=a@b.c'), {
      data: {},
    });
  });

  it('never consents, and gives no control characters on, whatever it says', () => {
    const pairs = fc.array(
      fc.tuple(fc.constantFrom(...Object.keys(asked.parameters ?? {})), fc.string({ unit: 'binary' })),
    );
    fc.assert(
      fc.property(pairs, (parameters) => {
        const { data = {}, ...parts } = fromAddress(asked, `?${new URLSearchParams(parameters)}`);
        assert.notProperty(data, 'terms');
        const texts = [...Object.values(parts), ...Object.values(data)]
          .flat()
          .filter((one) => typeof one === 'string');
        for (const text of texts) assert.notMatch(text, /(?![\t\n\r])\p{Cc}/u);
      }),
    );
  });
});
