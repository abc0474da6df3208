import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { createThreadFiles } from '../../../worker/history/thread-files.ts';
import { beginAtHelpdesk, readerOf } from '../../support/history.ts';
import { pngOf, SITE, type Stack, startStack } from '../../support/stack.ts';

const HOUR_MS = 60 * 60 * 1_000;
const MB = 1024 * 1024;
const KEY = 'a-signing-key-for-the-local-demo-only';
const PICTURE = pngOf(2_000);

let stack: Stack;
/** Where files are in these tests: it has the helpdesk's address, as far as the links know. */
let host: { url: string; requests: IncomingMessage[]; close(): void };
before(async () => {
  [stack, host] = await Promise.all([startStack(), startHost()]);
});
after(async () => {
  host.close();
  await stack.close();
});

const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  '/picture': (response) => response.writeHead(200, { 'Content-Length': PICTURE.length }).end(PICTURE),
  '/missing': (response) => response.writeHead(404).end('canary'),
  '/huge': (response) => response.writeHead(200, { 'Content-Length': 200 * 1024 * 1024 }).end(),
  '/gone': (response) => response.destroy(),
  '/endless': (response) => Readable.from(megabytes()).pipe(response),
};

/** More than may be passed on. */
function* megabytes(): Generator<Uint8Array> {
  for (let count = 0; count < 102; count += 1) yield new Uint8Array(MB);
}

async function startHost() {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    ANSWERS[request.url ?? '']?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, requests, close: () => server.close() };
}

/** Links as the Worker makes them; those to other hosts are refused by it when they are followed. */
const linksFor = (helpdesk: string, now: () => number = Date.now, hosts: string[] = []) =>
  createThreadFiles({ publicUrl: stack.worker.url, keys: [KEY], helpdesk, hosts }, now);

describe('a file of a thread', () => {
  it('comes by a link of ours, as a download, with nothing of the helpdesk’s address in it', async () => {
    const email = 'files@example.com';
    const reader = await readerOf(stack, email);
    const upload = (await (await stack.upload('wheel.png', 'image/png', PICTURE)).json()) as { id: string };
    const slug = await beginAtHelpdesk(stack, email, 'Files');
    await reader.reply(slug, { body: 'See', attachments: [upload.id] });
    await stack.helpdesk.conversationWhen(({ messages }) =>
      messages.some(({ attachments }) => attachments[0]?.state === 'kept'),
    );
    await stack.worker.advance(11_000);
    const [, message] = (await reader.messages(slug)).items;
    const [file] = message?.attachments ?? [];
    assert.deepEqual([file?.name, file?.type, file?.size], ['wheel.png', 'image/png', PICTURE.length]);
    const url = file?.url ?? '';
    assert.match(url, new RegExp(`^${stack.worker.url}/thread-files/[\\w.-]+/wheel\\.png$`));

    const response = await fetch(url, { headers: { Origin: SITE } });
    assert.equal(response.status, 200);
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), PICTURE);
    const headers = Object.fromEntries(response.headers);
    assert.equal(headers['content-type'], 'image/png');
    assert.equal(
      headers['content-disposition'],
      `attachment; filename="wheel.png"; filename*=UTF-8''wheel.png`,
    );
    assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox; frame-ancestors 'none'");
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cache-control'], 'private, no-store');
    assert.equal(headers['access-control-allow-origin'], SITE);

    const foreign = await fetch(url, { headers: { Origin: 'https://evil.example' } });
    assert.equal(foreign.headers.get('Access-Control-Allow-Origin'), null);
    await foreign.body?.cancel();

    const etagOf = async () => (await reader.ask(`/${slug}/messages`)).headers.get('ETag');
    const etag = await etagOf();
    assert.equal(await etagOf(), etag);
    await stack.worker.advance(20 * 60_000);
    assert.notEqual(await etagOf(), etag);
  });

  it('is only what the link says, for an hour', async () => {
    let now = Date.now();
    const links = linksFor('https://acorn.reamaze.io', () => now);
    const file = { name: 'a b.png', type: 'image/png', source: 'https://acorn.reamaze.io/a.png?x=1' };
    const url = (await links.seal(file)) ?? '';
    const [, sealed = '', name = ''] = /thread-files\/([^/]+)\/(.+)$/.exec(url) ?? [];
    assert.ok(
      !atob((sealed.split('.')[3] ?? '').replaceAll('-', '+').replaceAll('_', '/')).includes('reamaze'),
    );
    const opened = (link: object = {}) => links.open({ sealed, name: decodeURIComponent(name), ...link });
    assert.deepEqual(await opened(), file);
    assert.equal(await opened({ name: 'b.exe' }), undefined);
    for (const at of [0, 40, sealed.length - 2])
      assert.equal(
        await opened({
          sealed: sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1),
        }),
        undefined,
      );
    assert.equal(await opened({ sealed: '' }), undefined);
    now += HOUR_MS + 1_000;
    assert.equal(await opened(), undefined);
  });

  it('is opened by either of two keys, and by no other', async () => {
    const file = { name: 'a.png', type: 'image/png', source: 'https://acorn.reamaze.io/a.png' };
    const by = (keys: string[]) =>
      createThreadFiles({ publicUrl: '', keys, helpdesk: 'https://acorn.reamaze.io', hosts: [] }, Date.now);
    const url = (await by(['old'.repeat(12)]).seal(file)) ?? '';
    const link = { sealed: url.split('/').at(-2) ?? '', name: 'a.png' };
    assert.deepEqual(await by(['new'.repeat(12), 'old'.repeat(12)]).open(link), file);
    assert.equal(await by(['new'.repeat(12)]).open(link), undefined);
  });

  it('is not opened once its host is not allowed any more', async () => {
    const at = (hosts: string[]) => linksFor('https://acorn.reamaze.io', Date.now, hosts);
    const file = { name: 'a.png', type: 'image/png', source: 'https://files.example.com/a.png' };
    const url = (await at(['files.example.com']).seal(file)) ?? '';
    const link = { sealed: url.split('/').at(-2) ?? '', name: 'a.png' };
    assert.deepEqual(await at(['files.example.com']).open(link), file);
    assert.equal(await at([]).open(link), undefined);
  });

  const HOSTS: [source: string, allowed: boolean][] = [
    ['https://acorn.reamaze.io/a', true],
    ['https://files.example.com/a', true],
    ['http://files.example.com/a', false],
    ['http://acorn.reamaze.io/a', false],
    ['https://x.files.example.com/a', false],
    ['https://files.example.com.evil.example/a', false],
    ['https://files.example.com:8443/a', false],
    ['https://user@files.example.com/a', false],
    ['https://files.example.com@evil.example/a', false],
    ['https://127.0.0.1/a', false],
    ['file:///etc/passwd', false],
    ['data:text/plain,x', false],
    ['nonsense', false],
  ];
  for (const [source, allowed] of HOSTS)
    it(`at ${source} ${allowed ? 'has' : 'has no'} link`, async () => {
      const links = linksFor('https://acorn.reamaze.io', Date.now, ['files.example.com']);
      const url = await links.seal({ name: 'a', type: 'text/plain', source });
      assert.equal(url !== null, allowed);
    });
});

