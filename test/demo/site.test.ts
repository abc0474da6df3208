import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { readableBy } from '../../demo/helpdesk/seed/expected.ts';
import { DEMO_CUSTOMER } from '../../demo/helpdesk/seed/people.ts';
import { startSite } from '../../demo/site/server.ts';
import { site } from '../../worker/site.config.ts';

const WORKER = 'https://contact.acorn-bikes.example';
const NOW_S = 1_800_000_000;
const KEY = { kid: 'first', secret: 'a-key-that-only-this-test-signs-with' };

async function openSite(t: TestContext) {
  const site = await startSite({ worker: WORKER, identityKey: KEY, clock: () => NOW_S * 1000 + 999 });
  t.after(() => site.close());
  return (path: string) => fetch(site.url + path);
}

/** What a policy allows, by directive. */
function sourcesOf(response: Response): Record<string, string> {
  const policy = response.headers.get('content-security-policy') ?? '';
  return Object.fromEntries(policy.split('; ').map((directive) => directive.split(/ (.*)/)));
}

test('the pages allow the Worker, and no host besides', async (t) => {
  const get = await openSite(t);
  for (const [path, own] of [
    ['/', ''],
    ['/bike', ''],
    ['/account', " 'self'"],
    ['/theming', " 'self'"],
  ] as const) {
    assert.deepEqual(sourcesOf(await get(path)), {
      'default-src': "'none'",
      'script-src': WORKER + own,
      'connect-src': WORKER + own,
      'style-src': "'self'",
      'img-src': "'self'",
      'form-action': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'lit-html',
    });
  }
});

test('the pages load their element from the Worker, and have nothing inline', async (t) => {
  const get = await openSite(t);
  const first = ' blocking="render"';
  for (const [path, element, when, begins, other] of [
    ['/', 'reamaze-contact', first, '<reamaze-contact', '/account'],
    ['/bike', 'reamaze-launcher', '', '<reamaze-launcher', '/#contact'],
    ['/account', 'reamaze-history', first, '<reamaze-history', '/#contact'],
    ['/theming', 'reamaze-contact', first, '<div class="frame">', '/account'],
  ] as const) {
    const text = await (await get(path)).text();
    assert.ok(text.includes(`<script type="module"${when} src="${WORKER}/${element}.js"></script>`), path);
    assert.ok(text.includes(begins), path);
    assert.ok(text.includes(`href="${other}"`), path);
    assert.doesNotMatch(text, /%WORKER%|<script>|<style|\sstyle=|\son\w+=/, path);
  }
});

test('a page in German or Arabic has the site’s fields in its language as well', () => {
  const fields = Object.values(site.forms).flatMap((form) =>
    form.fields.filter(({ type }) => type !== 'hidden'),
  );
  const texts = fields.flatMap((field) => [
    field.label,
    ...('help' in field && field.help ? [field.help] : []),
    ...('options' in field ? field.options.map(({ label }) => label) : []),
  ]);
  for (const text of texts) assert.deepEqual(Object.keys(text), ['en', 'de', 'ar'], JSON.stringify(text));
});

test('everything the pages ask of the site is there', async (t) => {
  const get = await openSite(t);
  for (const page of ['/', '/bike', '/account', '/theming']) {
    const text = await (await get(page)).text();
    for (const [, path = ''] of text.matchAll(/(?:src|href)="(\/[^"#]*)/g)) {
      assert.equal((await get(path)).status, 200, `${page} ${path}`);
    }
  }
  assert.equal((await get('/server.ts')).status, 404);
});

test('the account page names a customer and a conversation that are there', async (t) => {
  const get = await openSite(t);
  const text = await (await get('/account')).text();
  const [, reference, subject] = /<a href="#([0-9A-Z]{4}-[0-9A-Z]{4})">(.*?)<\/a>/.exec(text) ?? [];

  const seeded = readableBy(DEMO_CUSTOMER).find((conversation) => conversation.reference === reference);
  assert.equal(seeded?.subject, subject);
  assert.ok(text.includes(DEMO_CUSTOMER.email));
});

test('the shop signs for its customer: for the Worker, for five minutes, with a new number each time', async (t) => {
  const get = await openSite(t);
  const identities = await Promise.all(
    [1, 2].map(async () => {
      const response = await get('/identity');
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      return ((await response.json()) as { identity: string }).identity;
    }),
  );
  const claims = identities.map((identity) => {
    const [head = '', body = '', signature] = identity.split('.');
    const expected = createHmac('sha256', KEY.secret).update(`${head}.${body}`).digest('base64url');
    assert.equal(signature, expected);
    assert.deepEqual(read(head), { alg: 'HS256', typ: 'JWT', kid: KEY.kid });
    return read(body);
  });

  for (const { iat, exp, jti, ...who } of claims) {
    assert.deepEqual([iat, exp], [NOW_S, NOW_S + 300]);
    assert.match(jti, /^[0-9a-f-]{36}$/);
    const { name, email } = DEMO_CUSTOMER;
    assert.deepEqual(who, { aud: WORKER, email, email_verified: true, name });
  }
  assert.notEqual(claims[0]?.jti, claims[1]?.jti);
});

function read(part: string): { iat: number; exp: number; jti: string } {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}
