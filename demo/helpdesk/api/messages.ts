import { fetchAttachments } from '../attachments.ts';
import type { Desk } from '../desk.ts';
import { type Answer, json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { type ConversationRow, conversationById } from '../store/conversations.ts';
import { insertMessage, type MessageRow } from '../store/messages.ts';
import { ensurePerson, overridePersonData, type PersonRow } from '../store/people.ts';
import { STATUS, statusAfter } from '../store/statuses.ts';
import { type IncomingMessage, type IncomingUser, newMessage, readBody } from './bodies.ts';
import { lookUp } from './look-up.ts';
import { messageFilter } from './message-filter.ts';
import { countRows, pageOf, whereOf } from './paging.ts';
import { messageJson } from './wire.ts';

/** GET /messages, or with an id GET /conversations/{slug}/messages. Newest first. */
export function listMessages(desk: Desk, { query }: Call, id?: string): Answer {
  const { store } = desk;
  const filter = messageFilter(query, id === undefined ? null : lookUp(desk, id, query).id);
  const from = `FROM messages JOIN people ON people.id = messages.person_id
    JOIN conversations ON conversations.id = messages.conversation_id ${whereOf(filter)}`;
  const { limit, offset, facts } = pageOf(query, countRows(store, from, filter));
  const rows = store.all<MessageRow>(
    `SELECT messages.* ${from} ORDER BY messages.created_at DESC, messages.id DESC LIMIT ? OFFSET ?`,
    ...filter.values,
    limit,
    offset,
  );
  const originalBody = query.get('include') === 'original_body';
  const messages = rows.map((row) =>
    messageJson(desk, row, conversationById(store, row.conversation_id), { originalBody }),
  );
  return json(200, { ...facts, messages });
}

/** POST /conversations/{slug}/messages */
export function createMessage(desk: Desk, call: Call, id: string): Answer {
  const { store } = desk;
  const conversation = lookUp(desk, id, call.query);
  const { message } = readBody(call, newMessage);
  const row = store.transaction(() =>
    postMessage(desk, conversation, message, senderOf(desk, message.user), { keepStatus: false }),
  );
  desk.changes.moved('records');
  fetchAttachments(desk);
  return json(201, messageJson(desk, row, conversation));
}

/** Whom a message is from: `user`, or the staff user of the credentials where there is none. */
export function senderOf({ store, login }: Desk, user: IncomingUser | undefined): PersonRow {
  if (user === undefined) return ensurePerson(store, login.email);
  const person = ensurePerson(store, user.email, user.name);
  if (user.data !== undefined) overridePersonData(store, person.id, user.data);
  return person;
}

/** Stores a message and what follows from it. A staff user's resolves the conversation unless that is suppressed. */
export function postMessage(
  desk: Desk,
  conversation: ConversationRow,
  message: IncomingMessage,
  person: PersonRow,
  { keepStatus }: { keepStatus: boolean },
): MessageRow {
  const status = statusAfter({
    status: conversation.status,
    from: person.staff === 1 ? 'agent' : 'customer',
    visibility: message.visibility,
    reopen: desk.switches.reopen && !keepStatus,
    answered: message.suppress_autoresolve || keepStatus ? 'unchanged' : STATUS.resolved,
  });
  const fresh = {
    person,
    body: message.body,
    visibility: message.visibility,
    originId: message.origin_id ?? null,
    recipients: message.recipients,
    attachments: [...(message.attachment === undefined ? [] : [message.attachment]), ...message.attachments],
  };
  return insertMessage(desk.store, conversation, fresh, status);
}
