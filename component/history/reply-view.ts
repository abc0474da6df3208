import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationState } from '../../worker/contract/history.ts';
import { filesView } from '../attachments/files-view.ts';
import { attachmentsView } from '../attachments/view.ts';
import { textarea } from '../fields/textarea.ts';
import { fileTexts } from '../locales/en/files.ts';
import { formTexts } from '../locales/en/form.ts';
import type { HistoryTexts } from '../locales/en/history.ts';
import type { HistoryController } from './controller.ts';
import { clockView, textView } from './message-view.ts';
import type { Reply, ReplyState } from './reply.ts';

const ROWS = 3;

/**
 * The box for a reply, at the end of its conversation.
 *
 * @param state of the conversation, unless it is about to change
 */
export function replyView(
  controller: HistoryController,
  reply: Reply,
  state: ConversationState | undefined,
  texts: HistoryTexts,
): TemplateResult {
  const { desk, files } = controller;
  const { attachments: rules } = desk.form;
  const waiting = reply.state.status === 'waiting';
  const hindrance = reply.state.status === 'writing' ? reply.state.hindrance : undefined;
  return html`
    <form
      class="reply"
      id="reply-form"
      part="reply"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void controller.send(reply);
      }}
    >
      ${textarea(
        {
          id: 'reply',
          label: texts.reply,
          required: true,
          help: state === 'closed' ? texts.reopens : undefined,
          error: hindrance && texts.hindrance(hindrance),
          locked: waiting,
          value: reply.text,
          rows: ROWS,
          onInput: (text) => reply.write(text),
        },
        formTexts,
      )}
      ${
        files &&
        attachmentsView(
          {
            rules,
            files: filesView(
              { attachments: files, most: rules.maxFiles, locked: false, onGo: (id) => controller.go(id) },
              fileTexts,
            ),
            full: files.full ? fileTexts.attachFull(rules.maxFiles) : undefined,
            held: 0,
            locked: false,
            onChoose: (chosen) => files.add(chosen),
          },
          formTexts,
        )
      }
      <div class="actions">
        <button type="submit" class="primary" part="button send-button" aria-disabled=${waiting}>
          ${waiting ? fileTexts.waitingForFiles(files?.underWay ?? 0) : texts.sendReply}
        </button>
      </div>
    </form>
  `;
}

/** A reply on its way. */
export function outgoingView(
  reply: Reply,
  { status, since }: Extract<ReplyState, { since: number }>,
  texts: HistoryTexts,
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
