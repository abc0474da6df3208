import { html, nothing, type TemplateResult } from 'lit';
import { formTexts } from '../locales/en/form.ts';
import type { HistoryTexts } from '../locales/en/history.ts';
import type { ReplyingTexts } from '../locales/en/replying.ts';
import { clockView, textView } from './message-view.ts';
import type { Reply, ReplyState } from './reply.ts';

/** A reply on its way. */
export function outgoingView(
  reply: Reply,
  { status, since }: Extract<ReplyState, { since: number }>,
  texts: HistoryTexts & ReplyingTexts,
): TemplateResult {
  const waits = status === 'failed' || status === 'offline' || status === 'retrying';
  return html`
    <article class="message customer" part="message customer">
      <div class="facts"><h3>${texts.you}</h3>${clockView(since, texts)}</div>
      ${textView([reply.text.trim()])}
      <p class="hint" id="sending" tabindex="-1" role="status">${texts.sending[status]}</p>
      ${
        waits
          ? html`<button type="button" class="secondary" part="button" @click=${() => reply.resume()}>${formTexts.tryAgain}</button>`
          : nothing
      }
    </article>
  `;
}
