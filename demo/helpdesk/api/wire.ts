import type { Desk } from '../desk.ts';
import { attachmentsOf, attachmentUrl, isImage } from '../store/attachments.ts';
import { type ConversationRow, followersOf, tagsOf } from '../store/conversations.ts';
import {
  firstMessage,
  lastMessageBy,
  type MessageRow,
  messageCount,
  recipientsOf,
} from '../store/messages.ts';
import { type PersonRow, personById } from '../store/people.ts';
import { timestamp } from './dates.ts';

/** Every channel is an e-mail channel: API conversations are filed into those. */
export const CHANNEL_EMAIL = 1;

/** One conversation as GET /conversations/{slug} gives it: the documented fields and those seen beside them. */
export function conversationJson(desk: Desk, row: ConversationRow): Record<string, unknown> {
  const { store, switches } = desk;
  const agents = { staff: true, notes: switches.notesInPreview };
  return {
    subject: row.subject,
    slug: row.slug,
    status: row.status,
    created_at: timestamp(row.created_at),
    updated_at: timestamp(row.updated_at),
    tag_list: tagsOf(store, row.id),
    message: { body: firstMessage(store, row.id)?.body ?? '' },
    last_staff_message: previewJson(lastMessageBy(store, row.id, agents)),
    last_customer_message: previewJson(lastMessageBy(store, row.id, { staff: false, notes: false })),
    author: userJson(personById(store, row.author_id)),
    assignee: row.assignee_id === null ? null : userJson(personById(store, row.assignee_id)),
    category: { ...categoryJson(desk, row.category), settings_display_html_email: 'default' },
    data: JSON.parse(row.data),
    followers: followersOf(store, row.id).map(followerJson),
    origin: row.origin,
    hold_until: row.hold_until,
    perma_url: `${desk.url}/conversations/${row.slug}`,
    display_subject: row.subject,
    readOnly: false,
    message_count: messageCount(store, row.id),
  };
}

/** The same as an item of GET /conversations. */
export function conversationItem(desk: Desk, row: ConversationRow): Record<string, unknown> {
  const { data, ...rest } = conversationJson(desk, row);
  return desk.switches.dataInLists ? { ...rest, data } : rest;
}

/** `originalBody`: whether `include=original_body` was asked for. */
export function messageJson(
  desk: Desk,
  row: MessageRow,
  conversation: ConversationRow,
  { originalBody = false } = {},
): Record<string, unknown> {
  const { name, email, staff } = personById(desk.store, row.person_id);
  const recipients = recipientsOf(desk.store, row.id).map(({ name, email }) => ({ name, email }));
  return {
    body: row.body,
    ...(originalBody ? { original_body: row.original_body } : {}),
    ...visibilityJson(desk, row),
    origin: row.origin,
    origin_id: row.origin_id,
    created_at: timestamp(row.created_at),
    user: { name, email, mobile: null, 'staff?': staff === 1 },
    recipients,
    direct_recipients: recipients,
    attachments: attachmentsJson(desk, row.id),
    conversation: {
      subject: conversation.subject,
      slug: conversation.slug,
      created_at: timestamp(conversation.created_at),
      category: categoryJson(desk, conversation.category),
    },
    meta: { Subject: conversation.subject },
  };
}

function visibilityJson({ switches }: Desk, { visibility }: MessageRow) {
  switch (switches.visibility) {
    case 'number':
      return { visibility };
    case 'string':
      return { visibility: String(visibility) };
    case 'null':
      return { visibility: null };
    case 'missing':
      return {};
  }
}

/** Those that have been fetched; the others are not there yet, or never will be. */
function attachmentsJson(desk: Desk, messageId: number) {
  return attachmentsOf(desk.store, messageId)
    .filter(({ state }) => state === 'kept' && desk.switches.filesFetched)
    .map((row) => {
      const url = attachmentUrl(desk.url, row);
      const image = isImage(row.type);
      return {
        file_file_name: row.name,
        file_content_type: row.type,
        file_file_size: row.size,
        thumb_url: image ? url : null,
        url,
        'image?': image,
      };
    });
}

function previewJson(message: MessageRow | null) {
  return message === null ? null : { body: message.body, created_at: timestamp(message.created_at) };
}

function categoryJson({ login }: Desk, slug: string) {
  const [, domain] = login.email.split('@');
  return {
    name: slug.charAt(0).toUpperCase() + slug.slice(1),
    slug,
    email: `${slug}@${domain}`,
    channel: CHANNEL_EMAIL,
  };
}

function userJson({ id, name, email, data }: PersonRow) {
  return {
    id,
    name,
    email,
    data: JSON.parse(data),
    mobile: '',
    twitter: '',
    facebook: '',
    instagram: '',
    friendly_name: name,
    display_name: name,
  };
}

function followerJson(person: PersonRow) {
  const staff = person.staff === 1;
  return { ...userJson(person), 'staff?': staff, 'customer?': !staff, 'bot?': false };
}
