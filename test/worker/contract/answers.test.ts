import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataSchema } from '../../../worker/contract/answers.ts';
import { check } from '../../../worker/contract/rules.ts';
import { answerCases, everyField, TODAY } from '../../support/fields.ts';

const schema = dataSchema(everyField, ['plan'], { maxLength: 50, today: () => [TODAY, TODAY] });
const errorsOf = (data: object) => {
  const result = check(schema, { terms: true, ...data });
  return result.ok ? [] : result.errors.map(({ path, code }) => `${path.join('.')}: ${code}`);
};

describe('an answer', () => {
  for (const [name, answer, code] of answerCases) {
    const said = JSON.stringify(answer)?.slice(0, 40);
    it(`${said} to “${name}” is ${code ?? 'right'}`, () =>
      assert.deepEqual(errorsOf({ [name]: answer }), code ? [`${name}: ${code}`] : []));
  }

  it('is kept without what surrounds it', () => {
    const result = check(schema, { terms: true, order: ' AB-1234\n', phone: ' 030 901820 ', story: ' a ' });
    assert.ok(result.ok);
    assert.deepEqual(result.value, { terms: true, order: 'AB-1234', phone: '030 901820', story: ' a ' });
  });

  it('is a day wherever on Earth it is asked', () => {
    const anywhere = dataSchema(everyField, [], { maxLength: 50, today: () => ['2026-11-20', '2026-11-21'] });
    for (const data of [{ bought: '2026-11-21' }, { visit: '2026-11-21' }, { visit: '2026-12-05' }]) {
      assert.ok(check(anywhere, { terms: true, ...data }).ok);
    }
  });
});

describe('what is asked', () => {
  const cases: [what: string, data: object, errors: string[]][] = [
    ['a field whose condition holds', { gift: true, size: 's', card: 'Hello' }, []],
    ['one that may be left empty', { gift: true, size: 's' }, []],
    ['one that is required by a condition', { gift: true, size: 'l' }, ['card: required']],
    ['the same left blank', { gift: true, size: 'l', card: ' \u200b' }, ['card: required']],
    ['one that would be required, were it asked', { gift: false, size: 'l' }, []],
    ['an answer to what is not asked, even an empty one', { card: '' }, ['card: not_allowed']],
    [
      'everything at once',
      { gift: true, size: 'm', amount: 'x', extras: 5, fit: 5, campaign: {}, order: 5, terms: false },
      [
        'order: wrong_type',
        'amount: not_a_number',
        'fit: not_an_option',
        'extras: wrong_type',
        'campaign: wrong_type',
        'card: required',
        'terms: required',
      ],
    ],
    ['the page’s own value', { plan: 'pro' }, []],
    ['a list as the page’s own value', { plan: ['pro'] }, ['plan: wrong_type']],
  ];
  for (const [what, data, errors] of cases) {
    it(`${what}: ${errors.join(', ') || 'right'}`, () => assert.deepEqual(errorsOf(data), errors));
  }

  it('is all named where data is no object', () => {
    for (const data of [null, 5, 'x', []]) assert.equal(check(schema, data).ok, false);
  });
});
