import { randomBytes } from 'node:crypto';
import { type ConversationRow, follow, ORIGIN_API } from './conversations.ts';
import type { Store } from './database.ts';
import { ensurePerson, type PersonRow } from './people.ts';

export interface MessageRow {
  id: number;
  conversation_id: number;
  person_id: number;
  body: string;
  /** HTML, or null. */
  original_body: string | null;
  /** 0 regular, 1 internal note, 2 collision detected. */
  visibility: number;
  origin: number;
  origin_id: string | null;
  created_at: number;
}

export interface NewMessage {
  person: PersonRow;
  body: string;
  originalBody?: string;
  visibility: number;
  originId: string | null;
  /** E-mail addresses; they follow the conversation from now on. */
  recipients: string[];
  /** URLs to fetch. */
  attachments: string[];
}

export function insertMessage(
  store: Store,
  conversation: ConversationRow,
  fresh: NewMessage,
  status: number,
): MessageRow {
  const now = store.now();
  const id = store.run(
    `INSERT INTO messages
       (conversation_id, person_id, body, original_body, visibility, origin, origin_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    conversation.id,
    fresh.person.id,
    fresh.body,
    fresh.originalBody ?? null,
    fresh.visibility,
    ORIGIN_API,
    fresh.originId,
    now,
  );
  const byCustomer = fresh.person.staff === 0 && fresh.visibility === 0;
  store.run(
    'UPDATE conversations SET updated_at = ?, customer_at = coalesce(?, customer_at), status = ? WHERE id = ?',
    now,
    byCustomer ? now : null,
    status,
    conversation.id,
  );
  follow(store, conversation.id, fresh.person.id);
  addRecipients(store, conversation.id, id, fresh.recipients);
  addAttachments(store, id, fresh.attachments);
  return messageById(store, id);
}

export function messagesOf(store: Store, conversationId: number): MessageRow[] {
  return store.all(
    'SELECT * FROM messages WHERE conversation_id = ? ORDER BY created_at, id',
    conversationId,
  );
}

export function recipientsOf(store: Store, messageId: number): PersonRow[] {
  return store.all(
    `SELECT people.* FROM people JOIN recipients ON person_id = people.id
     WHERE message_id = ? ORDER BY people.id`,
    messageId,
  );
}

/** The latest of one side; with `notes` an internal note counts as well. */
export function lastMessageBy(
  store: Store,
  conversationId: number,
  { staff, notes }: { staff: boolean; notes: boolean },
): MessageRow | null {
  return store.get(
    `SELECT messages.* FROM messages JOIN people ON people.id = person_id
     WHERE conversation_id = ? AND staff = ? AND visibility <= ? ORDER BY created_at DESC, messages.id DESC LIMIT 1`,
    conversationId,
    Number(staff),
    Number(notes),
  );
}

export function firstMessage(store: Store, conversationId: number): MessageRow | null {
  return store.get(
    'SELECT * FROM messages WHERE conversation_id = ? ORDER BY created_at LIMIT 1',
    conversationId,
  );
}

export function messageCount(store: Store, conversationId: number): number {
  const row = store.get<{ count: number }>(
    'SELECT count(*) AS count FROM messages WHERE conversation_id = ?',
    conversationId,
  );
  return row?.count ?? 0;
}

function messageById(store: Store, id: number): MessageRow {
  const row = store.get<MessageRow>('SELECT * FROM messages WHERE id = ?', id);
  if (row === null) throw new Error(`No message ${id}`);
  return row;
}

function addRecipients(store: Store, conversationId: number, messageId: number, emails: string[]): void {
  for (const email of emails) {
    const { id } = ensurePerson(store, email);
    store.run('INSERT OR IGNORE INTO recipients (message_id, person_id) VALUES (?, ?)', messageId, id);
    follow(store, conversationId, id);
  }
}

function addAttachments(store: Store, messageId: number, urls: string[]): void {
  for (const [position, url] of urls.entries()) {
    store.run(
      'INSERT INTO attachments (key, message_id, position, source_url) VALUES (?, ?, ?, ?)',
      randomBytes(12).toString('hex'),
      messageId,
      position,
      url,
    );
  }
}
