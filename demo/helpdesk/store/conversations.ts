import type { Store } from './database.ts';
import type { PersonRow } from './people.ts';
import { freeSlug } from './slug.ts';

/** Where a conversation or message came from: the API. */
export const ORIGIN_API = 7;

export interface ConversationRow {
  id: number;
  slug: string;
  ref_id: string;
  origin: number;
  origin_id: string | null;
  subject: string;
  status: number;
  category: string;
  author_id: number;
  assignee_id: number | null;
  /** JSON. */
  data: string;
  hold_until: string | null;
  created_at: number;
  /** Of the last update or change of status. */
  updated_at: number;
  /** Of the last regular message by a customer. */
  customer_at: number | null;
  /** When an agent last opened it. */
  seen_at: number;
}

export interface NewConversation {
  subject: string;
  category: string;
  status: number;
  tags: string[];
  data: Record<string, unknown>;
  author: PersonRow;
  assignee: PersonRow | null;
  originId: string | null;
}

export function insertConversation(store: Store, fresh: NewConversation): ConversationRow {
  const now = store.now();
  const slug = freeSlug(fresh.subject, (candidate) => conversationBySlug(store, candidate) !== null);
  const id = store.run(
    `INSERT INTO conversations
       (slug, ref_id, origin, origin_id, subject, status, category, author_id, assignee_id, data, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    slug,
    `REF-${now.toString(36).toUpperCase()}`,
    ORIGIN_API,
    fresh.originId,
    fresh.subject,
    fresh.status,
    fresh.category,
    fresh.author.id,
    fresh.assignee?.id ?? null,
    JSON.stringify(fresh.data),
    now,
    now,
  );
  replaceTags(store, id, fresh.tags);
  follow(store, id, fresh.author.id);
  if (fresh.assignee !== null) follow(store, id, fresh.assignee.id);
  return conversationById(store, id);
}

export function conversationById(store: Store, id: number): ConversationRow {
  const row = conversationByDatabaseId(store, id);
  if (row === null) throw new Error(`No conversation ${id}`);
  return row;
}

export function conversationBySlug(store: Store, slug: string): ConversationRow | null {
  return store.get('SELECT * FROM conversations WHERE slug = ?', slug);
}

export function conversationByDatabaseId(store: Store, id: number): ConversationRow | null {
  return store.get('SELECT * FROM conversations WHERE id = ?', id);
}

export function conversationByRef(store: Store, ref: string): ConversationRow | null {
  return store.get('SELECT * FROM conversations WHERE ref_id = ?', ref);
}

export function conversationByOrigin(
  store: Store,
  originId: string,
  category: string,
): ConversationRow | null {
  return store.get('SELECT * FROM conversations WHERE origin_id = ? AND category = ?', originId, category);
}

/** What is left out stays as it is; `data` and `tags` are replaced whole. */
export interface ConversationChanges {
  status?: number | undefined;
  category?: string | undefined;
  data?: Record<string, unknown> | undefined;
  tags?: string[] | undefined;
  assignee?: PersonRow | undefined;
  holdUntil?: string | undefined;
}

export function changeConversation(store: Store, id: number, changes: ConversationChanges): void {
  store.run(
    `UPDATE conversations SET status = coalesce(?, status), category = coalesce(?, category),
       data = coalesce(?, data), assignee_id = coalesce(?, assignee_id),
       hold_until = coalesce(?, hold_until), updated_at = ? WHERE id = ?`,
    changes.status ?? null,
    changes.category ?? null,
    changes.data === undefined ? null : JSON.stringify(changes.data),
    changes.assignee?.id ?? null,
    changes.holdUntil ?? null,
    store.now(),
    id,
  );
  if (changes.tags !== undefined) replaceTags(store, id, changes.tags);
  if (changes.assignee !== undefined) follow(store, id, changes.assignee.id);
}

export function markSeen(store: Store, id: number): void {
  store.run('UPDATE conversations SET seen_at = ? WHERE id = ?', store.now(), id);
}

export function follow(store: Store, conversationId: number, personId: number): void {
  store.run(
    'INSERT OR IGNORE INTO followers (conversation_id, person_id) VALUES (?, ?)',
    conversationId,
    personId,
  );
}

export function followersOf(store: Store, conversationId: number): PersonRow[] {
  return store.all(
    `SELECT people.* FROM people JOIN followers ON person_id = people.id
     WHERE conversation_id = ? ORDER BY people.id`,
    conversationId,
  );
}

export function tagsOf(store: Store, conversationId: number): string[] {
  return store
    .all<{ tag: string }>('SELECT tag FROM tags WHERE conversation_id = ? ORDER BY rowid', conversationId)
    .map(({ tag }) => tag);
}

function replaceTags(store: Store, id: number, tags: string[]): void {
  store.run('DELETE FROM tags WHERE conversation_id = ?', id);
  for (const tag of tags) {
    store.run('INSERT OR IGNORE INTO tags (conversation_id, tag) VALUES (?, ?)', id, tag);
  }
}
