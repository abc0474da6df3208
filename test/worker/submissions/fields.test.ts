import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FormConfig } from '../../../worker/contract/form.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

const data = {
  order_number: 'AC-20931',
  bought: '2026-01-02',
  reason: 'damaged',
  fault: 'A spoke is broken.',
  items: ['bike', 'bags'],
  bags: 2,
  refund: 'repair',
  gift: true,
  buyer: 'bo@example.com',
  phone: '020 7946 0958',
  photos: 'photos.example/acorn',
  rating: 4,
  campaign: 'website',
  policy: true,
};
const returned = (subject: string, change: object = {}) =>
  messageAbout(subject, { form: 'returns', data: { ...data, ...change } });

async function errorsOf(message: object): Promise<unknown> {
  const response = await stack.send(message);
  const { errors = [] } = (await response.json()) as { errors?: { path: string[]; code: string }[] };
  return [response.status, ...errors.map(({ path, code }) => `${path.join('.')}: ${code}`)];
}

describe('a form of its own', () => {
  it('has its own fields and its own channel', async () => {
    const response = await stack.request('/v1/config?form=returns');
    const form = (await response.json()) as FormConfig;
    assert.deepEqual(form.channels, ['billing']);
    assert.deepEqual(
      form.fields.map(({ name }) => name),
      Object.keys(data),
    );
  });

  it('arrives in its channel, as an agent can read it', async () => {
    const before = Date.now();
    assert.equal((await stack.send(returned('Everything'))).status, 202);
    const { channel, data: arrived } = await stack.helpdesk.conversationWhen(
      ({ subject }) => subject === 'Everything',
    );
    const { submission_id: _, reference: __, policy, ...answers } = arrived as Record<string, unknown>;
    assert.equal(channel, 'billing');
    assert.deepEqual(answers, {
      ...Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'policy')),
      items: 'bike, bags',
      phone: '+442079460958',
      photos: 'https://photos.example/acorn',
    });
    const [words, at] = String(policy).split('. ');
    assert.equal(words, 'I have read the return policy (https://www.example.com/returns)');
    assert.ok(Date.parse(String(at)) >= before && Date.parse(String(at)) <= Date.now());
  });

  it('is the same message however often it is sent, and keeps when it was agreed to', async () => {
    const key = crypto.randomUUID();
    const [first, second] = [
      await stack.send(returned('Twice'), key),
      await stack.send(returned('Twice'), key),
    ];
    assert.deepEqual(await first.json(), await second.json());
    assert.equal((await stack.send(returned('Twice', { items: ['bags', 'bike'] }), key)).status, 422);
  });

  const cases: [what: string, change: object, errors: string[]][] = [
    ['a number that does not match', { order_number: 'AC-1' }, ['data.order_number: wrong_format']],
    ['a day to come', { bought: '2999-01-01' }, ['data.bought: out_of_range']],
    ['no consent', { policy: false }, ['data.policy: required']],
    ['nothing where something is asked', { fault: '' }, ['data.fault: required']],
    ['an answer to what is not asked', { reason: 'unwanted' }, ['data.fault: not_allowed']],
    [
      'several things at once',
      { items: ['bags', 'tent'], bags: 11, refund: 'tent', phone: 'x' },
      [
        'data.items: not_an_option',
        'data.bags: out_of_range',
        'data.refund: not_an_option',
        'data.phone: not_a_phone',
      ],
    ],
  ];
  for (const [what, change, errors] of cases) {
    it(`is refused with ${what}`, async () =>
      assert.deepEqual(await errorsOf(returned('Refused', change)), [422, ...errors]));
  }
});
