import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { workerEnvironment } from '../../demo/environment.ts';
import { readConfiguration } from '../../worker/configuration.ts';
import { site } from '../../worker/site.config.ts';
import { everyField } from '../support/fields.ts';

const { vars, secrets } = workerEnvironment({
  helpdesk: 'http://127.0.0.1:4010',
  worker: 'https://contact.example.com',
  sites: ['https://www.example.com', 'http://localhost:8080'],
});
const env = { ...vars, ...secrets };

const problemsWith = (change: Record<string, unknown>) => {
  const configuration = readConfiguration({ ...env, ...change }, site);
  return configuration.ok ? [] : configuration.problems.map(({ where }) => where);
};

const LONG = Buffer.alloc(32, 7).toString('base64url');
const oct = { kty: 'oct', kid: 'a', alg: 'HS256', k: LONG };
const ec = { kty: 'EC', kid: 'a', alg: 'ES256', crv: 'P-256', x: LONG, y: LONG };
const jwks = (...keys: unknown[]) => JSON.stringify({ keys });

const wrongVariables: [variable: string, ...values: unknown[]][] = [
  ['HELPDESK', undefined, '', 'zendesk'],
  ['REAMAZE_BRAND', undefined, '', 'acorn.reamaze.io', 'a/b', 'a b'],
  [
    'REAMAZE_BASE_URL',
    'ftp://x.example',
    'http://helpdesk.example',
    'nonsense',
    'https://a:b@x.example',
    'https://x.example/api/v1',
    'http://127.evil.example',
  ],
  ['REAMAZE_CHANNEL', undefined, '', 'sup port'],
  ['REAMAZE_LOGIN_EMAIL', undefined, '', 'bob'],
  ['REAMAZE_API_TOKEN', undefined, '', ' '],
  [
    'ALLOWED_ORIGINS',
    undefined,
    '',
    '*',
    'null',
    'https://a.example/',
    'https://*.a.example/x',
    'https://*.a.example',
    'a.example',
    'https://a.example,',
  ],
  [
    'PUBLIC_URL',
    undefined,
    '',
    'contact.example.com',
    'http://contact.example.com',
    'https://c.example/?a',
    'https://c.example/base',
    'https://c.example#',
  ],
  ['OPERATOR_TOKEN', ' ', 'short', 'x'.repeat(31), `${'x'.repeat(32)} x`, 'ü'.repeat(32)],
  [
    'IDENTITY_KEYS',
    'x',
    LONG,
    '[]',
    '{}',
    'null',
    jwks(),
    jwks('a'),
    jwks({ ...oct, alg: undefined }),
    jwks({ ...oct, alg: 'none' }),
    jwks({ ...oct, alg: 'RS256' }),
    jwks({ ...oct, alg: 'ES256' }),
    jwks({ ...oct, kid: undefined }),
    jwks({ ...oct, kid: '' }),
    jwks({ ...oct, k: 'c2hvcnQ' }),
    jwks({ ...oct, k: `${LONG}=` }),
    jwks({ ...ec, d: LONG }),
    jwks({ ...ec, crv: 'P-384' }),
    jwks({ ...ec, y: 'c2hvcnQ' }),
    jwks({ ...ec, alg: 'HS256' }),
    jwks(oct, { ...ec, kid: oct.kid }),
  ],
  ['SIGNING_KEYS', undefined, '', 'short', `${'x'.repeat(32)},short`],
];

describe('the environment', () => {
  it('of the local stack is right', () => assert.deepEqual(problemsWith({}), []));

  for (const [variable, ...values] of wrongVariables) {
    for (const value of values) {
      it(`is refused with ${variable}=${value}, by name`, () => {
        assert.deepEqual(problemsWith({ [variable]: value }), [variable]);
      });
    }
  }

  it('names everything that is wrong at once', () => {
    const configuration = readConfiguration({}, { ...site, channels: ['a b'] });
    assert.ok(!configuration.ok);
    assert.equal(configuration.problems.length, 9);
  });

  it('never repeats a value, which may be a secret', () => {
    const secret = 'sekret-but-short';
    const configuration = readConfiguration(
      {
        ...env,
        SIGNING_KEYS: secret,
        PUBLIC_URL: secret,
        ALLOWED_ORIGINS: secret,
        IDENTITY_KEYS: jwks({ ...oct, kid: secret, k: secret }, { ...ec, d: secret }),
      },
      site,
    );
    assert.ok(!configuration.ok);
    assert.doesNotMatch(JSON.stringify(configuration.problems), /sekret/);
  });

  it('takes several keys, the newest first', () => {
    const configuration = readConfiguration(
      { ...env, SIGNING_KEYS: `${'n'.repeat(32)}, ${'o'.repeat(32)}` },
      site,
    );
    assert.ok(configuration.ok);
    assert.deepEqual(configuration.settings.signingKeys, ['n'.repeat(32), 'o'.repeat(32)]);
  });

  it('takes the keys of a site, and of each what it takes to check', () => {
    const configuration = readConfiguration(
      { ...env, IDENTITY_KEYS: jwks(oct, { ...ec, kid: 'b', use: 'sig', ext: true }) },
      site,
    );
    assert.ok(configuration.ok);
    assert.deepEqual(configuration.settings.identityKeys, [
      { kid: 'a', alg: 'HS256', jwk: { kty: 'oct', k: LONG } },
      { kid: 'b', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: LONG, y: LONG } },
    ]);
  });

  it('takes its helpdesk from the brand', () => {
    const configuration = readConfiguration({ ...env, REAMAZE_BASE_URL: '' }, site);
    assert.ok(configuration.ok);
    assert.equal(configuration.settings.helpdesk.baseUrl, 'https://acorn-bikes.reamaze.io');
  });
});

