import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationState } from '../../worker/contract/history.ts';
import { filesView } from '../attachments/files-view.ts';
import { attachmentsView } from '../attachments/view.ts';
import { textarea } from '../fields/textarea.ts';
import { fileTexts } from '../locales/en/files.ts';
import { formTexts } from '../locales/en/form.ts';
import type { HistoryTexts } from '../locales/en/history.ts';
import type { HistoryController } from './controller.ts';
import type { Visit } from './visit.ts';

const ROWS = 3;

/**
 * The box for a reply, at the end of its conversation.
 *
 * @param state of the conversation, unless it is about to change
 */
export function replyView(
  controller: HistoryController,
  visit: Visit,
  state: ConversationState | undefined,
  texts: HistoryTexts,
): TemplateResult {
  const { desk, replies } = controller;
  const { chunk, failed, files } = replies;
  const { attachments: rules } = desk.form;
  const { reply, text } = visit;
  const waiting = reply?.state.status === 'waiting';
  const hindrance = reply?.state.status === 'writing' ? reply.state.hindrance : undefined;
  const begin = reply ? nothing : () => void replies.begin();
  return html`
    <form
      class="reply"
      id="reply-form"
      part="reply"
      novalidate
      @pointerdown=${begin}
      @focusin=${begin}
      @submit=${(event: Event) => {
        event.preventDefault();
        void controller.send();
      }}
    >
      ${textarea(
        {
          id: 'reply',
          label: texts.reply,
          required: true,
          help: state === 'closed' ? texts.reopens : undefined,
          error: failed ? texts.notLoaded : hindrance && chunk?.replyingTexts.hindrance(hindrance),
          locked: waiting,
          value: reply?.text ?? text,
          rows: ROWS,
          onInput: (text) => replies.write(visit, text),
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
            onChoose: (chosen) => controller.attach(chosen),
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
