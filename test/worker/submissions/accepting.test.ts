import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { messageAbout, SITE, type Stack, startStack } from '../../support/stack.ts';

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

const json = { 'Content-Type': 'application/json' };
const post = (body: BodyInit, headers: HeadersInit = {}) =>
  stack.request('/v1/conversations', {
    method: 'POST',
    body,
    headers: { ...json, 'Idempotency-Key': crypto.randomUUID(), ...headers },
  });

async function assertProblem(
  response: Response,
  status: number,
  code: string,
): Promise<{ errors?: unknown }> {
  const problem = (await response.json()) as { status: number; code: string; type: string; errors?: unknown };
  assert.deepEqual([response.status, problem.status, problem.code], [status, status, code]);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  return problem;
}

/** Nothing of a refused message is stored. */
async function assertNothingStored(): Promise<void> {
  const health = (await (await stack.request('/healthz')).json()) as {
    outbox: { waiting: number; failed: number };
  };
  assert.deepEqual([health.outbox.waiting, health.outbox.failed], [0, 0]);
}

describe('a message that is refused', () => {
  const good = JSON.stringify(messageAbout('Refused'));
  const cases: [what: string, send: () => Promise<Response>, status: number, code: string][] = [
    ['no key', () => post(good, { 'Idempotency-Key': '' }), 400, 'key_required'],
    ['a malformed key', () => post(good, { 'Idempotency-Key': 'abc' }), 400, 'key_required'],
    ['another media type', () => post(good, { 'Content-Type': 'text/plain' }), 415, 'media_type'],
    ['no JSON', () => post('subject=Hi'), 400, 'unreadable'],
    ['no UTF-8', () => post(new Uint8Array([0x7b, 0xff, 0x7d])), 400, 'unreadable'],
    ['a list', () => post('[]'), 400, 'unreadable'],
    ['over 256 kB', () => post(JSON.stringify(messageAbout('x'.repeat(256 * 1024)))), 413, 'too_large'],
    ['nesting', () => post('{"data":{"a":{"b":{"c":{"d":{}}}}}}'), 400, 'unreadable'],
    ['an unknown key', () => stack.send(messageAbout('Refused', { status: 2 })), 400, 'unreadable'],
    ['a prototype', () => post(good.replace('{', '{"__proto__":{},')), 400, 'unreadable'],
    ['a duplicate key', () => post(good.replace('{', '{"email":"b@example.com",')), 400, 'unreadable'],
    [
      'a list of addresses',
      () => stack.send(messageAbout('Refused', { email: ['a@example.com'] })),
      422,
      'invalid',
    ],
    ['no subject', () => stack.send(messageAbout('')), 422, 'invalid'],
    ['an unknown channel', () => stack.send(messageAbout('Refused', { channel: 'sales' })), 422, 'invalid'],
    ['an unknown form', () => stack.send(messageAbout('Refused', { form: 'sales' })), 422, 'invalid'],
    [
      'a key that is not allowed',
      () => stack.send(messageAbout('Refused', { data: { tag: 'x' } })),
      422,
      'invalid',
    ],
    [
      'a forged attachment',
      () => stack.send(messageAbout('Refused', { attachments: ['x'.repeat(43)] })),
      422,
      'attachment_unknown',
    ],
    ['a dead session', () => post(good, { Authorization: 'Bearer x' }), 401, 'unauthenticated'],
  ];
  for (const [what, send, status, code] of cases) {
    it(`because of ${what} gets ${status} ${code}, and leaves nothing behind`, async () => {
      await assertProblem(await send(), status, code);
      await assertNothingStored();
    });
  }

  it('says which rule was broken where', async () => {
    const response = await stack.send(messageAbout('Refused', { email: 'x', data: { topic: 'spam' } }));
    const problem = await assertProblem(response, 422, 'invalid');
    assert.deepEqual(problem.errors, [
      { path: ['email'], code: 'not_an_email' },
      { path: ['data', 'topic'], code: 'not_an_option' },
    ]);
  });

  it('does not use its key up', async () => {
    const key = crypto.randomUUID();
    await assertProblem(await stack.send(messageAbout('First try', { email: 'x' }), key), 422, 'invalid');
    assert.equal((await stack.send(messageAbout('Second try'), key)).status, 202);
  });
});

