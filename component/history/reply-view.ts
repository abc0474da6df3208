import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationState } from '../../worker/contract/history.ts';
import { filesView } from '../attachments/files-view.ts';
import { attachmentsView } from '../attachments/view.ts';
import { textarea } from '../fields/textarea.ts';
import type { Words } from '../locales/words.ts';
import type { HistoryController } from './controller.ts';
import type { Visit } from './visit.ts';

const ROWS = 3;

/** The box for a reply, at the end of its conversation. */
export function replyView(
  controller: HistoryController,
  visit: Visit,
  state: ConversationState,
  words: Words,
): TemplateResult {
  const texts = words.of('history');
  const { desk, replies } = controller;
  const { files } = replies;
  const { loaded, failed } = replies.replying;
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
          error: failed ? texts.notLoaded : hindrance && loaded?.hindranceInWords(hindrance, words),
          locked: waiting,
          value: reply?.text ?? text,
          rows: ROWS,
          onInput: (text) => replies.write(visit, text),
        },
        words.of('form'),
      )}
      ${
        files &&
        attachmentsView(
          {
            rules,
            files: filesView(
              { attachments: files, most: rules.maxFiles, locked: false, onGo: (id) => controller.go(id) },
              words,
            ),
            full: files.full ? words.say('files', 'attachFull', { count: rules.maxFiles }) : undefined,
            held: 0,
            locked: false,
            onChoose: (chosen) => controller.attach(chosen),
          },
          words,
        )
      }
      <div class="actions">
        <button type="submit" class="primary" part="button primary-button send-button" aria-disabled=${waiting}>
          ${waiting ? words.say('files', 'waitingForFiles', { count: files?.underWay ?? 0 }) : texts.sendReply}
        </button>
      </div>
    </form>
  `;
}
