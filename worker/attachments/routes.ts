import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { mediaTypeOf, refusalOf } from '../contract/attachments.ts';
import { methodNotAllowed, nothingHere } from '../http/methods.ts';
import { Refusal } from '../http/problem.ts';
import { downloadHeaders } from './download.ts';
import { safeFileName } from './file-name.ts';
import { contradicts, HEAD_BYTES } from './inspect.ts';

/** Uploads, as browsers make them: `/v1/attachments`. */
export const attachments = new Hono<AppEnv>()
  .post('/', async (c) => {
    const { site, attachments: store } = c.get('services');
    const file = announcedFile(c.req.raw, c.req.query('name'));

    const refusal = refusalOf(file, site.attachments);
    if (refusal === 'file_type' || mediaTypeOf(file) !== file.type) throw new Refusal('media_type');
    if (refusal === 'file_empty') throw new Refusal('attachment_refused');
    if (refusal === 'file_too_large') throw new Refusal('too_large');

    const { head, rest } = await readHead(c.req.raw.body, HEAD_BYTES);
    if (contradicts(file.name, head)) {
      await rest.cancel();
      throw new Refusal('attachment_refused');
    }
    try {
      return c.json(await store.put(file, head, rest), 201);
    } catch (error) {
      throw new Refusal(error instanceof TypeError ? 'unreadable' : 'unavailable');
    }
  })
  .all('/', methodNotAllowed('POST'))
  .delete('/:id', async (c) => {
    const outcome = await c.get('services').attachments.remove(c.req.param('id'));
    if (outcome === 'unknown') throw new Refusal('not_found');
    if (outcome === 'claimed') throw new Refusal('conflict');
    return c.body(null, 204);
  })
  .all('/:id', methodNotAllowed('DELETE'));

/** Files, as the helpdesk fetches them: `/files/{id}/{expires}/{signature}/{name}`. */
export const files = new Hono<AppEnv>()
  .get('/:id/:expires/:signature/:name', async (c) => {
    const { links, attachments: store } = c.get('services');
    const file = (await links.check(c.req.param())) ? await store.read(c.req.param('id')) : undefined;
    if (!file) throw new Refusal('not_found');
    return new Response(file.body, { headers: downloadHeaders(file) });
  })
  .get('/*', nothingHere)
  .all('/*', methodNotAllowed('GET'));

/** What the request says of its body, before any of it is read. */
function announcedFile(request: Request, queryName: string | undefined) {
  const length = request.headers.get('Content-Length');
  if (length === null || !/^\d+$/.test(length)) throw new Refusal('length_required');
  const name = safeFileName(queryName ?? '');
  if (name === '') throw new Refusal('invalid', { errors: [{ path: ['name'], code: 'required' }] });
  const type = (request.headers.get('Content-Type') ?? '').replace(/;.*/, '').trim().toLowerCase();
  return { name, type, size: Number(length) };
}

/** Takes at least `atLeast` bytes off a stream, or all if it has fewer, and leaves the rest unread. */
async function readHead(body: ReadableStream | null, atLeast: number) {
  if (!body) throw new Refusal('unreadable');
  const reader = body.getReader();
  let head = new Uint8Array();
  while (head.byteLength < atLeast) {
    const { done, value } = await reader.read();
    if (done) break;
    head = new Uint8Array(await new Blob([head, value]).arrayBuffer());
  }
  reader.releaseLock();
  return { head, rest: body };
}
