import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { downloadHeaders } from '../attachments/download.ts';
import { methodNotAllowed, nothingHere } from '../http/methods.ts';
import { Refusal } from '../http/problem.ts';

/** A helpdesk that has not begun to answer by then will not. */
const TIMEOUT_MS = 20_000;
/** Far more than anybody sends by mail. */
const MAX_BYTES = 100 * 1024 * 1024;
/** Pictures that a browser can draw and that hold nothing to run. All else is bytes. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Files of a thread, as its customer fetches them: `/thread-files/{sealed}/{name}`. */
export const threadFiles = new Hono<AppEnv>()
  .get('/:sealed/:name', async (c) => {
    const { threadFiles: files, settings } = c.get('services');
    const file = await files.open(c.req.param());
    const fetched = file && (await fetchFile(file.source));
    if (!file || !fetched) throw new Refusal('not_found');

    const type = PICTURES.has(file.type) ? file.type : 'application/octet-stream';
    const headers = new Headers(downloadHeaders({ name: file.name, type, size: fetched.size }));
    // So that a page that has the link can draw a picture; without, a browser may only save it.
    const origin = c.req.header('Origin');
    headers.set('Vary', 'Origin');
    if (origin && settings.allowedOrigins.has(origin)) headers.set('Access-Control-Allow-Origin', origin);
    return new Response(fetched.body, { headers });
  })
  .get('/*', nothingHere)
  .all('/*', methodNotAllowed('GET'));

/** Without any credentials, and from nowhere else than the address says. `undefined` if it cannot be had. */
async function fetchFile(source: string): Promise<{ body: ReadableStream; size: number | null } | undefined> {
  const abort = new AbortController();
  const timeout = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(source, { redirect: 'manual', signal: abort.signal });
    const size = sizeOf(response);
    if (response.ok && response.body && (size === null || size <= MAX_BYTES)) {
      const bounded = size === null ? capped() : new FixedLengthStream(size);
      return { body: response.body.pipeThrough(bounded), size };
    }
    await response.body?.cancel();
  } catch {
    // Not there is not there, whatever the reason.
  } finally {
    clearTimeout(timeout);
  }
  return undefined;
}

/** What is packed for the way has another length when it is unpacked. */
function sizeOf({ headers }: Response): number | null {
  const length = headers.get('Content-Length');
  return length === null || headers.has('Content-Encoding') ? null : Number(length);
}

/** Breaks off what is too long. */
function capped(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BYTES) controller.error(new Error('too large'));
      else controller.enqueue(chunk);
    },
  });
}
