import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { conversationData } from '../../../worker/submissions/data.ts';
import { internationalNumber } from '../../../worker/submissions/phone.ts';
import { everyField } from '../../support/fields.ts';

const now = Date.parse('2026-11-20T11:16:13Z');
const inWords = (data: object, language?: string) =>
  conversationData({ ...data }, everyField, { language, now });

describe('answers, as an agent reads them', () => {
  it('are what was answered, and nothing where nothing was', () => {
    const data = {
      order: 'AB-1234',
      nickname: '',
      amount: 2.5,
      gift: false,
      size: 's',
      plan: 'pro',
      extras: [],
    };
    assert.deepEqual(inWords(data), { order: 'AB-1234', amount: 2.5, gift: false, size: 's', plan: 'pro' });
  });

  it('join what was ticked, and complete addresses and numbers', () => {
    const data = { extras: ['s', 'm'], site: 'shop.example', phone: '030 901820' };
    assert.deepEqual(inWords(data), { extras: 's, m', site: 'https://shop.example', phone: '+4930901820' });
  });

  it('say what was agreed to, in the language that it was read in, and when', () => {
    assert.deepEqual(inWords({ terms: true }), {
      terms: 'I have read the terms (https://shop.example/terms), 2026-11-20T11:16:13.000Z',
    });
    const terms = { name: 'terms', type: 'consent' as const, label: { en: 'I agree', de: 'Ich stimme zu' } };
    assert.deepEqual(conversationData({ terms: true }, [terms], { language: 'de-CH', now }), {
      terms: 'Ich stimme zu, 2026-11-20T11:16:13.000Z',
    });
  });

  it('read well where what was agreed to is a sentence', () => {
    for (const label of ['I agree.', 'I agree. ', '同意します。', 'أوافق؟']) {
      assert.deepEqual(
        conversationData({ terms: true }, [{ name: 'terms', type: 'consent', label }], {
          language: 'en',
          now,
        }),
        { terms: `${label.trim()} 2026-11-20T11:16:13.000Z` },
      );
    }
  });
});

describe('a telephone number', () => {
  const cases: [typed: string, country: string | undefined, expected: string][] = [
    ['+49 30 901820', undefined, '+4930901820'],
    ['+44 (0)20 7946 0958', undefined, '+442079460958'],
    ['030/90 18-20', 'DE', '+4930901820'],
    ['0049 30 901820', 'DE', '+4930901820'],
    ['0171 1234567', 'DE', '+491711234567'],
    ['901820', 'DE', '901820'],
    ['030 901820', undefined, '030 901820'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['1-212-555-0123', 'US', '+12125550123'],
    ['011 49 30 901820', 'US', '011 49 30 901820'],
    ['20 12 34 56', 'DK', '+4520123456'],
    ['07946 0958', 'GB', '07946 0958'],
    ['٠٣٠ ٩٠١٨٢٠', 'DE', '+4930901820'],
    ['𝟎𝟑𝟎 𝟗𝟎𝟏𝟖𝟐𝟎', 'DE', '+4930901820'],
    ['030 901820 ext. 5', 'DE', '030 901820 ext. 5'],
    ['030 901820 or 030 1', 'DE', '030 901820 or 030 1'],
    ['+0 12345678', 'DE', '+0 12345678'],
    ['+123456', 'DE', '+123456'],
    ['+12345678901234567', 'DE', '+12345678901234567'],
    ['', 'DE', ''],
  ];
  for (const [typed, country, expected] of cases) {
    it(`“${typed}” in ${country ?? 'no country'} is “${expected}”`, () =>
      assert.equal(internationalNumber(typed, country), expected));
  }

  it('is E.164 or what was typed, and stays so', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789+ ()-/') }));
    fc.assert(
      fc.property(text, fc.constantFrom('DE', 'US', 'DK', 'GB', undefined), (typed, country) => {
        const number = internationalNumber(typed, country);
        assert.ok(number === typed || /^\+[1-9]\d{6,14}$/.test(number));
        assert.equal(internationalNumber(number, country), number);
      }),
    );
  });
});
