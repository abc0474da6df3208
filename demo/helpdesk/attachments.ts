import type { Desk } from './desk.ts';
import { type Answer, notFound } from './http/answer.ts';
import {
  type AttachmentRow,
  attachmentFile,
  countTry,
  type FetchedFile,
  giveUpAttachment,
  isImage,
  keepAttachment,
  unfetchedAttachments,
} from './store/attachments.ts';

/** Waits before the second try and those after it. */
const RETRY_AFTER_MS = [200, 1_000, 3_000];

const FETCH_TIMEOUT_MS = 10_000;

/** Fetches in the background what messages name and the store does not hold. Never throws. */
export function fetchAttachments(desk: Desk): void {
  for (const row of unfetchedAttachments(desk.store)) {
    if (desk.fetching.has(row.key)) continue;
    desk.fetching.add(row.key);
    void fetchOne(desk, row).finally(() => desk.fetching.delete(row.key));
  }
}

async function fetchOne(desk: Desk, { key, source_url }: AttachmentRow): Promise<void> {
  for (const pause of [0, ...RETRY_AFTER_MS]) {
    if (pause > 0) await desk.wait(pause);
    if (desk.closing.aborted) return;
    countTry(desk.store, key);
    const file = await download(source_url, desk.closing);
    if (desk.closing.aborted) return;
    if (file !== null) {
      keepAttachment(desk.store, key, file);
      desk.changes.moved('records');
      return;
    }
  }
  giveUpAttachment(desk.store, key);
  desk.changes.moved('records');
}

/** Asks without any credentials, as anybody with the link could. Null where there is no file to be had. */
async function download(url: string, closing: AbortSignal): Promise<FetchedFile | null> {
  try {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(FETCH_TIMEOUT_MS)]);
    const response = await fetch(url, { signal });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) return null;
    return {
      name: fileName(response.headers.get('content-disposition'), url),
      type: response.headers.get('content-type')?.split(';')[0]?.trim() || 'application/octet-stream',
      bytes,
    };
  } catch {
    return null;
  }
}

/** The name that Content-Disposition gives, else the last segment of the path, decoded. */
export function fileName(disposition: string | null, url: string): string {
  const [, extended] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  const [, quoted, bare] = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition ?? '') ?? [];
  if (extended !== undefined) return decoded(extended.trim());
  const plain = quoted?.replace(/\\(.)/g, '$1') ?? bare?.trim();
  return plain || decoded(new URL(url).pathname.split('/').at(-1) ?? '') || 'file';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** GET /attachments/{key}/{name}. Strangers' bytes: only images are shown, and nothing in them may run. */
export function serveAttachment({ store }: Desk, key: string): Answer {
  const file = attachmentFile(store, key);
  if (file === null) return notFound();
  return {
    status: 200,
    headers: {
      'content-type': file.type,
      'content-disposition': isImage(file.type) ? 'inline' : 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
    body: file.bytes,
  };
}
