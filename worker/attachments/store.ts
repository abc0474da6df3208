import { toBase64Url } from '../base64-url.ts';
import type { Attachment } from '../contract/attachments.ts';

/** How long an uploaded file waits for its message: a visitor who comes back the next day still finds it. */
const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000;
/** A message may take a file in the last second of its life; the sweep keeps clear of that. */
const SWEEP_GRACE_MS = 60 * 60 * 1000;
/** 256 bits: nobody finds one by trying. */
const ID_BYTES = 32;
const ID = /^[\w-]{43}$/;

/** A file in the bucket, ready to be sent. */
export interface StoredFile extends Pick<Attachment, 'name' | 'type' | 'size'> {
  body: ReadableStream;
}

/** The visitors' files, in R2. `docs/storage.md` describes what is kept under which key. */
export interface AttachmentStore {
  /**
   * Streams `head` and then `rest` to the bucket under a new id.
   * @throws {TypeError} if they are not exactly `size` bytes together
   */
  put(
    file: Pick<Attachment, 'name' | 'type' | 'size'>,
    head: Uint8Array,
    rest: ReadableStream,
  ): Promise<Attachment>;
  /** What is known of a file; `undefined` if there is none, or it has expired. */
  find(id: string): Promise<Attachment | undefined>;
  /** Takes a file for one message, for good; false if another message has it, or it was removed. */
  claim(id: string, owner: string): Promise<boolean>;
  /** Deletes a file that no message has taken: `claimed` if one has, `unknown` if there is none. */
  remove(id: string): Promise<'removed' | 'claimed' | 'unknown'>;
  read(id: string): Promise<StoredFile | undefined>;
  /** Deletes what is past its life and not in `needed(ids)`; answers how many files. */
  sweep(needed: (ids: string[]) => Promise<Set<string>>): Promise<number>;
}

const UPLOADS = 'uploads/';
/** Beside each file that a message has taken stands a claim, written once. */
const CLAIMS = 'claims/';
/** The owner of what its visitor took back. */
const REMOVED = 'removed';

/** @param now milliseconds since 1970 */
export function createAttachmentStore(bucket: R2Bucket, now: () => number): AttachmentStore {
  const expires = () => String(now() + UPLOAD_LIFETIME_MS);

  /** Written once: of several that try to claim a file, one succeeds. */
  async function claim(id: string, owner: string): Promise<boolean> {
    const written = await bucket.put(CLAIMS + id, owner, {
      onlyIf: { etagDoesNotMatch: '*' },
      customMetadata: { expires: expires() },
    });
    return written !== null || (await (await bucket.get(CLAIMS + id))?.text()) === owner;
  }

  async function find(id: string): Promise<Attachment | undefined> {
    const object = ID.test(id) ? await bucket.head(UPLOADS + id) : null;
    return object && expiryOf(object) > now() ? describe(id, object) : undefined;
  }

  return {
    async put({ name, type, size }, head, rest) {
      const id = newId();
      const { readable, writable } = new FixedLengthStream(size);
      const [object] = await Promise.all([
        bucket.put(UPLOADS + id, readable, {
          httpMetadata: { contentType: type },
          customMetadata: { name: encodeURIComponent(name), expires: expires() },
        }),
        pipe(head, rest, writable),
      ]);
      return describe(id, object);
    },

    find,
    claim,

    async remove(id) {
      if (!(await find(id))) return 'unknown';
      if (!(await claim(id, REMOVED))) return 'claimed';
      await bucket.delete(UPLOADS + id);
      return 'removed';
    },

    async read(id) {
      const object = ID.test(id) ? await bucket.get(UPLOADS + id) : null;
      if (!object) return undefined;
      const { name, type, size } = describe(id, object);
      return { name, type, size, body: object.body };
    },

    async sweep(needed) {
      let files = 0;
      for (const prefix of [UPLOADS, CLAIMS]) {
        for await (const ids of pagesOf(bucket, prefix, now() - SWEEP_GRACE_MS)) {
          const kept = await needed(ids);
          const unneeded = ids.filter((id) => !kept.has(id));
          if (unneeded.length > 0) await bucket.delete(unneeded.map((id) => prefix + id));
          if (prefix === UPLOADS) files += unneeded.length;
        }
      }
      return files;
    },
  };
}

/** The ids below `prefix` that expired before `horizon`, page by page. */
async function* pagesOf(bucket: R2Bucket, prefix: string, horizon: number): AsyncGenerator<string[]> {
  let cursor: string | undefined;
  do {
    const page = await bucket.list({ prefix, include: ['customMetadata'], ...(cursor && { cursor }) });
    const old = page.objects.filter((object) => expiryOf(object) <= horizon);
    if (old.length > 0) yield old.map((object) => object.key.slice(prefix.length));
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor);
}

async function pipe(head: Uint8Array, rest: ReadableStream, writable: WritableStream): Promise<void> {
  const writer = writable.getWriter();
  await writer.write(head);
  writer.releaseLock();
  await rest.pipeTo(writable);
}

function describe(id: string, object: R2Object): Attachment {
  return {
    id,
    name: decodeURIComponent(object.customMetadata?.['name'] ?? ''),
    type: object.httpMetadata?.contentType ?? 'application/octet-stream',
    size: object.size,
    expiresAt: new Date(expiryOf(object)).toISOString(),
  };
}

/** Milliseconds since 1970. */
function expiryOf(object: R2Object): number {
  return Number(object.customMetadata?.['expires']);
}

function newId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(ID_BYTES)).buffer);
}
