import { assert } from 'chai';
import { render } from 'lit';
import { asText, mailto } from '../../../component/submissions/fallback.ts';
import { fallbackView } from '../../../component/submissions/fallback-view.ts';
import { blank } from '../../../component/submissions/written.ts';
import type { Field } from '../../../worker/contract/fields.ts';
import { form } from '../support/fixtures.ts';
import { words } from '../support/words.ts';

const CUT = '(cut)';

describe('a message to be sent by mail', () => {
  it('has everything typed, in the words of the form', () => {
    const answers = { topic: 'technical', newsletter: true, order_number: '', details: 'a\nb' };
    const written = { ...blank(), name: 'Ada', email: 'ada@example.com', body: 'Hello\n\nthere', answers };
    assert.strictEqual(
      asText(written, form, words),
      'Your name: Ada\nE-mail: ada@example.com\nTopic: Technical\nDetails: a\nb\nNewsletter: yes\n\nHello\n\nthere',
    );
  });

  it('has the answers also where the form never came', () => {
    const written = { ...blank(), body: 'Hello', answers: { topic: 'technical', newsletter: false } };
    assert.strictEqual(
      asText(written, { fields: [], data: ['topic', 'newsletter'] }, words),
      'topic: technical\n\nHello',
    );
  });

  it('has what is sensitive in no link', () => {
    const fields: Field[] = [
      { name: 'iban', type: 'text', label: 'IBAN', sensitive: true },
      { name: 'bank', type: 'text', label: 'Bank', when: { field: 'iban', filled: true } },
    ];
    const written = { ...blank(), body: 'Hello', answers: { iban: 'SECRET', bank: 'Acorn' } };
    const site = { ...form, fields };
    assert.strictEqual(asText(written, site, words), 'IBAN: SECRET\nBank: Acorn\n\nHello');
    assert.strictEqual(asText(written, site, words, true), 'IBAN: …\nBank: Acorn\n\nHello');
    const model = { address: 'help@example.com', draft: { written, attachments: [] }, form: site };
    const copied: string[] = [];
    const copying = { copied: undefined, onCopy: (text: string) => copied.push(text) };
    const place = document.createElement('div');
    render(fallbackView({ ...model, copying }, words), place);
    assert.notInclude(place.querySelector('a')?.href, 'SECRET');
    place.querySelector('button')?.click();
    assert.include(copied[0], 'SECRET');
  });

  it('arrives in a mail program as it was typed', () => {
    const url = new URL(mailto('help+shop@example.com', 'A & B?', 'Grüße 👋\n100 % #1', CUT));
    assert.strictEqual(decodeURIComponent(url.pathname), 'help+shop@example.com');
    assert.strictEqual(url.searchParams.get('subject'), 'A & B?');
    assert.strictEqual(url.searchParams.get('body'), 'Grüße 👋\r\n100 % #1');
  });

  it('can add no recipients', () => {
    const url = new URL(mailto('a@example.com?bcc=b@example.com', 'x&cc=c@example.com', '&to=d', CUT));
    assert.deepEqual([...url.searchParams.keys()], ['subject', 'body']);
  });

  for (const [name, text] of [
    ['letters', 'x'.repeat(50_000)],
    ['emoji', '👋'.repeat(25_000)],
    ['halves of emoji', '\ud83d'.repeat(5_000)],
    ['line breaks', '\n'.repeat(5_000)],
  ] as const) {
    it(`is cut where a link must end, and says so: ${name}`, () => {
      const link = mailto('help@example.com', 'x'.repeat(5_000), text, CUT);
      assert.isAtMost(link.length, 1_900);
      const body = decodeURIComponent(link.slice(link.indexOf('&body=') + 6));
      assert.isTrue(body.endsWith(CUT) && body.isWellFormed());
    });
  }
});
