import type { Attachment } from '../contract/attachments.ts';
import type { Submission } from '../contract/submission.ts';
import type { Form } from '../forms.ts';
import type { NewConversation, NewMessage } from '../helpdesk/helpdesk.ts';
import { type ConversationData, conversationData } from './data.ts';

/** A checked message as the outbox keeps it until the helpdesk has it; JSON. */
export type Payload = ConversationPayload | ReplyPayload;

interface PayloadBase {
  body: string;
  author: { name: string; email: string };
  attachments: { id: string; name: string }[];
}

export interface ConversationPayload extends PayloadBase {
  kind: 'conversation';
  channel: string;
  tags: string[];
  subject: string;
  data: ConversationData;
}

export interface ReplyPayload extends PayloadBase {
  kind: 'reply';
  /** The helpdesk's id; or {@link underwayName}, if it had none when the reply was written. */
  conversation: string;
}

/**
 * Reads what was stored; `undefined` if it is not what was stored: what would break whoever handles it is looked for,
 * and no more, since this is done for every call.
 */
export function payloadIn(text: string | null): Payload | undefined {
  try {
    const payload = JSON.parse(text ?? '');
    return isPayload(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}

/** May throw where it is not. */
function isPayload({ kind, author, attachments, data, conversation }: Record<string, unknown>): boolean {
  const isKnown =
    kind === 'conversation' ? isObject(data) : kind === 'reply' && typeof conversation === 'string';
  const files = attachments as { id: unknown; name: unknown }[];
  return (
    isKnown &&
    isObject(author) &&
    files.every(({ id, name }) => [id, name].every((it) => typeof it === 'string'))
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** A reply that the outbox took: its submission, and what it says. */
export interface TakenReply {
  id: string;
  payload: ReplyPayload;
}

/** What a conversation on its way is called in its replies. No id of a helpdesk's begins so: none is taken for one. */
export function underwayName(submission: string): string {
  return `~${submission}`;
}

/** The submission that was meant; `undefined` if it is the helpdesk's id. */
export function submissionIn(conversation: string): string | undefined {
  return conversation.startsWith('~') ? conversation.slice(1) : undefined;
}

/**
 * What becomes of a visitor's message: the answers, and what the page and the browser said of themselves, as data.
 *
 * @param now milliseconds since 1970
 */
export function payloadOf(
  { subject, body, name, email, channel, data = {}, language, page }: Submission,
  { config: { channels, fields }, tags }: Pick<Form, 'config' | 'tags'>,
  attachments: Attachment[],
  now: number,
): ConversationPayload {
  const [usualChannel = ''] = channels;
  const facts = {
    ...conversationData(data, fields, { language, now }),
    page_url: page?.url,
    page_title: page?.title,
    page_referrer: page?.referrer,
    language,
  };
  const said = Object.entries(facts).filter(([, value]) => value !== undefined && value !== '');
  return {
    kind: 'conversation',
    channel: channel ?? usualChannel,
    tags,
    subject,
    body,
    author: { name, email },
    data: Object.fromEntries(said) as ConversationData,
    attachments: attachments.map((attachment) => ({ id: attachment.id, name: attachment.name })),
  };
}

/** Who a submission is, to the helpdesk and to the visitor. */
export interface Label {
  id: string;
  reference: string;
}

/** The conversation to be made of a message; `files` are links that the helpdesk can fetch. */
export function conversationOf(payload: ConversationPayload, label: Label, files: string[]): NewConversation {
  const { channel, tags, subject, body, author, data } = payload;
  const { id: submissionId, reference } = label;
  return { submissionId, channel, tags, subject, body, author, data: { ...data, reference }, files };
}

/**
 * The same without what a helpdesk may have refused: answers and links stand in the text instead, where nothing but
 * their length can be wrong. What finds the conversation again stays in its data.
 */
export function degradedConversationOf(
  payload: ConversationPayload,
  label: Label,
  files: string[],
): NewConversation {
  const answers = Object.entries(payload.data).map(([name, value]) => `${name}: ${value}`);
  return {
    ...conversationOf({ ...payload, data: {}, tags: [] }, label, []),
    body: [payload.body, answers.join('\n'), files.join('\n')].filter(Boolean).join('\n\n'),
  };
}

/** The reply to be made of a message. */
export function replyOf(
  { body, author }: ReplyPayload,
  { id: originId }: Label,
  conversationId: string,
  files: string[],
): NewMessage {
  return { originId, conversationId, body, author, files };
}

/** The same with its links in the text. */
export function degradedReplyOf(
  payload: ReplyPayload,
  label: Label,
  conversationId: string,
  files: string[],
): NewMessage {
  const body = [payload.body, files.join('\n')].filter(Boolean).join('\n\n');
  return replyOf({ ...payload, body }, label, conversationId, []);
}
