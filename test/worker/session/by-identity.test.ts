import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { DEMO_SSO_SECRET } from '../../../demo/environment.ts';
import type { Session } from '../../../worker/contract/session.ts';
import { isAuthkey } from '../../../worker/session/authkey.ts';
import { identityOf, post, ringFor } from '../../support/customer.ts';
import { type Stack, startStack } from '../../support/stack.ts';

const SECRET = new TextEncoder().encode('a-secret-of-the-site-and-the-worker-alone');
const es256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { kty, crv, x, y } = es256.publicKey.export({ format: 'jwk' });
const PUBLIC_PEM = es256.publicKey.export({ format: 'pem', type: 'spki' });
const KEYS = [
  { kid: 'hs', kty: 'oct', alg: 'HS256', k: Buffer.from(SECRET).toString('base64url') },
  { kid: 'es', kty, crv, x, y, alg: 'ES256', use: 'sig' },
];

let stack: Stack;
before(async () => {
  stack = await startStack(() => ({ secrets: { IDENTITY_KEYS: JSON.stringify({ keys: KEYS }) } }));
});
after(() => stack.close());

type Key = Parameters<SignJWT['sign']>[0];
const nowS = () => Math.floor(Date.now() / 1000);
const good = () => ({
  aud: stack.worker.url,
  email: 'ann@example.com',
  email_verified: true,
  exp: nowS() + 300,
  jti: randomUUID(),
});

/** A token by the site's key, but for what is said. */
function tokenOf(claims: object = {}, header: object = {}, key: Key = SECRET): Promise<string> {
  const payload = { ...good(), ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'HS256', kid: 'hs', ...header })
    .sign(key);
}

