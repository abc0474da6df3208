import type { Mail } from '../control/protocol.ts';
import type { Store } from './database.ts';

interface MailRow {
  id: string;
  sender: string;
  to_addresses: string;
  subject: string;
  text: string | null;
  html: string | null;
  reply_to: string;
  headers: string;
  idempotency_key: string | null;
  created_at: number;
}

/** `payload` is the request's body as sent: a repeated key must come with the same one. */
export function insertMail(store: Store, mail: Omit<Mail, 'createdAt'>, payload: string): void {
  store.run(
    `INSERT INTO mails
       (id, sender, to_addresses, subject, text, html, reply_to, headers, idempotency_key, payload, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    mail.id,
    mail.from,
    JSON.stringify(mail.to),
    mail.subject,
    mail.text,
    mail.html,
    JSON.stringify(mail.replyTo),
    JSON.stringify(mail.headers),
    mail.idempotencyKey,
    payload,
    store.now(),
  );
}

export function mailByKey(store: Store, key: string): { id: string; payload: string } | null {
  return store.get('SELECT id, payload FROM mails WHERE idempotency_key = ?', key);
}

/** Oldest first. */
export function allMails(store: Store): Mail[] {
  return store.all<MailRow>('SELECT * FROM mails ORDER BY created_at').map((row) => ({
    id: row.id,
    from: row.sender,
    to: JSON.parse(row.to_addresses),
    subject: row.subject,
    text: row.text,
    html: row.html,
    replyTo: JSON.parse(row.reply_to),
    headers: JSON.parse(row.headers),
    idempotencyKey: row.idempotency_key,
    createdAt: new Date(row.created_at).toISOString(),
  }));
}
