import { createHash } from 'node:crypto';
import type { AttachmentFacts } from '../control/protocol.ts';
import type { Store } from './database.ts';

/** `name`, `type`, `size` and `sha256` are null until the state is `kept`. */
export interface AttachmentRow {
  /** Random; names it in its URL. */
  key: string;
  message_id: number;
  source_url: string;
  state: AttachmentFacts['state'];
  tries: number;
  name: string | null;
  type: string | null;
  size: number | null;
  sha256: string | null;
}

const COLUMNS = 'key, message_id, source_url, state, tries, name, type, size, sha256';

export function attachmentsOf(store: Store, messageId: number): AttachmentRow[] {
  return store.all(`SELECT ${COLUMNS} FROM attachments WHERE message_id = ? ORDER BY position`, messageId);
}

export function unfetchedAttachments(store: Store): AttachmentRow[] {
  return store.all(`SELECT ${COLUMNS} FROM attachments WHERE state = 'fetching'`);
}

export function attachmentFile(store: Store, key: string): { type: string; bytes: Uint8Array } | null {
  return store.get(`SELECT type, bytes FROM attachments WHERE key = ? AND state = 'kept'`, key);
}

export function countTry(store: Store, key: string): void {
  store.run('UPDATE attachments SET tries = tries + 1 WHERE key = ?', key);
}

export interface FetchedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

export function keepAttachment(store: Store, key: string, { name, type, bytes }: FetchedFile): void {
  store.run(
    `UPDATE attachments SET state = 'kept', name = ?, type = ?, size = ?, sha256 = ?, bytes = ? WHERE key = ?`,
    name,
    type,
    bytes.length,
    createHash('sha256').update(bytes).digest('hex'),
    bytes,
    key,
  );
}

export function giveUpAttachment(store: Store, key: string): void {
  store.run(`UPDATE attachments SET state = 'failed' WHERE key = ?`, key);
}

/** Where the helpdesk serves it. */
export function attachmentUrl(origin: string, { key, name }: AttachmentRow): string {
  return `${origin}/attachments/${key}/${encodeURIComponent(name ?? 'file')}`;
}

/** Types that browsers draw and that cannot carry a script. */
export function isImage(type: string | null): boolean {
  return /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(type ?? '');
}
