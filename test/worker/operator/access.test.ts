import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DEMO_OPERATOR_TOKEN } from '../../../demo/environment.ts';
import { SITE, type Stack, startStack } from '../../support/stack.ts';
import { ask } from './support.ts';

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

const strangers: [who: string, authorization: string | undefined][] = [
  ['no token', undefined],
  ['an empty header', ''],
  ['an empty token', 'Bearer '],
  ['a wrong token of the right length', `Bearer ${'x'.repeat(DEMO_OPERATOR_TOKEN.length)}`],
  ['a short token', 'Bearer x'],
  ['the beginning of the token', `Bearer ${DEMO_OPERATOR_TOKEN.slice(0, -1)}`],
  ['the token and more', `Bearer ${DEMO_OPERATOR_TOKEN}x`],
  ['two tokens', `Bearer ${DEMO_OPERATOR_TOKEN} ${DEMO_OPERATOR_TOKEN}`],
  ['the token in other case', `Bearer ${DEMO_OPERATOR_TOKEN.toUpperCase()}`],
  ['the token alone', DEMO_OPERATOR_TOKEN],
  ['another scheme', `Basic ${btoa(`operator:${DEMO_OPERATOR_TOKEN}`)}`],
];
const routes: [method: string, path: string][] = [
  ['GET', '/health'],
  ['GET', '/export'],
  ['GET', '/submissions'],
  ['GET', `/submissions/${crypto.randomUUID()}`],
  ['DELETE', `/submissions/${crypto.randomUUID()}`],
  ['POST', `/submissions/${crypto.randomUUID()}/retry`],
  ['OPTIONS', '/submissions'],
  ['PUT', '/submissions'],
  ['GET', '/nothing'],
  ['GET', ''],
];

/** Everything of an answer that a stranger can see. */
async function seen(response: Response): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  return { status: response.status, headers, body: await response.text() };
}

function request(authorization: string | undefined, method = 'GET', path = '/health', origin?: string) {
  return fetch(`${stack.worker.url}/v1/operator${path}`, {
    method,
    headers: {
      ...(authorization === undefined ? {} : { Authorization: authorization }),
      ...(origin ? { Origin: origin } : {}),
    },
  });
}

describe('who is not the operator', () => {
  for (const [who, authorization] of strangers) {
    it(`gets the same 401 with ${who}`, async () => {
      const answer = await request(authorization);
      assert.equal(answer.status, 401);
      assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(answer.headers.get('WWW-Authenticate'), 'Bearer');
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      assert.deepEqual(await seen(await request(authorization)), await seen(await request(undefined)));
    });
  }

  it('gets it from every route, known or not', async () => {
    const answers = await Promise.all(
      routes.map(async ([method, path]) => seen(await request('Bearer wrong', method, path))),
    );
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
  });

  it('gets it from a Worker that has no operator', async () => {
    const locked = await startStack(() => ({ secrets: { OPERATOR_TOKEN: '' } }));
    try {
      for (const [, authorization] of [...strangers, ['', `Bearer ${DEMO_OPERATOR_TOKEN}`]]) {
        const answer = await fetch(`${locked.worker.url}/v1/operator/health`, {
          headers: authorization === undefined ? {} : { Authorization: authorization },
        });
        assert.equal(answer.status, 401);
      }
    } finally {
      await locked.close();
    }
  });
});

describe('the operator', () => {
  it('is let in, whatever the case of the scheme', async () => {
    assert.equal((await ask(stack, '/health')).status, 200);
    assert.equal((await request(`bearer ${DEMO_OPERATOR_TOKEN}`)).status, 200);
  });

  it('is no page of another origin: no header of CORS is ever sent', async () => {
    for (const origin of [SITE, 'https://elsewhere.example']) {
      for (const authorization of [undefined, `Bearer ${DEMO_OPERATOR_TOKEN}`]) {
        for (const [method, path] of routes) {
          const { headers } = await request(authorization, method, path, origin);
          const cors = [...headers].filter(([name]) => name.startsWith('access-control-'));
          assert.deepEqual(cors, [], `${method} ${path}`);
        }
      }
    }
  });

  it('is told what a path offers', async () => {
    const answer = await ask(stack, '/submissions', { method: 'PUT' });
    assert.deepEqual([answer.status, answer.headers.get('Allow')], [405, 'GET']);
    assert.equal((await ask(stack, '/nothing')).status, 404);
  });

  it('leaves no token in the log, and no attempt at one', async () => {
    await request('Bearer an-attempt-at-the-token');
    await ask(stack, '/submissions');
    const logs = JSON.stringify(stack.worker.harness.getLogs());
    assert.ok(!logs.includes(DEMO_OPERATOR_TOKEN));
    assert.ok(!logs.includes('an-attempt-at-the-token'));
  });
});
