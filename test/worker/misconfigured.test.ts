import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { messageAbout, SITE, type Stack, startStack } from '../support/stack.ts';

let stack: Stack;
before(async () => {
  stack = await startStack(() => ({
    vars: { REAMAZE_CHANNEL: '', PUBLIC_URL: 'nonsense' },
    secrets: { SIGNING_KEYS: 'too-short-a-secret' },
  }));
});
after(() => stack.close());

describe('a Worker with wrong variables', () => {
  const routes: [method: string, path: string][] = [
    ['GET', '/v1/config'],
    ['POST', '/v1/attachments?name=a.png'],
    ['DELETE', `/v1/attachments/${'x'.repeat(43)}`],
    ['POST', '/v1/conversations'],
    ['GET', '/v1/operator/health'],
    ['GET', '/files/a/1/b/c.png'],
    ['GET', '/nothing'],
  ];
  for (const [method, path] of routes) {
    it(`answers ${method} ${path} with 503`, async () => {
      const response = await stack.request(path, { method });
      const problem = (await response.json()) as { code: string };
      assert.deepEqual([response.status, problem.code], [503, 'misconfigured']);
    });
  }

  it('lets pages on the allow-list read that, and no other', async () => {
    for (const method of ['GET', 'POST']) {
      const answer = await stack.request('/v1/conversations', { method });
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), SITE);
      assert.equal(answer.headers.get('Vary'), 'Origin');
    }
    const question = await stack.request('/v1/conversations', { method: 'OPTIONS' });
    assert.equal(question.status, 204);
    assert.match(question.headers.get('Access-Control-Allow-Headers') ?? '', /Idempotency-Key/);

    const foreign = await stack.request('/v1/config', { headers: { Origin: 'https://elsewhere.example' } });
    const operator = await stack.request('/v1/operator/health');
    for (const answer of [foreign, operator]) {
      assert.equal(answer.status, 503);
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
    }
  });

  it('stores nothing', async () => {
    assert.equal((await stack.send(messageAbout('Nowhere to go'))).status, 503);
    const outbox = await stack.outbox();
    assert.deepEqual((await outbox.list(undefined, undefined))?.items, []);
  });

  it('names them, and no value, in its health and in its log', async () => {
    const response = await stack.request('/healthz');
    const health = (await response.json()) as { status: string; problems: { where: string }[] };
    assert.deepEqual([response.status, health.status], [503, 'misconfigured']);
    const names = ['REAMAZE_CHANNEL', 'PUBLIC_URL', 'SIGNING_KEYS'];
    assert.deepEqual(health.problems.map(({ where }) => where).sort(), [...names].sort());
    const log = stack.worker.harness
      .getLogs()
      .map(({ message }) => message)
      .join('\n');
    for (const name of names) assert.ok(log.includes(name), name);
    assert.doesNotMatch(log + JSON.stringify(health), /too-short-a-secret|nonsense/);
  });

  it('still serves its script, to any site', async () => {
    const response = await fetch(`${stack.worker.url}/reamaze-contact.js`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    assert.match(response.headers.get('Content-Type') ?? '', /javascript/);
  });
});

describe('a Worker that does not know its sites', () => {
  it('tells none of them anything', async () => {
    const stack = await startStack(() => ({ vars: { ALLOWED_ORIGINS: `${SITE},nonsense` } }));
    try {
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await stack.request('/v1/config', { method });
        assert.deepEqual([answer.status, answer.headers.get('Access-Control-Allow-Origin')], [503, null]);
      }
    } finally {
      await stack.close();
    }
  });
});
