import { assert } from 'chai';
import fc from 'fast-check';
import { dataOf, kept } from '../../../component/fields/answers.ts';
import { fitted } from '../../../component/fields/fitted.ts';
import { inWords, labelIn } from '../../../component/fields/in-words.ts';
import { parseNumber, typedNumber } from '../../../component/fields/number.ts';
import { problemWith } from '../../../component/fields/problem-words.ts';
import { formIn } from '../../../component/fields/site-form.ts';
import { localToday } from '../../../component/fields/today.ts';
import { createCheck } from '../../../component/submissions/check.ts';
import { messageOf } from '../../../component/submissions/message.ts';
import { blank, type Written } from '../../../component/submissions/written.ts';
import { todayAnywhere } from '../../../worker/contract/days.ts';
import type { Answer, Field } from '../../../worker/contract/fields.ts';
import type { LocalizedForm } from '../../../worker/contract/form.ts';
import type { RuleCode } from '../../../worker/contract/problem.ts';
import { check } from '../../../worker/contract/rules.ts';
import { submissionSchema } from '../../../worker/contract/submission.ts';
import { answerCases, everyField } from '../../support/fields.ts';
import { form } from '../support/fixtures.ts';
import { words } from '../support/words.ts';

const every: LocalizedForm = { ...form, fields: everyField };
const someone = { ...blank(), name: 'Ada', email: 'ada@example.com', subject: 'Hi', body: 'Hello' };
const answering = (answers: Record<string, Answer>): Written => ({ ...someone, answers });

describe('a number', () => {
  const cases: [typed: string, language: string, number: number | undefined][] = [
    ['5', 'en', 5],
    [' 1,234.5 ', 'en', 1234.5],
    ['1.234,5', 'de', 1234.5],
    ['1.234', 'de', 1234],
    ['1,234', 'en', 1234],
    ['1.5', 'de', 1.5],
    ['1,5', 'en', 1.5],
    ['1,5', 'de', 1.5],
    ['1 234,5', 'fr', 1234.5],
    ['1\u202f234', 'fr', 1234],
    ['1’234.5', 'de-CH', 1234.5],
    ['12,34,567', 'en-IN', 1234567],
    ['١٢٫٥', 'ar-EG', 12.5],
    ['१२.५', 'hi', 12.5],
    ['−3', 'en', -3],
    ['+3', 'en', 3],
    ['.5', 'en', 0.5],
    ['1.', 'en', 1],
    ['1.2.3', 'en', undefined],
    ['1,2,3', 'en', undefined],
    ['1,23,4', 'en', undefined],
    ['two', 'en', undefined],
    ['1e5', 'en', undefined],
    ['0x10', 'en', undefined],
    ['', 'en', undefined],
    ['-', 'en', undefined],
    ['Infinity', 'en', undefined],
  ];
  for (const [typed, language, number] of cases) {
    it(`“${typed}” in ${language} is ${number}`, () =>
      assert.strictEqual(parseNumber(typed, language), number));
  }

  it('is read as it is written, in any language', () => {
    const number = fc
      .double({ noNaN: true, min: -1e9, max: 1e9 })
      .map((value) => Math.round(value * 1000) / 1000 + 0);
    const language = fc.constantFrom(
      'en',
      'de',
      'fr',
      'de-CH',
      'ar-EG',
      'hi',
      'en-IN',
      'pl',
      'fa',
      'sv',
      'es',
    );
    fc.assert(
      fc.property(number, language, (value, tag) => {
        assert.strictEqual(
          parseNumber(typedNumber(value, tag).replace(/[\u200e\u200f\u061c]/g, ''), tag),
          value,
        );
      }),
    );
  });
});

describe('the data of a message', () => {
  it('is what was answered, with numbers as numbers, and nothing where nothing was', () => {
    const answers = { amount: '2,5', order: '', extras: [], gift: false, size: 's', terms: true };
    assert.deepEqual(dataOf(answering(answers), every, { language: 'de' }), {
      amount: 2.5,
      size: 's',
      gift: false,
      campaign: 'spring',
      terms: true,
    });
  });

  it('has no answer to what is not asked, though it is still there', () => {
    const written = answering({ gift: false, card: 'Hello' });
    assert.notProperty(dataOf(written, every, {}), 'card');
    assert.strictEqual(dataOf(answering({ ...written.answers, gift: true }), every, {})['card'], 'Hello');
  });

  it('takes hidden values and its own keys of the page, and no consent', () => {
    const page = { plan: 'pro', campaign: 'winter', terms: true, card: 'x', order: 'AB-1234' };
    assert.deepEqual(dataOf(answering({}), every, { data: page }), {
      plan: 'pro',
      campaign: 'winter',
      order: 'AB-1234',
      gift: false,
    });
  });

  it('begins with the defaults, which the visitor can empty', () => {
    const fields: Field[] = [
      { name: 'size', type: 'select', label: 'Size', options: [{ value: 's', label: 'S' }], default: 's' },
      { name: 'day', type: 'date', label: 'Day', default: 'today' },
      { name: 'news', type: 'checkbox', label: 'News', default: true },
    ];
    const site = { ...form, fields };
    assert.deepEqual(dataOf(answering({}), site, {}), { size: 's', day: localToday(), news: true });
    assert.deepEqual(dataOf(answering({ size: '', day: '', news: false }), site, {}), { news: false });
  });
});

