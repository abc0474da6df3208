import type { HelpdeskFile, HelpdeskMessage } from '../reading.ts';
import { toPlainText } from './text/plain-text.ts';
import { nameOf, oneLine } from './text/visible.ts';
import type { ReadMessage } from './wire.ts';

/** What ids of ours look like. Another's, such as an e-mail's Message-ID, may hold an address and stays here. */
const OURS = /^[\w-]{16,64}$/;
const MEDIA_TYPE = /^[a-z0-9][\w.+-]{0,63}\/[a-z0-9][\w.+-]{0,63}$/i;
const UNKNOWN_TYPE = 'application/octet-stream';
const MAX_FILE_NAME = 200;

/** Field by field: what is not named here never leaves the adapter. `email` is the customer's. */
export function messageFrom(read: ReadMessage, email: string): HelpdeskMessage {
  const { origin_id, user, body, created_at, attachments } = read;
  return {
    originId: origin_id && OURS.test(origin_id) ? origin_id : null,
    from: sideOf(user, email),
    authorName: nameOf(user?.name),
    body: toPlainText(body),
    createdAt: created_at,
    attachments: attachments.flatMap(fileFrom),
  };
}

/**
 * Re:amaze says who is staff, mostly; other customers in the conversation are on the customer's side. Where it does
 * not say, only the customer's own address is theirs: nobody unknown may speak as the customer.
 */
function sideOf(user: ReadMessage['user'], email: string): 'customer' | 'agent' {
  if (user?.['bot?'] === true) return 'agent';
  const isStaff = user?.['staff?'] ?? user?.email?.trim().toLowerCase() !== email.trim().toLowerCase();
  return isStaff ? 'agent' : 'customer';
}

/** No file without an address that can be fetched. */
function fileFrom(file: ReadMessage['attachments'][number]): HelpdeskFile[] {
  const url = URL.parse(file.url);
  if (!url || !/^https?:$/.test(url.protocol)) return [];
  const { file_file_name: name, file_content_type: type, file_file_size: size } = file;
  return [
    {
      name: fileNameOf(name ?? ''),
      type: type && MEDIA_TYPE.test(type) ? type.toLowerCase() : UNKNOWN_TYPE,
      size: size ?? null,
      url: url.href,
    },
  ];
}

/** Without path and leading dots; the end stays, where the extension is. */
function fileNameOf(name: string): string {
  const shown = oneLine(name)
    .replace(/^.*[/\\]/, '')
    .replace(/^[\s.]+/, '');
  return shown.slice(-MAX_FILE_NAME).toWellFormed() || 'file';
}
