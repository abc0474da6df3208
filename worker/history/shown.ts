import type {
  Conversation,
  ConversationSummary,
  LastMessage,
  ThreadFile,
  ThreadMessage,
} from '../contract/history.ts';
import type { HelpdeskFile, HelpdeskMessage } from '../helpdesk/reading.ts';
import { sha256 } from '../session/customers.ts';
import type { OwnConversation, OwnReply } from '../submissions/owned.ts';
import type { ConversationPayload, Payload } from '../submissions/payload.ts';
import type { Held } from './conversations.ts';
import { isReference } from './ids.ts';

/** As long as the previews that come from the helpdesk. */
const MAX_PREVIEW = 200;

/** A conversation of the helpdesk's, field by field: what is not named here never leaves the Worker. */
export function summaryOf(
  { id, subject, state, createdAt, updatedAt, lastMessage, data }: Held,
  reference: string | undefined,
): ConversationSummary {
  const own = data?.['reference'];
  return {
    id,
    reference: isReference(own) ? own : (reference ?? null),
    subject,
    state,
    createdAt,
    updatedAt,
    lastMessage: lastMessage && lastMessageOf(lastMessage),
  };
}

/** @param keys of data that the site allows to show */
export function conversationOf(
  conversation: Held,
  reference: string | undefined,
  keys: string[],
): Conversation {
  return { ...summaryOf(conversation, reference), data: allowed(conversation.data ?? {}, keys) };
}

/** A conversation that the outbox has, or has just handed over. One that failed is on its way too: the operator mends it. */
export function summaryUnderway(
  id: string,
  own: OwnConversation,
  payload: ConversationPayload,
): ConversationSummary {
  const createdAt = isoOf(own.createdAt);
  return {
    id,
    reference: own.reference,
    subject: payload.subject,
    state: own.conversationId === null ? 'sending' : 'open',
    createdAt,
    updatedAt: createdAt,
    lastMessage: { from: 'customer', body: previewOf(payload.body), createdAt },
  };
}

export function conversationUnderway(
  id: string,
  own: OwnConversation,
  payload: ConversationPayload,
  keys: string[],
): Conversation {
  return { ...summaryUnderway(id, own, payload), data: allowed(payload.data, keys) };
}

/** A file with the helpdesk's own address in it, which is sealed before it leaves; then links and quotes are told, too. */
export type UnsealedFile = Omit<ThreadFile, 'url'> & { source: string | null };
export type UnsealedMessage = Omit<ThreadMessage, 'attachments' | 'passages'> & {
  attachments: UnsealedFile[];
};

/** @param origin the submission that it came from, where the helpdesk itself does not say */
export async function messageOf(
  message: HelpdeskMessage,
  origin = message.originId,
): Promise<UnsealedMessage> {
  const { from, authorName, body, createdAt, attachments } = message;
  return {
    id: await (origin ? idOfOurs(origin) : sha256(['message', createdAt, from, authorName, body].join('\n'))),
    from,
    author: { name: authorName },
    body,
    createdAt,
    attachments: attachments.map(fileOf),
  };
}

/** A message whose files are still on their way. */
export function withFilesUnderway(message: UnsealedMessage, payload: Payload): UnsealedMessage {
  return { ...message, attachments: filesOf(payload), sending: true };
}

/** A message that the outbox has, or has just handed over. */
export async function messageUnderway(
  { id, createdAt }: Pick<OwnReply, 'id' | 'createdAt'>,
  payload: Payload,
  state: OwnReply['state'],
): Promise<UnsealedMessage> {
  const { author, body } = payload;
  const attachments = filesOf(payload);
  // Where it has files, it is not known that the helpdesk has fetched them.
  const isSending = state === 'sending' || (state === 'delivered' && attachments.length > 0);
  return {
    id: await idOfOurs(id),
    from: 'customer',
    author: { name: author.name },
    body,
    createdAt: isoOf(createdAt),
    attachments,
    ...(isSending && { sending: true }),
    ...(state === 'failed' && { failed: true }),
  };
}

/** The same before and after delivery: the helpdesk keeps the submission's id as the message's origin. */
function idOfOurs(submission: string): Promise<string> {
  return sha256(`message:${submission}`);
}

function lastMessageOf({ from, body, createdAt }: LastMessage): LastMessage {
  return { from, body, createdAt };
}

function filesOf({ attachments }: Payload): UnsealedFile[] {
  return attachments.map(({ name }) => ({
    name,
    type: 'application/octet-stream',
    size: null,
    source: null,
  }));
}

function fileOf({ name, type, size, url }: HelpdeskFile): UnsealedFile {
  return { name, type, size, source: url };
}

function allowed(data: Conversation['data'], keys: string[]): Conversation['data'] {
  return Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)));
}

function previewOf(body: string): string {
  return body.replace(/\s+/g, ' ').trim().slice(0, MAX_PREVIEW).toWellFormed();
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