describe('a draft', () => {
  it('keeps the answers that fit, and names those that do not', () => {
    const answers = {
      size: 'xl',
      gift: 'yes',
      story: 'kept',
      gone: 'x',
      extras: ['s', 'xl'],
      order: '',
      amount: '5',
    };
    const result = fitted(answering(answers), undefined, every);
    assert.deepEqual(result.written.answers, { story: 'kept', order: '', amount: '5' });
    assert.deepEqual(result.dropped, ['size', 'gift', 'gone', 'extras']);
  });

  it('says nothing of what was left empty', () => {
    assert.deepEqual(fitted(answering({ size: '', gone: '', other: [] }), undefined, every).dropped, []);
  });

  it('has no consent, but for that in a message on its way', () => {
    const written = answering({ terms: true, story: 'x' });
    assert.deepEqual(kept({ written }, every).written.answers, { story: 'x' });
    assert.deepEqual(fitted(written, undefined, every), { written: answering({ story: 'x' }), dropped: [] });
    const sent = { body: JSON.stringify({ data: { terms: true } }), typed: '', promised: true };
    assert.deepEqual(fitted(answering({}), { key: 'k', sent }, every).written.answers, { terms: true });
  });
});

describe('a draft with something sensitive', () => {
  const fields: Field[] = [{ name: 'iban', type: 'text', label: 'IBAN', sensitive: true }];
  const site = { ...form, fields };
  const sent = { body: JSON.stringify({ data: { iban: 'SECRET' } }), typed: 'SECRET', promised: false };

  it('does not keep what was sent, whoever filled it in and even if it was emptied since', () => {
    for (const answers of [{}, { iban: '' }, { iban: 'SECRET' }]) {
      const { pending } = kept({ written: answering(answers), pending: { key: 'k', sent } }, site);
      assert.deepEqual(pending, { key: 'k', sent: { body: '{}', typed: '', promised: false } });
    }
  });

  it('does not keep what was typed for a field that was not asked any more when it went out', () => {
    const typed = JSON.stringify({ body: 'Hello', said: [['iban', 'SECRET']] });
    const pending = { key: 'k', sent: { body: '{"data":{}}', typed, promised: false } };
    const emptied = kept({ written: answering({}), pending }, site);
    assert.notInclude(JSON.stringify(emptied), 'SECRET');
    assert.strictEqual(emptied.pending?.key, 'k');
  });

  it('keeps what was sent without it', () => {
    const pending = { key: 'k', sent: { body: '{"data":{"iban":""}}', typed: 'x', promised: true } };
    assert.strictEqual(kept({ written: answering({}), pending }, site).pending, pending);
  });

  it('that somebody has tampered with does no harm', () => {
    for (const body of ['', 'null', '{"data":1}', undefined as never]) {
      const pending = { key: 'k', sent: { body, typed: '', promised: true } };
      assert.deepEqual(fitted(answering({}), pending, site).dropped, []);
      assert.strictEqual(kept({ written: answering({}), pending }, site).pending, pending);
    }
    for (const typed of ['null', '{"said":1}', '{"said":[1]}', undefined as never]) {
      const pending = { key: 'k', sent: { body: '{}', typed, promised: true } };
      assert.strictEqual(kept({ written: answering({}), pending }, site).pending, pending);
    }
  });
});

describe('what is typed or pasted with something around it that is taken away on the way', () => {
  const when = { field: 'reason', is: 'damaged' };
  const fields: Field[] = [
    { name: 'reason', type: 'text', label: 'Reason' },
    { name: 'part', type: 'text', label: 'Part', required: true, when },
    { name: 'why', type: 'text', label: 'Why', required: true, when: { not: when } },
  ];
  const site = { ...form, fields };
  const worker = submissionSchema(site, () => todayAnywhere(Date.now()));

  it('asks for the same as without, here and in the Worker: nobody is told to fill in what is not on screen', () => {
    const taken = fc.constantFrom(' ', '\t', '\0', '\x07', '\x1b', '\x7f', '\x9f', '\u00a0', '\u2028');
    const around = fc.string({ unit: taken, maxLength: 4 });
    fc.assert(
      fc.property(around, around, fc.constantFrom('damaged', 'late'), (before, behind, reason) => {
        const answers = { reason: before + reason + behind, part: 'bell', why: 'rain' };
        const message = messageOf(answering(answers), [], site, {});
        const [asked, other] = reason === 'damaged' ? (['part', 'why'] as const) : (['why', 'part'] as const);
        assert.strictEqual(message.data?.[asked], answers[asked]);
        assert.notProperty(message.data, other);
        assert.deepEqual(createCheck(site)(message), []);
        assert.isTrue(check(worker, JSON.parse(JSON.stringify(message))).ok);
      }),
    );
  });
});