const contact = site.forms['contact'];
const withContact = (change: object) => ({ ...site, forms: { contact: { ...contact, ...change } } });
const text = { name: 'a', type: 'text', label: 'A' };

/** A second field that is wrong, after one of each kind that it can speak of. */
const withFields = (...fields: object[]) =>
  withContact({
    fields: [
      { name: 'reason', type: 'radio', label: 'Reason', options: [{ value: 'late', label: 'Late' }] },
      { name: 'gift', type: 'checkbox', label: 'Gift' },
      ...fields,
    ],
    data: [],
  });

const wrongFields: [what: string, field: object, where: string][] = [
  ['a condition on a field that does not exist', { ...text, when: { field: 'gone', is: 'x' } }, 'when'],
  ['a condition on itself', { ...text, when: { field: 'a', filled: true } }, 'when'],
  ['a condition on what is no option', { ...text, when: { field: 'reason', is: 'x' } }, 'when'],
  ['a condition on a box that is a word', { ...text, required: { field: 'gift', is: 'yes' } }, 'required'],
  [
    'such a condition deep inside',
    { ...text, when: { not: { anyOf: [{ field: 'reason', is: ['late', 'x'] }] } } },
    'when',
  ],
  ['a condition that is none', { ...text, when: { field: 'reason' } }, 'when'],
  ['no alternatives', { ...text, when: { anyOf: [] } }, 'when.anyOf'],
  ['a name of JavaScript', { ...text, name: 'constructor' }, 'name'],
  ['a label in no language', { ...text, label: {} }, 'label'],
  ['a label in a language that is none', { ...text, label: { english_: 'A' } }, 'label'],
  ['a pattern that does not compile', { ...text, pattern: '[a', example: 'a' }, 'pattern'],
  ['a pattern that takes for ever', { ...text, pattern: '(a+)+', example: 'a' }, 'pattern'],
  ['a pattern without an example', { ...text, pattern: 'a' }, 'example'],
  ['an example that does not match', { ...text, pattern: 'a', example: 'ab' }, 'example'],
  ['a pattern for long texts', { ...text, pattern: 'a', example: 'a', maxLength: 201 }, 'maxLength'],
  ['a default that is too long', { ...text, maxLength: 2, default: 'abc' }, 'default'],
  ['lengths in reverse', { ...text, minLength: 3, maxLength: 2 }, 'maxLength'],
  ['a range in reverse', { ...text, type: 'number', min: 3, max: 2 }, 'max'],
  ['a step of nothing', { ...text, type: 'number', step: 0 }, 'step'],
  ['a default out of its range', { ...text, type: 'number', max: 2, default: 3 }, 'default'],
  ['days in reverse', { ...text, type: 'date', min: '2026-02-01', max: '2026-01-01' }, 'max'],
  ['a day that is none', { ...text, type: 'date', min: 'tomorrow' }, 'min'],
  ['a country that is none', { ...text, type: 'tel', country: 'XX' }, 'country'],
  ['a width that is none', { ...text, width: 'third' }, 'width'],
  ['an autocomplete token that is none', { ...text, autocomplete: 'given name!' }, 'autocomplete'],
  [
    'a default that is no option',
    { ...text, type: 'select', options: [{ value: 'a', label: 'A' }], default: 'b' },
    'default',
  ],
  [
    'more ticks than options',
    { ...text, type: 'checkboxes', options: [{ value: 'a', label: 'A' }], max: 2 },
    'max',
  ],
  [
    'two options of one value',
    { ...text, type: 'radio', options: Array(2).fill({ value: 'a', label: 'A' }) },
    'options',
  ],
  ['an unsafe link', { ...text, type: 'consent', label: 'I [agree](javascript:alert(1))' }, 'label'],
  [
    'an unsafe link in one language',
    { ...text, type: 'consent', label: { en: 'I agree', de: '[Ja](http://a.example)' } },
    'label',
  ],
];

