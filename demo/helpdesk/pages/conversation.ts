import type { Desk } from '../desk.ts';
import type { Answer } from '../http/answer.ts';
import { type AttachmentRow, attachmentsOf, attachmentUrl, isImage } from '../store/attachments.ts';
import { type ConversationRow, followersOf, markSeen, tagsOf } from '../store/conversations.ts';
import { type MessageRow, messagesOf } from '../store/messages.ts';
import { type PersonRow, personById } from '../store/people.ts';
import { OPEN_STATUSES, STATUS } from '../store/statuses.ts';
import { type Html, html, trusted } from './html.ts';
import { bytes, moment, pageAnswer } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { statusBadge } from './status.ts';

const CLOSE = { status: STATUS.resolved, label: 'Close' };
const REOPEN = { status: STATUS.unresolved, label: 'Reopen' };
const ARCHIVE = { status: STATUS.archived, label: 'Archive' };

/** GET /conversations/{slug}: the messages, what is known besides, and what an agent can do. */
export function conversationPage(desk: Desk, row: ConversationRow): Answer {
  const { store } = desk;
  const messages = messagesOf(store, row.id);
  markSeen(store, row.id);
  const main = html`
<div class="head">
<p class="crumb"><a href="/">Inbox</a></p>
<h1>${row.subject}</h1>
<p class="facts">${statusBadge(row.status)}<span>${row.category}</span>${moment(row.created_at)}</p>
</div>
<div class="split">
<section aria-label="Messages">
<ol class="thread">${messages.map((message) => messageItem(desk, message))}</ol>
${answerForm(row)}
</section>
<aside aria-label="About this conversation">
${moves(row)}
${details(desk, row)}
</aside>
</div>`;
  return pageAnswer(desk, { title: row.subject, room: 'inbox', main });
}

function messageItem(desk: Desk, message: MessageRow): Html {
  const person = personById(desk.store, message.person_id);
  const side = message.visibility === 0 ? (person.staff === 1 ? 'agent' : 'customer') : 'note';
  const label = { agent: 'Agent', customer: 'Customer', note: 'Internal note' }[side];
  const files = attachmentsOf(desk.store, message.id);
  return html`<li class="message ${side}">
<p class="from"><strong>${person.name || person.email}</strong> <span>${label}</span> ${moment(message.created_at)}</p>
<div class="body">${trusted(renderMarkdown(message.body))}</div>
${files.length > 0 && html`<ul class="files">${files.map((file) => fileCard(file))}</ul>`}
</li>`;
}

function fileCard(file: AttachmentRow): Html {
  if (file.state !== 'kept') {
    const text = file.state === 'failed' ? 'Could not be fetched' : 'Being fetched';
    return html`<li class="file missing"><span>${text}</span><small>${file.source_url}</small></li>`;
  }
  // Relative, so that the page works under whichever name it was opened.
  const href = attachmentUrl('', file);
  const thumbnail = isImage(file.type) && html`<img src="${href}" alt="" loading="lazy">`;
  return html`<li class="file"><a href="${href}">${thumbnail || html`<span class="kind" aria-hidden="true">${extension(file)}</span>`}<span>${file.name}</span><small>${bytes(file.size ?? 0)}</small></a></li>`;
}

function extension({ name }: AttachmentRow): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1] ?? 'file';
}

function answerForm({ slug }: ConversationRow): Html {
  return html`<form class="answer" method="post" action="/conversations/${slug}">
<label for="body">Your answer</label>
<textarea id="body" name="body" rows="5" required aria-describedby="hint"></textarea>
<p class="hint" id="hint">Markdown. A note is never shown to the customer.</p>
<p class="buttons"><button class="primary" name="kind" value="answer">Send the answer</button><button name="kind" value="note">Add as internal note</button></p>
</form>`;
}

function moves({ slug, status }: ConversationRow): Html {
  const offered = [
    OPEN_STATUSES.includes(status) ? CLOSE : REOPEN,
    ...(status === STATUS.archived ? [] : [ARCHIVE]),
  ];
  return html`<form class="moves" method="post" action="/conversations/${slug}">
<input type="hidden" name="kind" value="status">
${offered.map((move) => html`<button name="status" value="${move.status}">${move.label}</button>`)}
</form>`;
}

function details({ store }: Desk, row: ConversationRow): Html {
  const author = personById(store, row.author_id);
  const data = Object.entries(JSON.parse(row.data) as Record<string, unknown>);
  const tags = tagsOf(store, row.id);
  return html`
<h2>Customer</h2>
<p>${author.name}<br><span class="quiet">${author.email}</span></p>
<h2>Data</h2>
${
  data.length === 0
    ? html`<p class="quiet">None</p>`
    : html`<table>${data.map(([key, value]) => html`<tr><th scope="row">${key}</th><td>${String(value)}</td></tr>`)}</table>`
}
<h2>Tags</h2>
<p>${tags.length === 0 ? html`<span class="quiet">None</span>` : tags.map((tag) => html`<span class="tag">${tag}</span> `)}</p>
<h2>Followers</h2>
<ul class="plain">${followersOf(store, row.id).map(follower)}</ul>`;
}

function follower({ email, staff }: PersonRow): Html {
  return html`<li>${email}${staff === 1 && html` <span class="quiet">staff</span>`}</li>`;
}
