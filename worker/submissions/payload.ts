import { toBase64Url } from '../base64-url.ts';
import type { Attachment } from '../contract/attachments.ts';
import type { Submission } from '../contract/submission.ts';
import type { NewConversation } from '../helpdesk/helpdesk.ts';

/** A checked message as the outbox keeps it until the helpdesk has it; JSON. */
export interface Payload {
  channel: string;
  tags: string[];
  subject: string;
  body: string;
  author: { name: string; email: string };
  data: Record<string, string | number | boolean>;
  attachments: { id: string; name: string }[];
}

/** What becomes of a visitor's message: the answers, and what the page and the browser said of themselves, as data. */
export function payloadOf(
  { subject, body, name, email, channel, data, language, page }: Submission,
  { channel: usualChannel, tags }: { channel: string; tags: string[] },
  attachments: Attachment[],
): Payload {
  const facts = {
    ...data,
    page_url: page?.url,
    page_title: page?.title,
    page_referrer: page?.referrer,
    language,
  };
  const said = Object.entries(facts).filter(([, value]) => value !== undefined && value !== '');
  return {
    channel: channel ?? usualChannel,
    tags,
    subject,
    body,
    author: { name, email },
    data: Object.fromEntries(said) as Payload['data'],
    attachments: attachments.map((attachment) => ({ id: attachment.id, name: attachment.name })),
  };
}

/** The conversation to be made of a message; `files` are links that the helpdesk can fetch. */
export function conversationOf(
  payload: Payload,
  { id, reference }: { id: string; reference: string },
  files: string[],
): NewConversation {
  const { channel, tags, subject, body, author, data } = payload;
  return { submissionId: id, channel, tags, subject, body, author, data: { ...data, reference }, files };
}

/** Tells two messages apart: SHA-256 of everything the visitor sent, in base64url. */
export async function fingerprintOf(submission: Submission): Promise<string> {
  const { turnstileToken: _, ...message } = submission;
  return toBase64Url(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(message))),
  );
}
