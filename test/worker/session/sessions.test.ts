import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Session, SessionInfo } from '../../../worker/contract/session.ts';
import {
  askForCode,
  bearing,
  codeOf,
  converse,
  identityOf,
  post,
  recordsOf,
  ringFor,
  signIn,
} from '../../support/customer.ts';
import { messageAbout, SITE, type Stack, startStack } from '../../support/stack.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const OTHER_SITE = 'https://shop.acorn-bikes.example';
const OLD_KEY = 'the-key-that-everything-was-signed-with';

let stack: Stack;
/** How far the Worker's clock is ahead. */
let ahead = 0;
before(async () => {
  stack = await startStack(() => ({ sites: [SITE, OTHER_SITE], secrets: { SIGNING_KEYS: OLD_KEY } }));
});
after(() => stack.close());

const begin = (email: string, name?: string) => signIn(stack, email, name, Date.now() + ahead);
const ask = (session: Pick<Session, 'token'>, init: RequestInit = {}) =>
  stack.request('/v1/session', { ...init, headers: { ...bearing(session), ...init.headers } });
const statusOf = async (session: Pick<Session, 'token'>, init: RequestInit = {}) =>
  (await ask(session, init)).status;
async function pass(ms: number): Promise<void> {
  ahead += ms;
  await stack.worker.advance(ms);
}

describe('a session', () => {
  it('says whose it is, and when it ends', async () => {
    const session = await begin('who@example.com', 'Ann Rider');
    const answer = await ask(session);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const info = (await answer.json()) as SessionInfo;
    assert.deepEqual(info, {
      expiresAt: session.expiresAt,
      customer: { email: 'who@example.com', name: 'Ann Rider' },
    });
    const lasts = Date.parse(info.expiresAt) - (Date.now() + ahead);
    assert.ok(lasts > 12 * HOUR_MS - MINUTE_MS && lasts <= 12 * HOUR_MS);
  });

  it('ends when nobody has used it for half an hour', async () => {
    const session = await begin('idle@example.com');
    for (let uses = 0; uses < 3; uses += 1) {
      await pass(29 * MINUTE_MS);
      assert.equal(await statusOf(session), 200);
    }
    await pass(30 * MINUTE_MS);
    assert.equal(await statusOf(session), 401);
  });

  it('ends after twelve hours, however much it is used', async () => {
    const session = await begin('long@example.com');
    for (let hours = 0.4; hours < 12; hours += 0.4) {
      await pass(0.4 * HOUR_MS);
      if (hours < 11.9) assert.equal(await statusOf(session), 200, `${hours}`);
    }
    await pass(HOUR_MS / 20);
    await pass(0.4 * HOUR_MS);
    assert.equal(await statusOf(session), 401);
  });

  it('goes with the origin that it was begun on', async () => {
    const session = await begin('bound@example.com');
    assert.equal(await statusOf(session, { headers: { Origin: OTHER_SITE } }), 401);
    assert.equal(await statusOf(session, { method: 'DELETE', headers: { Origin: OTHER_SITE } }), 401);
    assert.equal(await statusOf(session), 200);
  });

  it('ends where its customer signs out, and only there', async () => {
    const [here, there] = [await begin('out@example.com'), await begin('out@example.com')];
    const answer = await ask(here, { method: 'DELETE' });
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.equal(await statusOf(here), 401);
    assert.equal(await statusOf(here, { method: 'DELETE' }), 401);
    assert.equal(await statusOf(there), 200);
  });

  it('ends everywhere, if its customer says so, and nobody else’s does', async () => {
    const [here, there] = [await begin('all@example.com'), await begin('all@example.com')];
    const other = await begin('other@example.com');
    const path = '/v1/session?everywhere=true';
    assert.equal((await stack.request(path, { method: 'DELETE', headers: bearing(here) })).status, 204);
    assert.deepEqual([await statusOf(here), await statusOf(there), await statusOf(other)], [401, 401, 200]);
  });

  const forged: [what: string, of: (token: string) => string][] = [
    ['nothing', () => ''],
    ['a word', () => 'x'],
    ['half of a token', (token) => token.slice(0, 64)],
    ['a token with its end cut off', (token) => token.slice(0, -1)],
    ['a token with more at its end', (token) => `${token}AAAA`],
    ['a token with another tag', (token) => `${token.slice(0, -8)}AAAAAAAA`],
    ['a token with another secret', (token) => `${token.slice(0, 50)}AAAA${token.slice(54)}`],
    ['a token with another name', (token) => `AAAA${token.slice(4)}`],
    ['two tokens', (token) => `${token} ${token}`],
  ];
  for (const [what, of] of forged)
    it(`is not what ${what} makes`, async () => {
      const { token } = await begin('forged@example.com');
      const answer = await stack.request('/v1/session', {
        headers: { Authorization: `Bearer ${of(token)}` },
      });
      assert.equal(answer.status, 401);
      assert.equal(((await answer.json()) as { code: string }).code, 'unauthenticated');
    });

  it('is asked for by its token as a bearer’s, nowhere else', async () => {
    const { token } = await begin('bearer@example.com');
    const statuses = await Promise.all(
      [
        stack.request('/v1/session'),
        stack.request(`/v1/session?token=${token}`),
        stack.request('/v1/session', { headers: { Authorization: `Basic ${token}` } }),
        stack.request('/v1/session', { headers: { Cookie: `token=${token}` } }),
      ].map(async (answer) => (await answer).status),
    );
    assert.deepEqual(statuses, [401, 401, 401, 401]);
  });

  it('is no challenge, and a challenge is no session', async () => {
    await converse(stack, 'mixed@example.com');
    const challenge = await askForCode(stack, 'mixed@example.com');
    const code = await codeOf(stack, challenge);
    const { token } = await begin('mixed@example.com');
    assert.equal(await statusOf({ token: challenge.challenge }), 401);
    assert.equal((await post(stack, '/v1/session', { challenge: token, code })).status, 401);
    assert.equal((await post(stack, '/v1/session', { challenge: challenge.challenge, code })).status, 201);
  });

  it('outlives the key that it was signed with, while that is still known', async () => {
    const session = await begin('rotated@example.com');
    const challenged = await (async () => {
      await converse(stack, 'rotated@example.com');
      const challenge = await askForCode(stack, 'rotated@example.com');
      return { challenge: challenge.challenge, code: await codeOf(stack, challenge) };
    })();
    const newKey = 'the-key-that-took-the-place-of-the-old-one';
    await stack.worker.reconfigure({ SIGNING_KEYS: `${newKey},${OLD_KEY}` });
    assert.equal(await statusOf(session), 200);
    assert.equal((await post(stack, '/v1/session', challenged)).status, 201);
    const newer = await begin('rotated@example.com');
    await stack.worker.reconfigure({ SIGNING_KEYS: newKey });
    assert.equal(await statusOf(session), 401);
    assert.equal(await statusOf(newer), 200);
    await stack.worker.reconfigure({ SIGNING_KEYS: OLD_KEY });
    assert.equal(await statusOf(session), 200);
  });

  it('leaves nothing behind when it is over', async () => {
    const email = 'gone@example.com';
    await begin(email);
    await askForCode(stack, email);
    await ringFor(stack, email);
    assert.deepEqual(await recordsOf(stack, email), {
      challenges: 1,
      code_requests: 1,
      used_tokens: 1,
      sessions: 1,
      copies: 0,
    });
    await pass(11 * MINUTE_MS);
    await ringFor(stack, email);
    assert.deepEqual(await recordsOf(stack, email), {
      challenges: 0,
      code_requests: 1,
      used_tokens: 0,
      sessions: 1,
      copies: 0,
    });
    await pass(20 * MINUTE_MS);
    await ringFor(stack, email);
    assert.deepEqual(await recordsOf(stack, email), {
      challenges: 0,
      code_requests: 1,
      used_tokens: 0,
      sessions: 0,
      copies: 0,
    });
    await pass(24 * HOUR_MS);
    await ringFor(stack, email);
    assert.deepEqual(await recordsOf(stack, email), {});
    // And is there again for whoever comes back.
    const session = await begin(email);
    assert.equal(await statusOf(session), 200);
  });

  it('is not found in an object that has forgotten it, and leaves that empty', async () => {
    const session = await begin('revenant@example.com');
    await pass(24 * HOUR_MS);
    await ringFor(stack, 'revenant@example.com');
    assert.equal(await statusOf(session), 401);
    await ringFor(stack, 'revenant@example.com');
    assert.deepEqual(await recordsOf(stack, 'revenant@example.com'), {});
  });
});

