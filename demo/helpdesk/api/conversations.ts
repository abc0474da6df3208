import { fetchAttachments } from '../attachments.ts';
import type { Desk } from '../desk.ts';
import { type Answer, json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import {
  type ConversationRow,
  changeConversation,
  conversationById,
  insertConversation,
} from '../store/conversations.ts';
import { type PersonRow, personByEmail, personBySsoId } from '../store/people.ts';
import { STATUS } from '../store/statuses.ts';
import { conversationUpdate, invalid, newConversation, readBody } from './bodies.ts';
import { conversationFilter, conversationOrder } from './conversation-filter.ts';
import { lookUp } from './look-up.ts';
import { postMessage, senderOf } from './messages.ts';
import { countRows, pageOf, whereOf } from './paging.ts';
import { conversationItem, conversationJson } from './wire.ts';

/** GET /conversations */
export function listConversations(desk: Desk, { query }: Call): Answer {
  const { rows, facts } = conversationPage(desk, query);
  return json(200, { ...facts, conversations: rows.map((row) => conversationItem(desk, row)) });
}

/** One page of the conversations that the parameters of GET /conversations ask for. */
export function conversationPage({ store, switches }: Desk, query: URLSearchParams) {
  const filter = conversationFilter(query, {
    idByEmail: (email) => personByEmail(store, email)?.id ?? null,
    idBySsoId: (id) => personBySsoId(store, id)?.id ?? null,
    unknown: switches.forUnknown,
    ignored: switches.forIgnored,
  });
  const from = `FROM conversations ${whereOf(filter)}`;
  const page = pageOf(query, countRows(store, from, filter));
  const rows = store.all<ConversationRow>(
    `SELECT * ${from} ORDER BY ${conversationOrder(query)} LIMIT ? OFFSET ?`,
    ...filter.values,
    page.limit,
    page.offset,
  );
  return { rows, facts: page.facts };
}

/** GET /conversations/{slug} */
export function showConversation(desk: Desk, call: Call, id: string): Answer {
  return json(200, conversationJson(desk, lookUp(desk, id, call.query)));
}

/** POST /conversations */
export function createConversation(desk: Desk, call: Call): Answer {
  const { conversation } = readBody(call, newConversation);
  const { category, message, user } = conversation;
  const { store } = desk;
  requireChannel(desk, category);
  const id = store.transaction(() => {
    const author = senderOf(desk, user);
    const row = insertConversation(store, {
      subject: conversation.subject,
      category,
      status: conversation.status ?? STATUS.unresolved,
      tags: conversation.tag_list,
      data: conversation.data,
      author,
      assignee: conversation.assignee === undefined ? null : staffByEmail(desk, conversation.assignee),
      originId: message.origin_id ?? null,
    });
    postMessage(desk, row, message, author, { keepStatus: conversation.status !== undefined });
    return row.id;
  });
  desk.changes.moved('records');
  fetchAttachments(desk);
  return json(201, conversationJson(desk, conversationById(store, id)));
}

/** PUT /conversations/{slug}. `data` and `tag_list` replace what was there. */
export function updateConversation(desk: Desk, call: Call, id: string): Answer {
  const { store } = desk;
  const row = lookUp(desk, id, call.query);
  const { conversation } = readBody(call, conversationUpdate);
  const { status, category, data, tag_list, assignee, hold_until } = conversation;
  if (category !== undefined) requireChannel(desk, category);
  store.transaction(() =>
    changeConversation(store, row.id, {
      status,
      category,
      data,
      tags: tag_list,
      assignee: assignee && staffByEmail(desk, assignee.email),
      holdUntil: hold_until,
    }),
  );
  desk.changes.moved('records');
  return json(200, conversationJson(desk, conversationById(store, row.id)));
}

function requireChannel({ channels }: Desk, slug: string): void {
  if (!channels.includes(slug)) throw invalid({ category: ['is invalid'] });
}

function staffByEmail({ store }: Desk, email: string): PersonRow {
  const person = personByEmail(store, email);
  if (person?.staff !== 1) throw invalid({ assignee: ['is invalid'] });
  return person;
}
