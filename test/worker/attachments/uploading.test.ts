import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Attachment } from '../../../worker/contract/attachments.ts';
import { messageAbout, pngOf, SITE, type Stack, startStack } from '../../support/stack.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MB = 1024 * 1024;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

const keys = async () => {
  const { ATTACHMENTS } = await stack.worker.env();
  return (await ATTACHMENTS.list()).objects.map(({ key }) => key).sort();
};
const uploaded = async (name = 'a.png', bytes = pngOf(1_000)) => {
  const response = await stack.upload(name, 'image/png', bytes);
  assert.equal(response.status, 201);
  return (await response.json()) as Attachment;
};
const remove = (id: string) => stack.request(`/v1/attachments/${id}`, { method: 'DELETE' });
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

describe('an upload', () => {
  it('is described as it is kept', async () => {
    const response = await stack.upload('C:\\fakepath\\my phöto.png', 'image/png', pngOf(5_000));
    const { id, expiresAt, ...rest } = (await response.json()) as Attachment;
    assert.equal(response.status, 201);
    assert.match(id, /^[\w-]{43}$/);
    assert.ok(Date.parse(expiresAt) > Date.now());
    assert.deepEqual(rest, { name: 'my phöto.png', type: 'image/png', size: 5_000 });
  });

  const png = pngOf(100);
  const refused: [
    what: string,
    name: string,
    type: string,
    bytes: Uint8Array<ArrayBuffer> | string,
    status: number,
    code: string,
  ][] = [
    ['has no name', '', 'image/png', png, 422, 'invalid'],
    ['has a name of dots', '...', 'image/png', png, 422, 'invalid'],
    ['is of a refused type', 'a.svg', 'image/svg+xml', '<svg/>', 415, 'media_type'],
    ['has no extension', 'png', 'image/png', png, 415, 'media_type'],
    ['declares another type than its name', 'a.png', 'text/html', png, 415, 'media_type'],
    ['hides its extension', 'a.exe\u202e.', 'image/png', png, 415, 'media_type'],
    ['is empty', 'a.png', 'image/png', '', 422, 'attachment_refused'],
    ['is a program in disguise', 'a.png', 'image/png', 'MZ\x90\0', 422, 'attachment_refused'],
    ['is a page in disguise', 'a.txt', 'text/plain', ' <!DOCTYPE html><script>', 422, 'attachment_refused'],
    ['is too big', 'a.png', 'image/png', pngOf(20 * MB + 1), 413, 'too_large'],
  ];
  for (const [what, name, type, bytes, status, code] of refused) {
    it(`that ${what} gets ${status} ${code}, and is not kept`, async () => {
      const before = await keys();
      assert.deepEqual(await codeOf(await stack.upload(name, type, bytes)), [status, code]);
      assert.deepEqual(await keys(), before);
    });
  }

  it('without a length is refused', async () => {
    const response = await stack.request('/v1/attachments?name=a.png', {
      method: 'POST',
      headers: { 'Content-Type': 'image/png' },
      body: new Blob([pngOf(100)]).stream(),
      duplex: 'half',
    } as RequestInit);
    assert.deepEqual(await codeOf(response), [411, 'length_required']);
  });

  it('that breaks off is not kept', async () => {
    const before = await keys();
    const { hostname, port } = new URL(stack.worker.url);
    const socket = connect(Number(port), hostname);
    const head = `POST /v1/attachments?name=a.png HTTP/1.1\r\nHost: ${hostname}\r\nOrigin: ${SITE}\r\nContent-Type: image/png\r\nContent-Length: 100000\r\n\r\n`;
    await new Promise<void>((resolve) =>
      socket.write(Buffer.concat([Buffer.from(head), pngOf(50_000)]), () => resolve()),
    );
    await new Promise<void>((resolve) => socket.end(() => resolve()));
    await new Promise((resolve) => socket.on('close', resolve).resume());
    assert.deepEqual(await keys(), before);
  });

  it('may be as big as allowed', async () => {
    assert.equal((await uploaded('big.png', pngOf(20 * MB))).size, 20 * MB);
  });
});

