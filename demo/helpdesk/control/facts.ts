import type { Desk } from '../desk.ts';
import { attachmentsOf, attachmentUrl } from '../store/attachments.ts';
import { type ConversationRow, followersOf, tagsOf } from '../store/conversations.ts';
import { type MessageRow, messagesOf, recipientsOf } from '../store/messages.ts';
import { personById } from '../store/people.ts';
import type { AttachmentFacts, ConversationFacts, MessageFacts } from './protocol.ts';

/** Every conversation with all there is to it, oldest first. */
export function allConversations(desk: Desk): ConversationFacts[] {
  return desk.store
    .all<ConversationRow>('SELECT * FROM conversations ORDER BY id')
    .map((row) => conversationFacts(desk, row));
}

function conversationFacts(desk: Desk, row: ConversationRow): ConversationFacts {
  const { store } = desk;
  const author = personById(store, row.author_id);
  return {
    id: row.id,
    slug: row.slug,
    refId: row.ref_id,
    subject: row.subject,
    status: row.status,
    channel: row.category,
    data: JSON.parse(row.data),
    tags: tagsOf(store, row.id),
    author: { name: author.name, email: author.email, data: JSON.parse(author.data) },
    followers: followersOf(store, row.id).map(({ email }) => email),
    assignee: row.assignee_id === null ? null : personById(store, row.assignee_id).email,
    createdAt: new Date(row.created_at).toISOString(),
    messages: messagesOf(store, row.id).map((message) => messageFacts(desk, message)),
  };
}

function messageFacts(desk: Desk, row: MessageRow): MessageFacts {
  const { name, email, staff } = personById(desk.store, row.person_id);
  return {
    id: row.id,
    from: staff === 1 ? 'agent' : 'customer',
    author: { name, email },
    body: row.body,
    visibility: row.visibility,
    originId: row.origin_id,
    recipients: recipientsOf(desk.store, row.id).map((recipient) => recipient.email),
    createdAt: new Date(row.created_at).toISOString(),
    attachments: attachmentsOf(desk.store, row.id).map(
      (attachment): AttachmentFacts => ({
        state: attachment.state,
        sourceUrl: attachment.source_url,
        url: attachmentUrl(desk.url, attachment),
        name: attachment.name,
        type: attachment.type,
        size: attachment.size,
        sha256: attachment.sha256,
        tries: attachment.tries,
      }),
    ),
  };
}