describe('words for the site’s own fields', () => {
  const field = (name: string) => everyField.find((one) => one.name === name) as Field;
  const cases: [name: string, code: RuleCode, message: string][] = [
    ['order', 'wrong_format', 'Enter “Order” like this: AB-1234'],
    ['nickname', 'too_short', 'Write at least 2 characters for “Nickname”'],
    ['amount', 'out_of_range', 'Enter a number from 1 to 10 for “Amount”'],
    ['amount', 'not_a_number', 'Enter a number from 1 to 10 for “Amount”'],
    ['amount', 'out_of_step', 'Enter a number in steps of 0.5 for “Amount”'],
    ['extras', 'too_many', 'Choose at most 2 options for “Extras”'],
    ['size', 'required', 'Choose an option for “Size”'],
    ['extras', 'required', 'Choose at least one option for “Extras”'],
    ['bought', 'required', 'Enter a date for “Bought”'],
    ['bought', 'not_a_date', 'Enter day, month and year for “Bought”'],
    ['terms', 'required', 'Tick “I have read the terms”'],
    ['site', 'too_long', 'Enter a web address like https://example.com for “Site”'],
  ];
  for (const [name, code, message] of cases) {
    it(`say of ${name}: ${message}`, () =>
      assert.strictEqual(problemWith(field(name), code, words), message));
  }

  it('tell both ends of a range of days, as they are today', () => {
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
    assert.strictEqual(
      problemWith(field('bought'), 'out_of_range', words),
      `Enter a date from January 1, 2026 to ${day.format(Date.parse(localToday()))} for “Bought”`,
    );
  });

  it('are those of the language that the form is in', () => {
    const label = { en: 'Topic', de: 'Thema' };
    const options = [{ value: 'a', label: { en: 'Apple', de: 'Apfel' } }];
    const localized: LocalizedForm = {
      ...form,
      fields: [{ name: 'topic', type: 'select', label, options, help: label }],
    };
    const [german] = formIn(localized, 'de-AT').fields;
    assert.deepEqual(german, {
      name: 'topic',
      type: 'select',
      label: 'Thema',
      help: 'Thema',
      options: [{ value: 'a', label: 'Apfel' }],
    });
    assert.strictEqual(formIn(localized, 'de-AT'), formIn(localized, 'de-AT'));
    assert.strictEqual(formIn(localized, 'en').fields[0]?.label, 'Topic');
  });

  it('read answers back, as they were sent and as a helpdesk has them', () => {
    const sure = { yes: 'yes', no: 'no' };
    const read = (name: string, answer: unknown) =>
      inWords(
        everyField.find((one) => one.name === name),
        answer,
        words,
        sure,
      );
    assert.strictEqual(read('size', 's'), 'S');
    assert.strictEqual(read('extras', 's, l'), 'S, L');
    assert.strictEqual(read('extras', ['s', 'gone']), 'S, gone');
    assert.strictEqual(read('amount', 1234.5), '1,234.5');
    assert.strictEqual(read('bought', '2026-11-20'), 'November 20, 2026');
    assert.strictEqual(read('bought', 'someday'), 'someday');
    assert.strictEqual(read('gift', false), 'no');
    assert.strictEqual(read('plan', 1234), '1234');
    assert.strictEqual(labelIn(field('terms'), words), 'I have read the terms');
  });
});

describe('the browser and the Worker', () => {
  const browser = createCheck(every);
  const worker = submissionSchema(every, () => todayAnywhere(Date.now()));
  const errorsIn = (message: object) => {
    const result = check(worker, JSON.parse(JSON.stringify(message)));
    return result.ok ? [] : result.errors;
  };

  it('find the same fault with each answer', () => {
    // Days are compared with today, and the table has another one.
    const cases = answerCases.filter(([name]) => name !== 'bought' && name !== 'visit');
    for (const [name, answer] of cases) {
      const message = {
        ...messageOf(answering({ terms: true }), [], every, {}),
        data: { terms: true, [name]: answer },
      };
      assert.deepEqual(browser(message as never), errorsIn({ ...message }), name);
    }
  });

  it('agree on whatever is typed and chosen, whichever fields that asks for', () => {
    const value = fc.constantFrom('s', 'm', 'l', 'xl', '');
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('AB-1234', '5', '1.5', '99', 'ann@example.com', 'shop.example', '+44 20 7946 0958'),
    );
    const kinds: Record<string, fc.Arbitrary<Answer>> = {
      checkbox: fc.boolean(),
      consent: fc.boolean(),
      checkboxes: fc.uniqueArray(fc.constantFrom('s', 'm', 'l')),
      select: value,
      radio: value,
      date: fc.constantFrom('', '2026-01-01', '1999-12-31', '2026-02-30', '?'),
    };
    const answers = fc.record(
      Object.fromEntries(everyField.map(({ name, type }) => [name, kinds[type] ?? typed])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, fc.constantFrom('en', 'de', 'fr'), (given, language) => {
        const message = messageOf(answering(given as Record<string, Answer>), [], every, { language });
        assert.deepEqual(browser(message), errorsIn(message));
      }),
      { numRuns: 300 },
    );
  });
});