describe('where a request comes from', () => {
  for (const origin of [
    '',
    'null',
    'https://evil.example',
    `${SITE}.evil.example`,
    `${SITE}:8443`,
    SITE.toUpperCase(),
  ]) {
    it(`is not allowed to be ${origin || 'nowhere'}`, async () => {
      for (const [method, path] of [
        ['GET', '/v1/config'],
        ['POST', '/v1/conversations'],
        ['OPTIONS', '/v1/attachments'],
      ]) {
        const response = await stack.request(path ?? '', {
          method: method ?? '',
          headers: { Origin: origin },
        });
        assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
        assert.equal(response.headers.get('Vary'), 'Origin');
        if (method !== 'HEAD') await assertProblem(response, 403, 'origin_not_allowed');
      }
    });
  }

  it('may be the site, whose browser is told so even when the request is refused', async () => {
    for (const path of ['/v1/config', '/v1/nothing', '/v1/conversations']) {
      const response = await stack.request(path);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), SITE);
      assert.match(response.headers.get('Vary') ?? '', /Origin/);
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
    }
  });

  it('is asked for before a browser sends', async () => {
    const response = await stack.request('/v1/conversations', {
      method: 'OPTIONS',
      headers: {
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'idempotency-key',
      },
    });
    assert.equal(response.status, 204);
    const listed = (name: string) => new Set(response.headers.get(name)?.split(', '));
    assert.deepEqual(
      listed('Access-Control-Allow-Headers'),
      new Set(['Content-Type', 'Idempotency-Key', 'Authorization', 'If-None-Match']),
    );
    const methods = new Set(['GET', 'POST', 'PATCH', 'DELETE']);
    assert.deepEqual(listed('Access-Control-Allow-Methods'), methods);
    assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
  });
});

describe('a path', () => {
  const paths: [method: string, path: string, status: number, code: string, allow?: string][] = [
    ['GET', '/v1/nothing', 404, 'not_found'],
    ['GET', '/nothing', 404, 'not_found'],
    ['GET', '/v1/config?form=nothing', 404, 'not_found'],
    ['POST', '/v1/config', 405, 'method_not_allowed', 'GET'],
    ['GET', '/v1/conversations', 401, 'unauthenticated'],
    ['PUT', '/v1/conversations', 405, 'method_not_allowed', 'GET, POST'],
    ['PATCH', '/v1/conversations/x/messages', 405, 'method_not_allowed', 'GET, POST'],
    ['DELETE', '/v1/conversations/x', 405, 'method_not_allowed', 'GET, PATCH'],
    ['PUT', '/v1/session', 405, 'method_not_allowed', 'GET, POST, DELETE'],
    ['GET', '/files/x', 404, 'not_found'],
    ['GET', '/files/a/b/c/d/e', 404, 'not_found'],
    ['GET', '/thread-files/x', 404, 'not_found'],
    ['DELETE', '/files/a/b/c/d', 405, 'method_not_allowed', 'GET'],
    ['POST', '/thread-files/a/b', 405, 'method_not_allowed', 'GET'],
    ['PUT', '/v1/attachments', 405, 'method_not_allowed', 'POST'],
    ['GET', `/v1/attachments/${'x'.repeat(43)}`, 405, 'method_not_allowed', 'DELETE'],
    ['DELETE', `/v1/attachments/${'x'.repeat(43)}`, 404, 'not_found'],
    ['DELETE', '/v1/attachments/..%2f..%2f', 404, 'not_found'],
  ];
  for (const [method, path, status, code, allow] of paths) {
    it(`${method} ${path} answers ${status}`, async () => {
      const response = await stack.request(path, { method });
      assert.equal(response.headers.get('Allow'), allow ?? null);
      await assertProblem(response, status, code);
    });
  }
});

describe('a message that is accepted', () => {
  it('has a reference that stays the same, in either case of the key', async () => {
    const key = crypto.randomUUID();
    const first = await stack.send(messageAbout('Reference'), key);
    const again = await stack.send(messageAbout('Reference'), key.toUpperCase());
    assert.deepEqual([first.status, again.status], [202, 202]);
    const answer = (await first.json()) as { reference: string; state: string };
    assert.match(answer.reference, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(answer.state, 'accepted');
    assert.deepEqual(await again.json(), answer);
  });

  it('cannot lend its key to another one', async () => {
    const key = crypto.randomUUID();
    await stack.send(messageAbout('Mine'), key);
    await assertProblem(await stack.send(messageAbout('Yours'), key), 422, 'key_reused');
  });
});
