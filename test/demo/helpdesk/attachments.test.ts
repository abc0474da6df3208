import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileName } from '../../../demo/helpdesk/attachments.ts';
import type { ConversationFacts } from '../../../demo/helpdesk/control.ts';
import { startHelpdesk } from '../../../demo/helpdesk/server.ts';
import { basic, LOGIN, openHelpdesk, openServer } from './helpdesk.ts';

const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 10]);
const noWait = { wait: () => Promise.resolve() };

function isSettled({ messages }: ConversationFacts): boolean {
  return messages.every(({ attachments }) => attachments.every(({ state }) => state !== 'fetching'));
}

test('files are fetched, kept, listed and served', async (t) => {
  const asked: IncomingHttpHeaders[] = [];
  const files = await openServer(t, (request, response) => {
    asked.push(request.headers);
    const type = request.url?.includes('.png') ? 'image/png' : 'text/plain; charset=utf-8';
    response.setHeader('content-type', type).end(PICTURE);
  });
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({
    message: { body: 'x', attachment: `${files}/bent%20rim.png?sig=1`, attachments: [`${files}/a/log.txt`] },
  });
  const { messages: facts } = await helpdesk.control.conversationWhen(isSettled);
  const { messages } = await helpdesk.get(`/conversations/${slug}/messages`);
  const [image, log] = messages[0].attachments;

  assert.deepEqual(
    { ...image, url: null, thumb_url: null },
    {
      file_file_name: 'bent rim.png',
      file_content_type: 'image/png',
      file_file_size: PICTURE.length,
      url: null,
      thumb_url: null,
      'image?': true,
    },
  );
  assert.equal(image.thumb_url, image.url);
  assert.deepEqual(
    [log.file_file_name, log.file_content_type, log.thumb_url, log['image?']],
    ['log.txt', 'text/plain', null, false],
  );
  assert.equal(facts[0]?.attachments[0]?.sha256, createHash('sha256').update(PICTURE).digest('hex'));
  assert.ok(asked.every(({ authorization, cookie }) => authorization === undefined && cookie === undefined));

  const served = await fetch(image.url);
  assert.deepEqual(Buffer.from(await served.arrayBuffer()), PICTURE);
  assert.equal(served.headers.get('content-type'), 'image/png');
  assert.match(served.headers.get('content-security-policy') ?? '', /sandbox/);
  assert.equal((await fetch(log.url)).headers.get('content-disposition'), 'attachment');
  assert.equal((await fetch(`${helpdesk.url}/attachments/guessed/log.txt`)).status, 404);
});

test('the answer does not wait for the file, which is listed once it is there', async (t) => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const files = await openServer(t, (_request, response) => {
    void held.then(() => response.end('late'));
  });
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({ message: { body: 'x', attachments: [`${files}/late.txt`] } });
  const path = `/conversations/${slug}/messages`;
  const before = (await helpdesk.get(path)).messages[0].attachments;
  release();
  await helpdesk.control.conversationWhen(isSettled);

  assert.deepEqual(before, []);
  assert.equal((await helpdesk.get(path)).messages[0].attachments.length, 1);
});

test('a file is tried again a few times, then given up', async (t) => {
  let refusals = 0;
  const files = await openServer(t, (request, response) => {
    const gone = request.url === '/gone.txt' || refusals++ < 2;
    response.writeHead(gone ? 503 : 200).end('file');
  });
  const helpdesk = await openHelpdesk(t, noWait);
  await helpdesk.post({ message: { body: 'x', attachments: [`${files}/flaky.txt`] } });
  await helpdesk.control.conversationWhen(isSettled);
  const { slug } = await helpdesk.post({ message: { body: 'x', attachments: [`${files}/gone.txt`] } });
  await helpdesk.control.conversationWhen((facts) => facts.slug === slug && isSettled(facts));
  const found = (await helpdesk.control.conversations()).map(({ messages }) => messages[0]?.attachments[0]);

  assert.deepEqual([found[0]?.state, found[0]?.tries], ['kept', 3]);
  assert.deepEqual([found[1]?.state, found[1]?.tries, found[1]?.name], ['failed', 4, null]);
  assert.deepEqual((await helpdesk.get(`/conversations/${slug}/messages`)).messages[0].attachments, []);
});

test('the file name comes from Content-Disposition, else from the path', () => {
  for (const [disposition, path, name] of [
    [null, '/files/a%20b.pdf?x=1', 'a b.pdf'],
    [null, '/', 'file'],
    [null, '/%E0%A4%A', '%E0%A4%A'],
    ['attachment', '/a.pdf', 'a.pdf'],
    ['attachment; filename=plain.pdf', '/x', 'plain.pdf'],
    ['attachment; filename="with \\"quotes\\".pdf"', '/x', 'with "quotes".pdf'],
    [`attachment; filename="rechnung.pdf"; filename*=UTF-8''%C3%BCber.pdf`, '/x', 'über.pdf'],
  ] as const) {
    assert.equal(fileName(disposition, `http://files.example${path}`), name);
  }
});

test('with a file for a database everything is there after a restart, and fetching goes on', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const database = join(folder, 'helpdesk.sqlite');
  let up = false;
  const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
  const files = await openServer(t, (request, response) => {
    onAsked();
    if (up) response.end('file');
    else request.socket.destroy();
  });
  const first = await startHelpdesk({ login: LOGIN, database, wait: () => new Promise(() => {}) });
  await fetch(`${first.url}/api/v1/conversations.json`, {
    method: 'POST',
    headers: { ...basic(LOGIN), 'content-type': 'application/json' },
    body: JSON.stringify({
      conversation: {
        subject: 'Kept',
        category: 'support',
        message: { body: 'x', attachments: [`${files}/a.txt`] },
        user: { email: 'bob@example.com' },
      },
    }),
  });
  await asked;
  await first.close();
  up = true;
  const second = await openHelpdesk(t, { database });

  const { slug } = await second.control.conversationWhen(isSettled);
  assert.equal(slug, 'kept');
});
