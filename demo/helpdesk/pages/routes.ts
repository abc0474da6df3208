import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from '../agent.ts';
import { agentAction } from '../control/protocol.ts';
import type { Desk } from '../desk.ts';
import { type Answer, redirect } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { dispatch, type Route } from '../http/route.ts';
import { conversationBySlug } from '../store/conversations.ts';
import { conversationPage } from './conversation.ts';
import { html } from './html.ts';
import { inboxPage } from './inbox.ts';
import { pageAnswer } from './layout.ts';
import { mailboxPage } from './mailbox.ts';

const CONVERSATION = /^\/conversations\/(?<slug>[^/]+)$/;

const ROUTES: Route[] = [
  { method: 'GET', path: /^\/$/, handle: inboxPage },
  { method: 'GET', path: /^\/mailbox$/, handle: mailboxPage },
  { method: 'GET', path: CONVERSATION, handle: (desk, _call, { slug = '' }) => showPage(desk, slug) },
  { method: 'POST', path: CONVERSATION, handle: (desk, call, { slug = '' }) => submit(desk, call, slug) },
  { method: 'GET', path: /^\/style\.css$/, handle: file('style.css', 'text/css') },
  { method: 'GET', path: /^\/icon\.svg$/, handle: file('icon.svg', 'image/svg+xml') },
  { method: 'GET', path: /^\/live\.js$/, handle: file('live.js', 'text/javascript') },
];

/** Answers everything that a person opens in a browser. */
export async function answerPage(desk: Desk, call: Call): Promise<Answer> {
  return (await dispatch(ROUTES, desk, call)) ?? refusalPage(desk, 404, 'There is no such page');
}

function showPage(desk: Desk, slug: string): Answer {
  const conversation = conversationBySlug(desk.store, slug);
  return conversation === null
    ? refusalPage(desk, 404, 'There is no such conversation')
    : conversationPage(desk, conversation);
}

function submit(desk: Desk, call: Call, slug: string): Answer {
  if (isForeign(call)) return refusalPage(desk, 403, 'Forms are taken only from these pages');
  const conversation = conversationBySlug(desk.store, slug);
  if (conversation === null) return refusalPage(desk, 404, 'There is no such conversation');
  const form = Object.fromEntries(new URLSearchParams(call.text));
  const action = agentAction.safeParse(
    form['kind'] === 'status'
      ? { kind: 'status', status: Number(form['status']) }
      : // Forms end their lines with CRLF.
        { kind: form['kind'], body: (form['body'] ?? '').replaceAll('\r\n', '\n').trim() },
  );
  if (!action.success) return refusalPage(desk, 422, 'Write something first');
  act(desk, conversation, action.data);
  return redirect(303, `/conversations/${conversation.slug}`);
}

/** Whether another site's page sent this form. */
function isForeign({ headers }: Call): boolean {
  return headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
}

function refusalPage(desk: Desk, status: number, text: string): Answer {
  return pageAnswer(desk, { title: text, room: 'inbox', status, main: html`<h1>${text}</h1>` });
}

function file(name: string, type: string): Route['handle'] {
  const body = readFileSync(join(import.meta.dirname, name), 'utf8');
  return () => ({
    status: 200,
    headers: { 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff' },
    body,
  });
}
