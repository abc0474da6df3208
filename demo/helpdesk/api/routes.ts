import type { Desk } from '../desk.ts';
import { type Answer, json, notFound, Refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { dispatch, type Route } from '../http/route.ts';
import { isAuthorised, unauthorised } from './authorise.ts';
import {
  createConversation,
  listConversations,
  showConversation,
  updateConversation,
} from './conversations.ts';
import { createMessage, listMessages } from './messages.ts';

const API = '/api/v1';

const CONVERSATIONS = new RegExp(`^${API}/conversations$`);
const CONVERSATION = new RegExp(`^${API}/conversations/(?<id>[^/]+)$`);
const CONVERSATION_MESSAGES = new RegExp(`^${API}/conversations/(?<id>[^/]+)/messages$`);
const MESSAGES = new RegExp(`^${API}/messages$`);

const ROUTES: Route[] = [
  { method: 'GET', path: CONVERSATIONS, handle: listConversations },
  { method: 'POST', path: CONVERSATIONS, handle: createConversation },
  {
    method: 'GET',
    path: CONVERSATION,
    handle: (desk, call, { id = '' }) => showConversation(desk, call, id),
  },
  {
    method: 'PUT',
    path: CONVERSATION,
    handle: (desk, call, { id = '' }) => updateConversation(desk, call, id),
  },
  { method: 'GET', path: MESSAGES, handle: (desk, call) => listMessages(desk, call) },
  {
    method: 'GET',
    path: CONVERSATION_MESSAGES,
    handle: (desk, call, { id = '' }) => listMessages(desk, call, id),
  },
  {
    method: 'POST',
    path: CONVERSATION_MESSAGES,
    handle: (desk, call, { id = '' }) => createMessage(desk, call, id),
  },
];

export function isApi({ path }: Call): boolean {
  return path.startsWith(`${API}/`);
}

/** Answers a request to the API: who asks, in which format, then the route. */
export async function answerApi(desk: Desk, call: Call): Promise<Answer> {
  if (!isAuthorised(desk, call)) return unauthorised(desk);
  const path = call.path.replace(/\.json$/, '');
  if (path === call.path && !(call.headers.accept ?? '').includes('application/json')) {
    return json(406, { error: 'Not acceptable' });
  }
  try {
    return (await dispatch(ROUTES, desk, { ...call, path })) ?? notFound();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