describe('a file that is fetched', () => {
  let served: Stack;
  before(async () => {
    // The helpdesk of this Worker is the host of the files, and nothing else.
    served = await startStack(() => ({ helpdesk: host.url }));
  });
  after(() => served.close());

  const follow = async (path: string, type = 'image/png') => {
    const links = createThreadFiles(
      { publicUrl: served.worker.url, keys: [KEY], helpdesk: host.url, hosts: [] },
      Date.now,
    );
    return fetch((await links.seal({ name: 'a.png', type, source: host.url + path })) ?? '');
  };

  it('is asked for without any credentials', async () => {
    const response = await follow('/picture');
    assert.equal((await response.arrayBuffer()).byteLength, PICTURE.length);
    const { headers } = host.requests.at(-1) ?? {};
    assert.deepEqual([headers?.authorization, headers?.cookie], [undefined, undefined]);
  });

  for (const type of [
    'text/html',
    'image/svg+xml',
    'application/javascript',
    'IMAGE/PNG',
    'image/png; x',
    '',
  ])
    it(`is bytes where it is said to be ${JSON.stringify(type)}`, async () => {
      const response = await follow('/picture', type);
      await response.arrayBuffer();
      assert.equal(response.headers.get('Content-Type'), 'application/octet-stream');
    });

  it('that does not say how long it is breaks off where it is too long', async () => {
    const response = await follow('/endless');
    assert.equal(response.status, 200);
    let length = 0;
    await assert.rejects(async () => {
      for await (const chunk of response.body ?? []) length += chunk.byteLength;
    });
    assert.ok(length <= 100 * MB, `${length} bytes`);
  });

  for (const path of ['/missing', '/huge', '/gone'])
    it(`is not there where the host says ${path}`, async () => {
      const response = await follow(path);
      assert.equal(response.status, 404);
      assert.doesNotMatch(await response.text(), /canary|127/);
    });

  it('is not fetched for a link that was made elsewhere', async () => {
    const links = createThreadFiles(
      { publicUrl: served.worker.url, keys: [KEY], helpdesk: 'https://other.example', hosts: [] },
      Date.now,
    );
    const url = await links.seal({ name: 'a.png', type: 'image/png', source: 'https://other.example/a' });
    assert.equal((await fetch(url ?? '')).status, 404);
  });
});