describe('a message with a session', () => {
  const send = (message: object, headers: Record<string, string>) =>
    stack.request('/v1/conversations', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers },
      body: JSON.stringify(message),
    });
  const delivered = (subject: string) =>
    stack.helpdesk.conversationWhen((conversation) => conversation.subject === subject);

  it('comes from whose it is, whatever it says', async () => {
    const session = await begin('true@example.com', 'True Name');
    const message = messageAbout('From whom?', { name: 'Somebody', email: 'victim@example.com' });
    assert.equal((await send(message, bearing(session))).status, 202);
    const { author } = await delivered('From whom?');
    assert.deepEqual([author.name, author.email], ['True Name', 'true@example.com']);
  });

  it('keeps the name that was typed where no other is known', async () => {
    const answer = await post(stack, '/v1/session', {
      identity: identityOf(stack, 'nameless@example.com', ' ', Date.now() + ahead),
    });
    const session = (await answer.json()) as Session;
    assert.equal(session.customer.name, null);
    const { email: _, ...message } = messageAbout('Nameless', { name: 'Typed' });
    assert.equal((await send(message, bearing(session))).status, 202);
    const { author } = await delivered('Nameless');
    assert.deepEqual([author.name, author.email], ['Typed', 'nameless@example.com']);
  });

  it('that is over goes nowhere', async () => {
    const session = await begin('over@example.com');
    await ask(session, { method: 'DELETE' });
    for (const headers of [bearing(session), { Authorization: 'Bearer x' }])
      assert.equal((await send(messageAbout('Never'), headers)).status, 401);
  });
});

describe('a site without history', () => {
  it('has no sessions to offer', async () => {
    const own = await startStack(() => ({
      vars: { MAIL_FROM: '', RESEND_BASE_URL: '' },
      secrets: { IDENTITY_KEYS: '', REAMAZE_SSO_SECRET: '', RESEND_API_KEY: '' },
    }));
    const config = await (await own.request('/v1/config')).json();
    const { history, codes, closing } = config as Record<string, unknown>;
    assert.deepEqual({ history, codes, closing }, { history: false, codes: false, closing: false });
    assert.equal((await post(own, '/v1/session/code', { email: 'ann@example.com' })).status, 404);
    assert.equal((await post(own, '/v1/session', { identity: 'x' })).status, 401);
    await own.close();
  });

  it('that knows its customers itself needs no mail', async () => {
    const own = await startStack(() => ({ secrets: { RESEND_API_KEY: '' } }));
    const { history, codes, closing } = (await (await own.request('/v1/config')).json()) as Record<
      string,
      unknown
    >;
    assert.deepEqual({ history, codes, closing }, { history: true, codes: false, closing: true });
    await signIn(own, 'ann@example.com');
    await own.close();
  });
});
