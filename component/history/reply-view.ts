import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '../../worker/contract/history.ts';
import { filesView } from '../attachments/files-view.ts';
import { attachmentsView } from '../attachments/view.ts';
import { textarea } from '../fields/textarea.ts';
import { fileTexts } from '../locales/en/files.ts';
import { formTexts } from '../locales/en/form.ts';
import type { HistoryTexts } from '../locales/en/history.ts';
import type { HistoryController } from './controller.ts';
import { bodyView, clockView } from './message-view.ts';
import type { Hindrance, Outgoing, Reply } from './reply.ts';

const ROWS = 3;

/** The box for a reply, at the end of its conversation. */
export function replyView(
  controller: HistoryController,
  reply: Reply,
  { state }: Conversation,
  texts: HistoryTexts,
): TemplateResult {
  const { desk, files } = controller;
  const { attachments: rules } = desk.form;
  const { waiting, hindrance } = reply;
  const onGo = (id: string) => controller.go(id);
  return html`
    <form
      class="reply"
      part="reply"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void reply.send().then(() => {
          if (reply.hindrance) controller.go('reply');
        });
      }}
    >
      ${textarea(
        {
          id: 'reply',
          label: texts.reply,
          required: true,
          help: state === 'closed' ? texts.reopens : undefined,
          error: hindrance && hindranceOf(hindrance, texts),
          locked: waiting,
          value: reply.text,
          rows: ROWS,
          onInput: (text) => reply.write(text),
        },
        formTexts,
      )}
      ${
        files
          ? attachmentsView(
              {
                rules,
                files: filesView(
                  { attachments: files, most: rules.maxFiles, locked: waiting, onGo },
                  fileTexts,
                ),
                full: files.full ? fileTexts.attachFull(rules.maxFiles) : undefined,
                held: 0,
                locked: waiting,
                onChoose: (chosen) => files.add(chosen),
              },
              formTexts,
            )
          : nothing
      }
      <div class="actions">
        <button type="submit" id="send-reply" class="primary" part="button send-button" aria-disabled=${waiting}>
          ${waiting ? texts.waitingForFiles(files?.underWay ?? 0) : texts.sendReply}
        </button>
        ${
          waiting
            ? html`<button type="button" class="quiet" part="button" @click=${() => reply.hold()}>${texts.keepWriting}</button>`
            : nothing
        }
      </div>
    </form>
  `;
}

function hindranceOf(hindrance: Hindrance, texts: HistoryTexts): string {
  switch (hindrance.is) {
    case 'blank':
      return texts.blank;
    case 'too_long':
      return texts.tooLong(hindrance.excess);
    case 'files':
      return texts.filesWrong;
    case 'refused':
      return texts.refused(hindrance.failure);
  }
}

/** A reply on its way. */
export function outgoingView(
  { text, attachments, createdAt, status }: Outgoing,
  onRetry: () => void,
  texts: HistoryTexts,
): TemplateResult {
  return html`
    <article class="message customer" part="message customer">
      <div class="facts"><h3>${texts.you}</h3>${clockView(createdAt, texts)}</div>
      ${bodyView(text, texts)}
      ${attachments.map(({ name, size }) => html`<p class="hint"><bdi>${fileTexts.shown(name)}</bdi> · ${texts.size(size)}</p>`)}
      <p class=${status === 'failed' ? 'error' : 'hint'} role="status">${texts.sending[status]}</p>
      ${
        status === 'failed' || status === 'offline' || status === 'retrying'
          ? html`<button type="button" class="secondary" part="button" @click=${onRetry}>${texts.tryAgain}</button>`
          : nothing
      }
    </article>
  `;
}
