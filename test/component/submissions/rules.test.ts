import { assert } from 'chai';
import { problemInWords } from '../../../component/attachments/file-words.ts';
import { failureInWords } from '../../../component/failure-words.ts';
import { problemWith } from '../../../component/fields/problem-words.ts';
import { describe as describeErrors } from '../../../component/submissions/describe.ts';
import { createKey } from '../../../component/submissions/key.ts';
import { measure } from '../../../component/submissions/measure.ts';
import { messageOf, withoutUnknown } from '../../../component/submissions/message.ts';
import { pageInfo } from '../../../component/submissions/page.ts';
import type { SubmissionState } from '../../../component/submissions/state.ts';
import { step } from '../../../component/submissions/steps.ts';
import { blank } from '../../../component/submissions/written.ts';
import type { ErrorDetail, ProblemCode, RuleCode } from '../../../worker/contract/problem.ts';
import { everyField } from '../../support/fields.ts';
import { form, KEY } from '../support/fixtures.ts';
import { words } from '../support/words.ts';

const tools = { measure, problemInWords, fields: { problemWith } };
const written = { ...blank(), name: 'Ada', email: 'ada@example.com', subject: 'Hi', body: 'Hello' };

describe('a message', () => {
  it('leaves out what is empty, and says no for a box left unticked', () => {
    const answers = { order_number: '', topic: 'billing' };
    assert.deepEqual(messageOf({ ...written, answers }, [], form, { data: { plan: 'pro' } }), {
      subject: 'Hi',
      body: 'Hello',
      name: 'Ada',
      email: 'ada@example.com',
      data: { plan: 'pro', topic: 'billing', newsletter: false },
    });
  });

  it('goes out without what the page should not have added', () => {
    const message = messageOf(written, [], form, { channel: 'sales', data: { plan: 'pro', spy: 'x' } });
    const { message: kept, ignored } = withoutUnknown(message, form);
    assert.deepEqual(ignored, ['spy', 'channel sales']);
    assert.strictEqual(kept.channel, undefined);
    assert.deepEqual(kept.data, { plan: 'pro', newsletter: false });
  });

  it('goes out without values that are none, and keeps what the visitor answered in their place', () => {
    const bad = { plan: null, order_number: 'A-1', topic: null, details: {} } as unknown as Record<
      string,
      string
    >;
    const message = { ...messageOf(written, [], form, {}), data: bad };
    const { message: kept, ignored } = withoutUnknown(message, form, { topic: 'billing' });
    assert.deepEqual(ignored, ['plan', 'topic', 'details']);
    assert.deepEqual(kept.data, { order_number: 'A-1', topic: 'billing' });
    for (const plan of [{}, Number.NaN, 'x'.repeat(6_000)]) {
      const data = { plan } as unknown as Record<string, string>;
      assert.deepEqual(withoutUnknown({ ...message, data }, form).ignored, ['plan']);
    }
  });
});

describe('the page a visitor is on', () => {
  const long = `https://a.example/?${'q'.repeat(3_000)}`;
  const cases: [location: string, title: string, referrer: string, expected: unknown][] = [
    ['https://a.example/x?y=1#z', ' Home ', '', { url: 'https://a.example/x?y=1', title: 'Home' }],
    [
      'https://a.example/',
      'a\nb',
      'https://b.example/',
      { url: 'https://a.example/', title: 'a b', referrer: 'https://b.example/' },
    ],
    [long, '', 'android-app://x', { url: 'https://a.example/' }],
    ['file:///tmp/a.html', 'Home', '', undefined],
  ];
  for (const [location, title, referrer, expected] of cases) {
    it(`is told of ${location.slice(0, 40)}`, () =>
      assert.deepEqual(pageInfo(location, title, referrer), expected as never));
  }
});

describe('an idempotency key', () => {
  it('is a UUID', () => assert.ok(KEY.test(createKey())));
  it('is one without HTTPS too', () => {
    const insecure = { getRandomValues: crypto.getRandomValues.bind(crypto) };
    assert.ok(KEY.test(createKey(insecure)));
  });
});

