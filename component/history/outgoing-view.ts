import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.ts';
import { attachedView, clockView, textView } from './message-view.ts';
import type { Reply, ReplyState } from './reply.ts';
import { dayAfter } from './thread-view.ts';

type Sent = Extract<ReplyState, { since: number }>;

/** A reply on its way, at the end of the letters. @param previous when the one before was written */
export function outgoingView(
  reply: Reply,
  { status, since }: Sent,
  previous: string | undefined,
  words: Words,
): TemplateResult {
  const texts = words.of('history');
  const waits = status === 'failed' || status === 'offline' || status === 'retrying';
  return html`
    <div class="pile steady" id="own" role="none">
      <div role="listitem">
        ${dayAfter(previous, new Date(since).toISOString(), words)}
        <article class="message customer" part="message customer">
          <div class="facts"><h3 part="author">${texts.you}</h3>${clockView(since, words)}</div>
          ${textView([reply.text.trim()])}
          ${attachedView(reply.files, words, true)}
          <p class="hint" part="hint" id="sending" tabindex="-1" role="status">${statusInWords(status, words)}</p>
          ${
            waits
              ? html`<button type="button" class="secondary" part="button secondary-button" @click=${() => reply.resume()}>${words.of('form').tryAgain}</button>`
              : nothing
          }
        </article>
      </div>
    </div>
  `;
}

function statusInWords(status: Sent['status'], words: Words): string {
  switch (status) {
    case 'retrying':
      return words.of('outcome').retrying;
    case 'offline':
      return words.of('form').offline;
    case 'failed':
      return words.of('replying').failed;
    default:
      return words.of('history').onItsWay;
  }
}
