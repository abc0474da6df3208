import { type Attachment, mediaTypeOf } from '../../worker/contract/attachments.ts';
import type { Client, UploadOptions } from '../client.ts';
import { refusalOf } from '../problems.ts';
import { acceptanceOf, type Connection, has, type Result } from '../request.ts';

/** An upload may take long, but not without a byte moving. */
const STALL_TIMEOUT_MS = 60_000;

/** What of a client takes files. */
export type Uploads = Pick<Client, 'uploadAttachment' | 'removeAttachment'>;

export function createUploads({ address, ask }: Connection, createXhr = () => new XMLHttpRequest()): Uploads {
  return {
    uploadAttachment: (file, options = {}) =>
      upload(createXhr(), address(`v1/attachments?name=${encodeURIComponent(file.name)}`), file, options),

    removeAttachment: (id) =>
      ask(`v1/attachments/${encodeURIComponent(id)}`, { method: 'DELETE', keepalive: true }, () => undefined),
  };
}

/** Sends the bytes of a file. By `XMLHttpRequest`, since `fetch` reports no progress. */
function upload(
  xhr: XMLHttpRequest,
  url: string,
  file: File,
  { onProgress, signal }: UploadOptions,
): Promise<Result<Attachment>> {
  // An abort before the request is open would never be reported.
  if (signal?.aborted) return Promise.resolve({ outcome: 'unreachable', reason: 'network' });
  return new Promise((resolve) => {
    let stalled = false;
    let stall: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      clearTimeout(stall);
      stall = setTimeout(() => {
        stalled = true;
        xhr.abort();
      }, STALL_TIMEOUT_MS);
    };
    const abort = () => xhr.abort();

    xhr.upload.onprogress = (event) => {
      moved();
      if (event.total > 0) onProgress?.(event.loaded / event.total);
    };
    xhr.onloadend = () => {
      clearTimeout(stall);
      signal?.removeEventListener('abort', abort);
      resolve(resultOf(xhr, stalled));
    };
    xhr.open('POST', url);
    xhr.setRequestHeader('Content-Type', mediaTypeOf(file) ?? 'application/octet-stream');
    signal?.addEventListener('abort', abort);
    moved();
    xhr.send(file);
  });
}

function resultOf(xhr: XMLHttpRequest, stalled: boolean): Result<Attachment> {
  const { status, responseText } = xhr;
  if (status === 0) return { outcome: 'unreachable', reason: stalled ? 'timeout' : 'network' };
  return status >= 200 && status < 300
    ? acceptanceOf(status, responseText, read)
    : refusalOf(status, xhr.getResponseHeader('Retry-After'), responseText);
}

function read(answer: unknown): Attachment | undefined {
  return has(answer, 'id', 'name', 'size', 'expiresAt') ? (answer as Attachment) : undefined;
}
