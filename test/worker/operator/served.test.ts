import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Stack, startStack } from '../../support/stack.ts';

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

describe('the operator’s page, as it is served', () => {
  it('runs its own script and nothing else, in no frame, for no search engine, for no other origin', async () => {
    for (const path of ['/operator', '/operator.js']) {
      const { status, headers } = await fetch(stack.worker.url + path);
      assert.equal(status, 200, path);
      const policy = new Set(headers.get('Content-Security-Policy')?.split('; '));
      for (const directive of [
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]) {
        assert.ok(policy.has(directive), directive);
      }
      assert.equal(headers.get('X-Robots-Tag'), 'noindex, nofollow');
      assert.equal(headers.get('Cache-Control'), 'no-store');
      assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'same-origin');
      assert.equal(headers.get('Access-Control-Allow-Origin'), null);
    }
  });

  it('holds no token, no style and no script of its own', async () => {
    const page = await (await fetch(`${stack.worker.url}/operator`)).text();
    assert.doesNotMatch(page, /<style|style=|<script[^>]*>[^<]|token/i);
  });

  it('takes nothing from the element, nor gives it more to load', async () => {
    const script = await (await fetch(`${stack.worker.url}/operator.js`)).text();
    assert.doesNotMatch(script, /\.\/chunks\//);
    const element = await (await fetch(`${stack.worker.url}/reamaze-contact.js`)).text();
    assert.doesNotMatch(element, /operator/);
  });
});