describe('an uploaded file', () => {
  it('can be taken back by whoever knows its id, once', async () => {
    const { id } = await uploaded();
    assert.equal((await remove(id)).status, 204);
    assert.deepEqual(await codeOf(await remove(id)), [404, 'not_found']);
    assert.deepEqual(await codeOf(await stack.send(messageAbout('Gone', { attachments: [id] }))), [
      422,
      'attachment_unknown',
    ]);
  });

  it('belongs to one message only, and cannot be taken back from it', async () => {
    const { id } = await uploaded();
    const key = crypto.randomUUID();
    assert.equal((await stack.send(messageAbout('First', { attachments: [id] }), key)).status, 202);
    const second = await stack.send(messageAbout('Second', { attachments: [id] }));
    const problem = (await second.json()) as { code: string; errors: unknown };
    assert.deepEqual(
      [problem.code, problem.errors],
      ['attachment_unknown', [{ path: ['attachments', 0], code: 'unknown' }]],
    );
    assert.deepEqual(await codeOf(await remove(id)), [409, 'conflict']);
    assert.equal(
      (await stack.send(messageAbout('First', { attachments: [id] }), key)).status,
      202,
      'the first, sent again',
    );
  });

  it('goes to one of two messages that want it at once', async () => {
    const { id } = await uploaded();
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) => stack.send(messageAbout(`Race ${number}`, { attachments: [id] }))),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [202, 422, 422, 422]);
  });

  it('counts towards the size of its message', async () => {
    const attachments: string[] = [];
    for (const name of ['a.png', 'b.png', 'c.png'])
      attachments.push((await uploaded(name, pngOf(14 * MB))).id);
    const response = await stack.send(messageAbout('Too much', { attachments }));
    const problem = (await response.json()) as { errors: unknown };
    assert.deepEqual(
      [response.status, problem.errors],
      [422, [{ path: ['attachments'], code: 'too_large' }]],
    );
    assert.equal((await stack.send(messageAbout('Less', { attachments: attachments.slice(1) }))).status, 202);
  });
});

describe('a link to a file', () => {
  /** The link that the helpdesk was given. */
  const linkTo = async (name: string, type: string, bytes: Uint8Array<ArrayBuffer> | string) => {
    const subject = `Link to ${name}`;
    const { id } = (await (await stack.upload(name, type, bytes)).json()) as Attachment;
    await stack.send(messageAbout(subject, { attachments: [id] }));
    const { messages } = await stack.helpdesk.conversationWhen((it) => it.subject === subject);
    return messages[0]?.attachments[0]?.sourceUrl ?? '';
  };

  it('downloads it, and lets a browser run nothing of it', async () => {
    const response = await fetch(await linkTo('naïve "1".txt', 'text/plain', 'Hello'));
    assert.equal(await response.text(), 'Hello');
    const headers = Object.fromEntries(response.headers);
    assert.equal(
      headers['content-disposition'],
      `attachment; filename="na_ve _1_.txt"; filename*=UTF-8''na%C3%AFve%20_1_.txt`,
    );
    assert.equal(headers['content-type'], 'text/plain');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.match(headers['content-security-policy'] ?? '', /default-src 'none'; sandbox/);
    assert.equal(headers['access-control-allow-origin'], undefined);
    assert.equal(headers['cache-control'], 'private, no-store');
  });

  it('is worth nothing when any part of it is changed', async () => {
    const link = new URL(await linkTo('secret.png', 'image/png', pngOf(100)));
    const parts = link.pathname.split('/');
    assert.equal((await fetch(link, { method: 'HEAD' })).status, 200);
    for (let part = 2; part < parts.length; part += 1) {
      for (const changed of changesOf(parts[part] ?? '')) {
        const path = parts.with(part, changed).join('/');
        assert.equal((await fetch(new URL(path, link))).status, 404, path);
      }
    }
    assert.equal((await fetch(link, { method: 'DELETE' })).status, 405);
  });

  it('expires after three days', async () => {
    const link = await linkTo('late.png', 'image/png', pngOf(100));
    await stack.worker.advance(3 * DAY_MS - 60_000);
    assert.equal((await fetch(link)).status, 200);
    await stack.worker.advance(60_000);
    assert.equal((await fetch(link)).status, 404);
  });
});

/** The same text with each character changed, the last one left out, and one added. */
function changesOf(text: string): string[] {
  const flipped = [...text].map(
    (character, index) => text.slice(0, index) + (character === 'A' ? 'B' : 'A') + text.slice(index + 1),
  );
  return [...flipped, text.slice(0, -1), `${text}A`].filter((changed) => changed !== text && changed !== '');
}

describe('the sweep', () => {
  it('deletes what no message took, and what was delivered long ago; nothing else', async () => {
    await stack.worker.advance(40 * DAY_MS);
    assert.deepEqual(await keys(), [], 'everything so far');

    const [unused, delivered, waiting] = [await uploaded(), await uploaded(), await uploaded()];
    const answer = await stack.send(messageAbout('Delivered', { attachments: [delivered.id] }));
    const { reference } = (await answer.json()) as { reference: string };
    await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    await stack.helpdesk.addFault({
      match: { path: '/conversations' },
      times: 'always',
      fault: { kind: 'status', status: 401 },
    });
    await stack.send(messageAbout('Waiting', { attachments: [waiting.id] }));

    await stack.worker.advance(DAY_MS);
    const late = await stack.send(messageAbout('Late', { attachments: [unused.id] }));
    assert.deepEqual(await codeOf(late), [422, 'attachment_unknown']);
    assert.equal((await keys()).length, 5, 'kept for an hour of grace');
    await stack.worker.advance(2 * 60 * 60 * 1000);
    const kept = (id: string) => [`claims/${id}`, `uploads/${id}`];
    assert.deepEqual(await keys(), [...kept(delivered.id), ...kept(waiting.id)].sort());
    await stack.worker.advance(31 * DAY_MS);
    assert.deepEqual(await keys(), kept(waiting.id));
  });
});
