import type { FileLinks } from '../attachments/links.ts';
import type { Mail } from '../mail/mail.ts';
import type { Readable } from './calls.ts';

/** The mail that carries a message to people when the helpdesk would not have it. An answer goes to the visitor. */
export async function fallbackMail(to: string, { row, payload }: Readable, links: FileLinks): Promise<Mail> {
  const { id, reference, createdAt, giveUpAt, lastError, uncertain } = row;
  const files = await Promise.all(payload.attachments.map((file) => links.sign(file)));
  const subject = payload.kind === 'conversation' ? payload.subject : `Reply in ${payload.conversation}`;
  const data = payload.kind === 'conversation' ? Object.entries(payload.data) : [];
  const text = [
    `This message could not be delivered to the helpdesk (${lastError ?? 'no reason known'}).`,
    uncertain ? 'It may have arrived all the same: look for its reference there first.' : '',
    `Reference: ${reference}\nWritten: ${new Date(createdAt).toISOString()}`,
    `From: ${payload.author.name} <${payload.author.email}>\nSubject: ${subject}`,
    payload.body,
    data.map(([name, value]) => `${name}: ${value}`).join('\n'),
    files.length > 0 ? `Files (the links expire after three days):\n${files.join('\n')}` : '',
  ];
  return {
    to,
    subject: `Not delivered: ${subject} (${reference})`,
    text: text.filter(Boolean).join('\n\n'),
    replyTo: payload.author.email,
    // An operator's retry that fails again is worth a second mail.
    idempotencyKey: `${id}-${giveUpAt}`,
  };
}
