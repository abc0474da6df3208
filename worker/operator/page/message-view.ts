import { html, nothing, type TemplateResult } from 'lit';
import type { SubmissionDetail } from '../wire.ts';

/** What a visitor wrote, as text and nothing else. */
export function messageView(message: NonNullable<SubmissionDetail['message']>): TemplateResult {
  const { author, body, attachments } = message;
  const reply = message.kind === 'reply';
  const answers = reply ? [] : Object.entries(message.data);
  return html`
    <section class="message" aria-labelledby="subject">
      <h3 id="subject">${reply ? 'Reply' : message.subject}</h3>
      <p class="hint">
        ${author.name} <span class="address">${author.email}</span>,
        ${reply ? html`in <code>${message.conversation}</code>` : html`to ${message.channel}`}
      </p>
      <p class="body">${body}</p>
      ${
        answers.length > 0
          ? html`<dl class="facts data">
              ${answers.map(([name, value]) => html`<div><dt><code>${name}</code></dt><dd>${value}</dd></div>`)}
            </dl>`
          : nothing
      }
      ${
        attachments.length > 0
          ? html`<h4>Attachments</h4>
              <ul class="attachments">${attachments.map(({ name }) => html`<li>${name}</li>`)}</ul>`
          : nothing
      }
    </section>
  `;
}
