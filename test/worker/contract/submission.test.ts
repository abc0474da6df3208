import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check } from '../../../worker/contract/rules.ts';
import { submissionSchema } from '../../../worker/contract/submission.ts';
import { exampleForm, exampleMessage } from '../../support/form.ts';

const schema = submissionSchema(exampleForm, () => ['2026-11-20', '2026-11-21']);
const errorsOf = (change: object) => {
  const result = check(schema, { ...exampleMessage, ...change });
  return result.ok ? [] : result.errors.map(({ path, code }) => `${path.join('.')}: ${code}`);
};
const data = (answers: object) => ({ data: { ...exampleMessage.data, ...answers } });

const refused: [what: string, change: object, expected: string[]][] = [
  ['no subject', { subject: undefined }, ['subject: required']],
  ['a blank subject', { subject: ' \t ' }, ['subject: required']],
  ['a subject of another type', { subject: 5 }, ['subject: wrong_type']],
  ['a subject with a line break', { subject: 'a\r\nBcc: x@example.com' }, ['subject: not_allowed']],
  ['a subject that is too long', { subject: 'x'.repeat(201) }, ['subject: too_long']],
  ['a name with a NUL', { name: 'Ann\0' }, ['name: not_allowed']],
  ['a blank body', { body: '\n \n' }, ['body: required']],
  ['a body that nobody can see', { body: '\u0001\u200b\u00ad' }, ['body: required']],
  ['a line break after the address', { email: 'ann@example.com\n' }, ['email: not_an_email']],
  ['dots where there are none', { email: '.ann..b@example.com' }, ['email: not_an_email']],
  ['a number for a host', { email: 'ann@1.2.3.4' }, ['email: not_an_email']],
  ['a body that is too long', { body: 'x'.repeat(1_001) }, ['body: too_long']],
  ['no e-mail', { email: undefined }, ['email: required']],
  ['a blank e-mail', { email: ' ' }, ['email: required']],
  ['a list as e-mail', { email: ['a@example.com', 'b@example.com'] }, ['email: wrong_type']],
  ['two addresses', { email: 'a@example.com,b@example.com' }, ['email: not_an_email']],
  ['a header in the address', { email: 'a@example.com\r\nBcc: b@example.com' }, ['email: not_an_email']],
  ['a display name', { email: 'Ann <ann@example.com>' }, ['email: not_an_email']],
  ['an address without a dot', { email: 'ann@localhost' }, ['email: not_an_email']],
  ['an address without a name', { email: '@example.com' }, ['email: not_an_email']],
  ['an address that is too long', { email: `ann@${'x.'.repeat(125)}com` }, ['email: too_long']],
  ['an unknown channel', { channel: 'sales' }, ['channel: not_an_option']],
  ['an unknown member', { status: 3 }, ['status: unknown']],
  ['an unknown member of page', { page: { url: 'https://a.example/', x: 1 } }, ['page.x: unknown']],
  ['a page that runs', { page: { url: 'javascript:alert(1)' } }, ['page.url: not_a_url']],
  ['no page address', { page: {} }, ['page.url: required']],
  ['a language that is none', { language: 'english please' }, ['language: not_a_language']],
  ['no data where a field is required', { data: undefined }, ['data: required']],
  ['data of another type', { data: 'x' }, ['data: wrong_type']],
  ['a key that is not allowed', data({ tag_list: 'x' }), ['data.tag_list: not_allowed']],
  ['an option that does not exist', data({ topic: 'spam' }), ['data.topic: not_an_option']],
  ['a required option left empty', data({ topic: '' }), ['data.topic: required']],
  ['a required option left out', data({ topic: undefined }), ['data.topic: required']],
  ['text for a checkbox', data({ newsletter: 'true' }), ['data.newsletter: wrong_type']],
  ['a required checkbox that is not ticked', data({ terms: false }), ['data.terms: required']],
  [
    'an answer over the field’s own limit',
    data({ order_number: 'x'.repeat(11) }),
    ['data.order_number: too_long'],
  ],
  ['an answer over the site’s limit', data({ details: 'x'.repeat(21) }), ['data.details: too_long']],
  ['an object as hidden value', data({ plan: {} }), ['data.plan: wrong_type']],
  ['a hidden value that is too long', data({ plan: 'x'.repeat(21) }), ['data.plan: too_long']],
  ['too many attachments', { attachments: ['a', 'b', 'c'] }, ['attachments: too_many']],
  ['one attachment twice', { attachments: ['a', 'a'] }, ['attachments: not_allowed']],
  ['several things at once', { subject: '', email: 'x' }, ['subject: required', 'email: not_an_email']],
];

const accepted: [what: string, change: object][] = [
  ['an internationalised domain', { email: 'ann@bücher.example' }],
  ['a domain in another script', { email: 'ann@उदाहरण.परीक्षा' }],
  ['plus, dots and quotes of the local part', { email: "o'hara.ann+shop@mail.example.co.uk" }],
  ['text in every script', { body: 'שלום 你好 👩‍👩‍👧‍👦 مرحبا', subject: 'प्रश्न' }],
  ['an optional answer left empty', data({ details: '', order_number: '' })],
  ['a number as hidden value', data({ plan: 3 })],
  ['a page without a referrer', { page: { url: 'https://a.example/?q=1', title: 'A', referrer: '' } }],
];

describe('a message', () => {
  for (const [what, change, expected] of refused) {
    it(`is refused with ${what}`, () => assert.deepEqual(errorsOf(change), expected));
  }
  for (const [what, change] of accepted) {
    it(`is accepted with ${what}`, () => assert.deepEqual(errorsOf(change), []));
  }

  it('is trimmed where it is one line, and left as typed where it is text', () => {
    const result = check(schema, {
      ...exampleMessage,
      subject: ' Hi ',
      email: ' a@example.com ',
      body: '  Hi\n',
    });
    assert.ok(result.ok);
    assert.deepEqual(
      [result.value.subject, result.value.email, result.value.body],
      ['Hi', 'a@example.com', '  Hi\n'],
    );
  });

  it('loses half of an emoji that was cut in two, and control characters, wherever they are', () => {
    const data = { ...exampleMessage.data, details: 'a\u0000b', plan: 'cut \ud83d' };
    const result = check(schema, { ...exampleMessage, body: 'cut \ud83d\u000b\n', data });
    assert.ok(result.ok);
    assert.equal(result.value.body, 'cut \ufffd \n');
    assert.deepEqual(result.value.data, { ...data, details: 'a b', plan: 'cut \ufffd' });
  });

  it('is refused with a few reasons, however many there are', () => {
    const keys = Array.from({ length: 1_000 }, (_, index) => `key${index}${'x'.repeat(500)}`);
    const result = check(schema, { ...exampleMessage, ...Object.fromEntries(keys.map((key) => [key, 1])) });
    assert.ok(!result.ok);
    assert.ok(JSON.stringify(result.errors).length < 3_000);
  });
});
