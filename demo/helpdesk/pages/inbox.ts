import { conversationPage } from '../api/conversations.ts';
import type { Desk } from '../desk.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { ConversationRow } from '../store/conversations.ts';
import { lastMessageBy, messageCount } from '../store/messages.ts';
import { personById } from '../store/people.ts';
import { type Html, html } from './html.ts';
import { moment, pageAnswer } from './layout.ts';
import { statusBadge } from './status.ts';

const FILTERS = [
  { filter: '', label: 'Not archived' },
  { filter: 'open', label: 'Open' },
  { filter: 'archived', label: 'Archived' },
  { filter: 'all', label: 'All' },
];

/** GET /: what is in the inbox, latest change first. Takes the API's `filter` and `page`. */
export function inboxPage(desk: Desk, { query }: Call): Answer {
  const filter = query.get('filter') ?? '';
  const page = Number(query.get('page') ?? 1);
  const asked = new URLSearchParams({ filter, sort: 'changed', page: String(page) });
  const { rows, facts } = conversationPage(desk, asked);
  const main = html`
<h1>Inbox</h1>
<nav class="tabs" aria-label="Which conversations">${FILTERS.map((entry) => tab(entry, filter))}</nav>
${
  rows.length === 0
    ? html`<p class="empty">No conversations here. What a visitor sends turns up by itself.</p>`
    : html`<ul class="list">${rows.map((row) => item(desk, row))}</ul>`
}
${pager(filter, page, facts.page_count)}`;
  return pageAnswer(desk, { title: 'Inbox', room: 'inbox', main });
}

function tab({ filter, label }: (typeof FILTERS)[number], current: string): Html {
  const href = filter === '' ? '/' : `/?filter=${filter}`;
  return html`<a class="tab" href="${href}"${filter === current ? html` aria-current="true"` : ''}>${label}</a>`;
}

function item({ store }: Desk, row: ConversationRow): Html {
  const author = personById(store, row.author_id);
  const unread = (row.customer_at ?? 0) > row.seen_at;
  const last = lastMessageBy(store, row.id, { staff: false, notes: false });
  const count = messageCount(store, row.id);
  return html`<li${unread ? html` class="unread"` : ''}>
<a class="row" href="/conversations/${row.slug}">
<span class="who">${author.name || author.email}</span>
<span class="what"><span class="subject">${unread && html`<span class="new">New</span> `}${row.subject}</span>
<span class="excerpt">${last?.body.slice(0, 160)}</span></span>
<span class="facts">${statusBadge(row.status)}<span>${row.category}</span><span>${count} ${count === 1 ? 'message' : 'messages'}</span>${moment(row.updated_at)}</span>
</a></li>`;
}

function pager(filter: string, page: number, pageCount: number): Html | null {
  if (pageCount < 2) return null;
  const link = (number: number, label: string) =>
    number >= 1 &&
    number <= pageCount &&
    html`<a href="/?${new URLSearchParams({ filter, page: String(number) }).toString()}">${label}</a>`;
  return html`<nav class="pager" aria-label="Pages">${link(page - 1, 'Newer')}<span>Page ${page} of ${pageCount}</span>${link(page + 1, 'Older')}</nav>`;
}