/** What no library would sign. */
function handmade(header: object, claims: object, signature: (signed: string) => string): string {
  const signed = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${signature(signed)}`;
}
const hmac = (key: string | Uint8Array) => (signed: string) =>
  createHmac('sha256', key).update(signed).digest('base64url');

const prove = (identity: string) => post(stack, '/v1/session', { identity });

describe('a token of the site', () => {
  const taken: [what: string, token: () => Promise<string>, customer: object][] = [
    ['by a shared secret', () => tokenOf(), { email: 'ann@example.com', name: null }],
    [
      'by ES256',
      () => tokenOf({}, { alg: 'ES256', kid: 'es' }, es256.privateKey),
      { email: 'ann@example.com', name: null },
    ],
    ['with a name', () => tokenOf({ name: 'Ann Rider' }), { email: 'ann@example.com', name: 'Ann Rider' }],
    [
      'with a name of two lines',
      () => tokenOf({ name: ' Ann\r\nRider ' }),
      { email: 'ann@example.com', name: 'Ann Rider' },
    ],
    ['with a blank name', () => tokenOf({ name: '\u200b ' }), { email: 'ann@example.com', name: null }],
    [
      'with a name beyond all limits',
      () => tokenOf({ name: 'x'.repeat(500) }),
      { email: 'ann@example.com', name: 'x'.repeat(100) },
    ],
    ['in capitals', () => tokenOf({ email: 'ANN@EXAMPLE.COM' }), { email: 'ann@example.com', name: null }],
    [
      'by a clock a little ahead',
      () => tokenOf({ nbf: nowS() + 50, exp: nowS() + 650 }),
      { email: 'ann@example.com', name: null },
    ],
    [
      'that ended within the leeway',
      () => tokenOf({ exp: nowS() - 50 }),
      { email: 'ann@example.com', name: null },
    ],
    [
      'with claims of the site’s own',
      () => tokenOf({ sub: '7', iss: 'shop', plan: 'pro' }),
      { email: 'ann@example.com', name: null },
    ],
  ];
  for (const [what, token, customer] of taken)
    it(`${what} signs its customer in`, async () => {
      const answer = await prove(await token());
      assert.equal(answer.status, 201);
      assert.deepEqual(((await answer.json()) as Session).customer, customer);
    });

  const refused: [what: string, token: () => Promise<string> | string][] = [
    ['without a signature', () => handmade({ alg: 'none', kid: 'hs' }, good(), () => '')],
    ['that says alg none in capitals', () => handmade({ alg: 'NONE', kid: 'hs' }, good(), () => '')],
    ['that has lost its signature', async () => (await tokenOf()).replace(/\.[^.]+$/, '.')],
    [
      'signed with the public key as a secret',
      () => handmade({ alg: 'HS256', kid: 'es' }, good(), hmac(PUBLIC_PEM)),
    ],
    [
      'signed with x of the public key as a secret',
      () => handmade({ alg: 'HS256', kid: 'es' }, good(), hmac(Buffer.from(x ?? '', 'base64url'))),
    ],
    ['of another algorithm than its key’s', () => tokenOf({}, { alg: 'HS512' })],
    ['by ES256 under the secret’s kid', () => tokenOf({}, { alg: 'ES256', kid: 'hs' }, es256.privateKey)],
    ['by a foreign key', () => tokenOf({}, { alg: 'ES256', kid: 'es' }, foreign.privateKey)],
    ['by a foreign secret', () => tokenOf({}, {}, new Uint8Array(32))],
    ['by an unknown kid', () => tokenOf({}, { kid: 'other' })],
    ['without a kid', () => tokenOf({}, { kid: undefined })],
    ['with a kid that objects have', () => tokenOf({}, { kid: 'constructor' })],
    ['with jku', () => tokenOf({}, { jku: 'https://evil.example/keys' })],
    ['with its own key', () => tokenOf({}, { jwk: { kty, crv, x, y } })],
    ['with x5u', () => tokenOf({}, { x5u: 'https://evil.example/cert' })],
    ['with x5c', () => tokenOf({}, { x5c: [] })],
    [
      'with something critical that is not understood',
      () => handmade({ alg: 'HS256', kid: 'hs', crit: ['exp'], exp: 1 }, good(), hmac(SECRET)),
    ],
    ['for somebody else', () => tokenOf({ aud: 'https://other.example' })],
    ['for us and somebody else', () => tokenOf({ aud: [stack.worker.url, 'https://other.example'] })],
    ['for a list with us alone', () => tokenOf({ aud: [stack.worker.url] })],
    ['for our address with a slash', () => tokenOf({ aud: `${stack.worker.url}/` })],
    ['for nobody', () => tokenOf({ aud: undefined })],
    ['that has ended', () => tokenOf({ exp: nowS() - 61 })],
    ['that never ends', () => tokenOf({ exp: undefined })],
    ['that ends in more than ten minutes', () => tokenOf({ exp: nowS() + 700 })],
    ['that ends when a text says', () => tokenOf({ exp: String(nowS() + 300) })],
    ['that does not begin yet', () => tokenOf({ nbf: nowS() + 200 })],
    ['without jti', () => tokenOf({ jti: undefined })],
    ['with an empty jti', () => tokenOf({ jti: '' })],
    ['with a jti that is no text', () => tokenOf({ jti: 7 })],
    ['with an endless jti', () => tokenOf({ jti: 'x'.repeat(201) })],
    ['without an address', () => tokenOf({ email: undefined })],
    ['with a list of addresses', () => tokenOf({ email: ['ann@example.com'] })],
    ['with two addresses', () => tokenOf({ email: 'ann@example.com,bob@example.com' })],
    ['with a display name', () => tokenOf({ email: 'Ann <ann@example.com>' })],
    ['with an address that is not verified', () => tokenOf({ email_verified: false })],
    ['with an address that a text says is verified', () => tokenOf({ email_verified: 'true' })],
    ['that says nothing of the address', () => tokenOf({ email_verified: undefined })],
    ['with a name that is none', () => tokenOf({ name: { first: 'Ann' } })],
    ['that is none', () => 'hello'],
    ['that is three dots', () => '...'],
  ];
  for (const [what, token] of refused)
    it(`${what} is refused`, async () => {
      const answer = await prove(await token());
      assert.equal(answer.status, 401);
      assert.equal(((await answer.json()) as { code: string }).code, 'unauthenticated');
    });

  it('says in the log why it was refused, in a word', async () => {
    await prove(await tokenOf({ exp: nowS() - 100 }));
    await prove(await tokenOf({ aud: 'https://canary-audience.example' }));
    const lines = stack.worker.harness.getLogs().map(({ message }) => message);
    const reasons = lines.flatMap((line) => /"sign_in_refused".*"reason":"(\w+)"/.exec(line)?.[1] ?? []);
    assert.deepEqual(reasons.slice(-2), ['err_jwt_expired', 'wrong_aud']);
    assert.ok(!lines.some((line) => line.includes('canary-audience')));
  });

  it('is taken once, however often it is sent at once', async () => {
    const token = await tokenOf();
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await prove(token)).status));
    assert.deepEqual(statuses.sort(), [201, ...Array.from({ length: 19 }, () => 401)]);
  });

  it('is not taken again for as long as it is valid, nor after', async () => {
    const own = await startStack();
    const token = identityOf(own, 'replay@example.com');
    const status = async () => (await post(own, '/v1/session', { identity: token })).status;
    assert.equal(await status(), 201);
    for (const minutes of [4, 1.9, 0.2, 5]) {
      await own.worker.advance(minutes * 60_000);
      await ringFor(own, 'replay@example.com');
      assert.equal(await status(), 401);
    }
    await own.close();
  });
});

describe('an authkey', () => {
  const vector = {
    id: '123',
    email: 'bob@example.com',
    authkey: '4cf9e1d170076f7101e67de1d21124f247a9b80a3c36dd526d8e37be123413c7',
  };
  const keyOf = (id: string, email: string, secret = DEMO_SSO_SECRET) =>
    createHmac('sha256', secret).update(`${id}:${email}`).digest('hex');
  const proofOf = (change: object = {}) => ({
    reamaze: { id: '7', email: 'Bob@Example.com', authkey: keyOf('7', 'Bob@Example.com'), ...change },
  });
  const statusOf = async (proof: object) => (await post(stack, '/v1/session', proof)).status;

  it('is what Re:amaze says it is', async () => {
    assert.equal(await isAuthkey(vector, 'sso_secret'), true);
    assert.equal(await isAuthkey({ ...vector, id: '124' }, 'sso_secret'), false);
    assert.equal(await isAuthkey(vector, 'another'), false);
  });

  it('signs its customer in, with a name or without', async () => {
    const answer = await post(stack, '/v1/session', proofOf({ name: 'Bob' }));
    assert.equal(answer.status, 201);
    assert.deepEqual(((await answer.json()) as Session).customer, { email: 'bob@example.com', name: 'Bob' });
    assert.equal(await statusOf(proofOf()), 201);
    assert.equal(await statusOf(proofOf({ authkey: keyOf('7', 'Bob@Example.com').toUpperCase() })), 201);
  });

  const wrong: [what: string, change: object, status: number][] = [
    ['for another id', { id: '8' }, 401],
    ['for another address', { email: 'eve@example.com' }, 401],
    ['for the address in other letters', { email: 'bob@example.com' }, 401],
    ['by another secret', { authkey: keyOf('7', 'Bob@Example.com', 'guess') }, 401],
    ['by no secret', { authkey: createHmac('sha256', '').update('7:Bob@Example.com').digest('hex') }, 401],
    ['of zeros', { authkey: '0'.repeat(64) }, 401],
    ['too short', { authkey: 'ab' }, 422],
    ['of no digits', { authkey: 'z'.repeat(64) }, 422],
    ['in a list', { authkey: [keyOf('7', 'Bob@Example.com')] }, 422],
    ['with a list of addresses', { email: ['Bob@Example.com'] }, 422],
    ['with an id that is a number', { id: 7 }, 422],
    ['with more than that', { role: 'staff' }, 400],
  ];
  for (const [what, change, status] of wrong)
    it(`${what} is refused`, async () => assert.equal(await statusOf(proofOf(change)), status));

  it('whose parts are cut elsewhere is refused', async () => {
    const authkey = keyOf('7', 'x:bob@example.com');
    assert.equal(await statusOf({ reamaze: { id: '7:x', email: 'bob@example.com', authkey } }), 201);
    assert.equal(await statusOf({ reamaze: { id: '7', email: 'x:bob@example.com', authkey } }), 422);
  });

  it('is refused where the secret is not set', async () => {
    await stack.worker.reconfigure({ REAMAZE_SSO_SECRET: '' });
    assert.equal(await statusOf(proofOf()), 401);
    await stack.worker.reconfigure({ REAMAZE_SSO_SECRET: DEMO_SSO_SECRET });
    assert.equal(await statusOf(proofOf()), 201);
  });
});

describe('what proves nothing', () => {
  const bodies: [body: unknown, status: number][] = [
    [{}, 422],
    [null, 400],
    [[], 400],
    ['"text"', 400],
    [{ email: 'ann@example.com' }, 400],
    [{ challenge: 'x' }, 422],
    [{ challenge: 'x', code: 7 }, 422],
    [{ challenge: 'x', code: '12345678' }, 401],
    [{ identity: 'x', code: '12345678' }, 400],
    [{ identity: { email: 'ann@example.com' } }, 422],
    [{ identity: '' }, 422],
    [{ identity: 'x'.repeat(9_000) }, 422],
    [{ reamaze: 'x' }, 422],
    ['{"identity":"x","identity":"y"}', 400],
  ];
  for (const [body, status] of bodies)
    it(`${JSON.stringify(body).slice(0, 60)} gets ${status}`, async () => {
      assert.equal((await post(stack, '/v1/session', body)).status, status);
    });
});
