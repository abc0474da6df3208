import { assert } from 'chai';
import { createClient } from '../../component/client.ts';
import type { Result } from '../../component/request.ts';
import { attachment, file, form } from './support/fixtures.ts';

const problem = {
  type: 'about:blank',
  title: '',
  status: 422,
  code: 'invalid',
  errors: [{ path: ['email'], code: 'required' }],
};

const answers: [name: string, response: () => Response, expected: Result<unknown>][] = [
  [
    'an acceptance',
    () => Response.json({ reference: 'R', state: 'accepted' }, { status: 202 }),
    { outcome: 'ok', value: { reference: 'R', state: 'accepted' } },
  ],
  [
    'a problem',
    () => Response.json(problem, { status: 422 }),
    { outcome: 'problem', status: 422, code: 'invalid', errors: [{ path: ['email'], code: 'required' }] },
  ],
  [
    'a limit with seconds',
    () => Response.json({ code: 'rate_limited' }, { status: 429, headers: { 'Retry-After': '30' } }),
    { outcome: 'problem', status: 429, code: 'rate_limited', errors: [], retryAfter: 30 },
  ],
  [
    'a proxy that is overloaded',
    () => new Response('<h1>502</h1>', { status: 502 }),
    { outcome: 'problem', status: 502, code: 'unavailable', errors: [] },
  ],
  [
    'a proxy that refuses the size',
    () => new Response('', { status: 413 }),
    { outcome: 'problem', status: 413, code: 'too_large', errors: [] },
  ],
  [
    'a login page in a hotel',
    () => new Response('<h1>Welcome</h1>'),
    { outcome: 'unreachable', reason: 'network' },
  ],
  [
    'JSON of something else',
    () => Response.json({ hello: 1 }),
    { outcome: 'unreachable', reason: 'network' },
  ],
];

describe('the client', () => {
  for (const [name, response, expected] of answers) {
    it(`reads ${name}`, async () => {
      const client = createClient('https://w.example', { fetch: () => Promise.resolve(response()) });
      assert.deepEqual(await client.sendConversation('{}', 'key'), expected as Result<never>);
    });
  }

  it('reports a dead network', async () => {
    const client = createClient('https://w.example', { fetch: () => Promise.reject(new TypeError()) });
    assert.deepEqual(await client.sendConversation('{}', 'key'), {
      outcome: 'unreachable',
      reason: 'network',
    });
  });

  it('sends the key, no credentials, and the body as given', async () => {
    let seen: [url: unknown, init: RequestInit | undefined] = ['', undefined];
    const client = createClient('https://w.example/contact', {
      fetch: (url, init) => {
        seen = [url, init];
        return Promise.resolve(Response.json({ reference: 'R' }));
      },
    });
    await client.sendConversation('{"a":1}', 'the-key');
    const [url, init] = seen;
    assert.strictEqual(url, 'https://w.example/contact/v1/conversations');
    assert.strictEqual(init?.body, '{"a":1}');
    assert.strictEqual(init?.credentials, 'omit');
    assert.strictEqual(new Headers(init?.headers).get('Idempotency-Key'), 'the-key');
  });

  it('asks for a form by name', async () => {
    const urls: unknown[] = [];
    const client = createClient('https://w.example', {
      fetch: (url) => {
        urls.push(url);
        return Promise.resolve(Response.json(form));
      },
    });
    assert.ok((await client.getForm()).outcome === 'ok');
    await client.getForm('jobs & more');
    assert.deepEqual(urls, [
      'https://w.example/v1/config',
      'https://w.example/v1/config?form=jobs%20%26%20more',
    ]);
  });

  it('uploads with the type that fits the name, and reports progress', async () => {
    const sent: string[] = [];
    class FakeXhr extends EventTarget {
      upload = { onprogress: (_: unknown) => {} };
      status = 0;
      responseText = '';
      onloadend = () => {};
      open = (method: string, url: string) => sent.push(`${method} ${url}`);
      setRequestHeader = (name: string, value: string) => sent.push(`${name}: ${value}`);
      getResponseHeader = () => null;
      send = () => {
        this.upload.onprogress({ loaded: 5, total: 10 });
        this.status = 201;
        this.responseText = JSON.stringify(attachment('a'));
        this.onloadend();
      };
      abort = () => this.onloadend();
    }
    const shares: number[] = [];
    const client = createClient('https://w.example', {
      createXhr: () => new FakeXhr() as unknown as XMLHttpRequest,
    });
    const result = await client.uploadAttachment(
      new File(['x'], 'a b.csv', { type: 'application/vnd.ms-excel' }),
      {
        onProgress: (share) => shares.push(share),
      },
    );
    assert.deepEqual(sent, [
      'POST https://w.example/v1/attachments?name=a%20b.csv',
      'Content-Type: text/csv',
    ]);
    assert.deepEqual(shares, [0.5]);
    assert.deepEqual(result, { outcome: 'ok', value: attachment('a') });
  });

  it('ends an upload that is called off', async () => {
    class HangingXhr extends EventTarget {
      upload = {};
      status = 0;
      onloadend = () => {};
      open = () => {};
      setRequestHeader = () => {};
      getResponseHeader = () => null;
      send = () => {};
      abort = () => this.onloadend();
    }
    const client = createClient('https://w.example', {
      createXhr: () => new HangingXhr() as unknown as XMLHttpRequest,
    });
    const run = new AbortController();
    run.abort();
    const result = await client.uploadAttachment(file('a.txt'), { signal: run.signal });
    assert.strictEqual(result.outcome, 'unreachable');
  });
});
