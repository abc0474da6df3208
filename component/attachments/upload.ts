import { type Attachment, mediaTypeOf } from '../../worker/contract/attachments.ts';
import type { UploadOptions } from '../client.ts';
import { has, type Result, resultOf } from '../request.ts';

/** An upload may take long, but not without a byte moving. */
const STALL_TIMEOUT_MS = 60_000;

/** Sends the bytes of a file. By `XMLHttpRequest`, since `fetch` reports no progress. */
export function upload(
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
      resolve(
        xhr.status === 0
          ? { outcome: 'unreachable', reason: stalled ? 'timeout' : 'network' }
          : resultOf(xhr.status, xhr.getResponseHeader('Retry-After'), xhr.responseText, read),
      );
    };
    xhr.open('POST', url);
    xhr.setRequestHeader('Content-Type', mediaTypeOf(file) ?? 'application/octet-stream');
    signal?.addEventListener('abort', abort);
    moved();
    xhr.send(file);
  });
}

function read(answer: unknown): Attachment | undefined {
  return has(answer, 'id', 'name', 'size', 'expiresAt') ? (answer as Attachment) : undefined;
}