const wrongSites: [what: string, definition: unknown, where: string][] = [
  ['no form "contact"', { ...site, forms: {} }, 'forms'],
  [
    'a field of no known type',
    withContact({ fields: [{ ...text, type: 'colour' }] }),
    'forms.contact.fields.0.type',
  ],
  [
    'a field with a bad name',
    withContact({ fields: [{ ...text, name: 'a b' }] }),
    'forms.contact.fields.0.name',
  ],
  [
    'a field without a label',
    withContact({ fields: [{ ...text, label: '' }] }),
    'forms.contact.fields.0.label',
  ],
  [
    'a setting that does not exist',
    withContact({ fields: [{ ...text, requried: true }] }),
    'forms.contact.fields.0',
  ],
  ['a name that the Worker uses', withContact({ data: ['submission_id'] }), 'forms.contact.data.0'],
  ['two fields of one name', withContact({ fields: [text, text] }), 'forms.contact'],
  ['a field that is also data', withContact({ fields: [text], data: ['a'] }), 'forms.contact'],
  [
    'a select without options',
    withContact({ fields: [{ ...text, type: 'select', options: [] }] }),
    'forms.contact.fields.0.options',
  ],
  [
    'a file type that cannot be checked',
    { ...site, attachments: { ...site.attachments, accept: ['.exe'] } },
    'attachments.accept.0',
  ],
  [
    'a parameter for a field that does not exist',
    withContact({ parameters: { order: 'gone' } }),
    'forms.contact.parameters.order',
  ],
  [
    'a parameter that consents',
    withContact({
      fields: [{ name: 'terms', type: 'consent', label: 'I agree' }],
      parameters: { t: 'terms' },
    }),
    'forms.contact.parameters.t',
  ],
  [
    'a parameter with what is sensitive',
    withContact({ fields: [{ ...text, name: 'iban', sensitive: true }], parameters: { account: 'iban' } }),
    'forms.contact.parameters.account',
  ],
  [
    'a parameter for what the page alone may say',
    withContact({ data: ['plan'], parameters: { plan: 'plan' } }),
    'forms.contact.parameters.plan',
  ],
  ['a parameter without a name', withContact({ parameters: { '': 'subject' } }), 'forms.contact.parameters.'],
  ['a parameter for no name', withContact({ parameters: { order: true } }), 'forms.contact.parameters.order'],
  [
    'a field that is sensitive in other words',
    withContact({ fields: [{ ...text, sensitive: 'yes' }] }),
    'forms.contact.fields.0.sensitive',
  ],
  ['no limit', { ...site, limits: { ...site.limits, body: 0 } }, 'limits.body'],
  ['a name of two lines', { ...site, name: 'Acorn\nBikes' }, 'name'],
  [
    'a host with a path',
    { ...site, history: { ...site.history, fileHosts: ['files.example.com/a'] } },
    'history.fileHosts.0',
  ],
  [
    'data to be shown that nothing can have',
    { ...site, history: { ...site.history, data: ['submission_id'] } },
    'history.data.0',
  ],
  ['no shard', { ...site, outbox: { ...site.outbox, shards: 0 } }, 'outbox.shards'],
];

describe('the site configuration', () => {
  it('takes fields of every type', () => {
    const configuration = readConfiguration(env, withContact({ fields: everyField }));
    assert.deepEqual(configuration.ok || configuration.problems, true);
  });

  it('takes parameters for each part of a message, and for fields', () => {
    const parts = Object.fromEntries(
      ['name', 'email', 'subject', 'body', 'a'].map((name) => [`p_${name}`, name]),
    );
    const configuration = readConfiguration(env, withContact({ fields: [text], parameters: parts }));
    assert.deepEqual(configuration.ok || configuration.problems, true);
  });

  for (const [what, field, member] of wrongFields) {
    it(`is refused with ${what}, by its path and with a reason`, () => {
      const configuration = readConfiguration(env, withFields(field));
      assert.ok(!configuration.ok);
      const [{ where, problem } = { where: '', problem: '' }, ...others] = configuration.problems;
      assert.deepEqual(others, []);
      assert.equal(where, `site.config.ts: forms.contact.fields.2.${member}`);
      assert.match(problem, /^(is|are|must|may|has|does|could|speaks|compares) .{5,}/);
    });
  }

  for (const [what, definition, where] of wrongSites) {
    it(`is refused with ${what}, by its path`, () => {
      const configuration = readConfiguration(env, definition);
      assert.ok(!configuration.ok);
      assert.deepEqual(
        configuration.problems.map((problem) => problem.where),
        [`site.config.ts: ${where}`],
      );
    });
  }
});