describe('the state of a submission', () => {
  const failure = { outcome: 'unreachable', reason: 'network' } as const;
  const states: SubmissionState[] = [
    { status: 'writing' },
    { status: 'waiting' },
    { status: 'sending' },
    { status: 'offline' },
    { status: 'retrying' },
    { status: 'refused', errors: [] },
    { status: 'kept' },
    { status: 'received_before' },
    { status: 'failed', failure },
    { status: 'not_loaded' },
    { status: 'sent', reference: 'R', email: 'e' },
  ];
  const allowed: Record<SubmissionState['status'], string> = {
    writing: 'waiting',
    waiting: 'waiting kept writing sending offline refused not_loaded sent',
    sending: 'waiting writing offline retrying refused received_before failed sent',
    offline: 'waiting writing',
    retrying: 'waiting sending offline writing sent',
    refused: 'writing waiting refused',
    kept: 'waiting',
    received_before: 'waiting',
    failed: 'waiting',
    not_loaded: 'waiting writing',
    sent: 'writing',
  };
  for (const from of states) {
    for (const to of states) {
      const possible = allowed[from.status].split(' ').includes(to.status);
      it(`${possible ? 'goes' : 'never goes'} from ${from.status} to ${to.status}`, () => {
        if (possible) assert.strictEqual(step(from, to), to);
        else assert.throws(() => step(from, to));
      });
    }
  }
});

describe('words for what is wrong', () => {
  const rules: RuleCode[] = [
    'required',
    'wrong_type',
    'too_short',
    'too_long',
    'too_few',
    'too_many',
    'too_large',
    'out_of_range',
    'out_of_step',
    'wrong_format',
    'not_a_number',
    'not_a_date',
    'not_a_phone',
    'not_an_email',
    'not_a_url',
    'not_a_language',
    'not_an_option',
    'not_allowed',
    'unknown',
  ];
  const whole = { ...form, fields: [...form.fields, ...everyField] };
  const paths = [
    ['name'],
    ['email'],
    ['subject'],
    ['body'],
    ['data', 'topic'],
    ['data', 'details'],
    ['data', 'newsletter'],
    ['data', 'plan'],
    ...everyField.map(({ name }) => ['data', name]),
    ['attachments'],
    ['page', 'url'],
  ];
  for (const code of rules) {
    it(`are there for ${code} everywhere`, () => {
      for (const path of paths) {
        const [error] = describeErrors(
          [{ path, code }],
          { form: whole, written, items: [], ...tools },
          words,
        );
        assert.ok(
          error && error.message.length > 5 && !/undefined|NaN|Infinity|!/.test(error.message),
          error?.message,
        );
      }
    });
  }

  it('say how much is too much', () => {
    const answers = { details: 'x'.repeat(23) };
    const errors: ErrorDetail[] = [{ path: ['data', 'details'], code: 'too_long' }];
    assert.deepEqual(
      describeErrors(errors, { form, written: { ...written, answers }, items: [], ...tools }, words),
      [{ target: 'data-details', message: 'Shorten “Details” by 3 characters: it can have 20' }],
    );
  });

  it('come in the order of the form', () => {
    const errors: ErrorDetail[] = [['data', 'topic'], ['body'], ['email']].map((path) => ({
      path,
      code: 'required',
    }));
    assert.deepEqual(
      describeErrors(errors, { form, written, items: [], ...tools }, words).map(({ target }) => target ?? ''),
      ['email', 'body', 'data-topic'],
    );
  });

  const codes: ProblemCode[] = [
    'unreadable',
    'invalid',
    'origin_not_allowed',
    'unauthenticated',
    'not_found',
    'method_not_allowed',
    'conflict',
    'length_required',
    'too_large',
    'media_type',
    'key_required',
    'attachment_refused',
    'rate_limited',
    'helpdesk_unavailable',
    'misconfigured',
    'unavailable',
  ];
  for (const code of codes) {
    it(`are there for the answer ${code}`, () => {
      for (const status of [400, 503])
        assert.ok(failureInWords({ outcome: 'problem', status, code, errors: [] }, words).length > 20);
    });
  }

  it('say when to try again', () => {
    const at = (retryAfter: number) =>
      failureInWords(
        { outcome: 'problem', status: 429, code: 'rate_limited', errors: [], retryAfter },
        words,
      );
    assert.ok(at(30).includes('in 30 seconds'));
    assert.ok(at(1).includes('in 1 second.'));
    assert.ok(at(600).includes('in 10 minutes'));
  });
});
