import type { Mail } from '../control/protocol.ts';
import type { Desk } from '../desk.ts';
import type { Answer } from '../http/answer.ts';
import { allMails } from '../store/mails.ts';
import { type Html, html } from './html.ts';
import { moment, pageAnswer } from './layout.ts';

/** GET /mailbox: the mails that were caught instead of sent, newest first. */
export function mailboxPage(desk: Desk): Answer {
  const mails = allMails(desk.store).reverse();
  const main = html`
<h1>Mailbox</h1>
<p class="quiet">Mails that the Worker would have sent. Nothing leaves this machine.</p>
${
  mails.length === 0
    ? html`<p class="empty">No mails yet. A code for signing in turns up by itself.</p>`
    : mails.map(mailArticle)
}`;
  return pageAnswer(desk, { title: 'Mailbox', room: 'mailbox', main });
}

/** The code for signing in: eight digits, in two halves or in one. */
const CODE = /(?<!\d)(\d{4})[ -]?(\d{4})(?!\d)/;

function codeLine({ text }: Mail): Html | null {
  const [, first, second] = CODE.exec(text ?? '') ?? [];
  if (first === undefined) return null;
  return html`<p class="code"><span class="quiet">Code</span> <code>${first} ${second}</code></p>`;
}

function mailArticle(mail: Mail): Html {
  return html`<article class="mail">
<h2>${mail.subject}</h2>
<dl>
<dt>To</dt><dd>${mail.to.join(', ')}</dd>
<dt>From</dt><dd>${mail.from}</dd>
${mail.replyTo.length > 0 && html`<dt>Reply to</dt><dd>${mail.replyTo.join(', ')}</dd>`}
<dt>Sent</dt><dd>${moment(Date.parse(mail.createdAt))}</dd>
</dl>
${codeLine(mail)}
${mail.text !== null && html`<pre>${mail.text}</pre>`}
${mail.html !== null && html`<details><summary>The HTML part</summary><pre>${mail.html}</pre></details>`}
</article>`;
}
