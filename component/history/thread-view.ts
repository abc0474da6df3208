import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Conversation, ConversationSummary, ThreadMessage } from '../../worker/contract/history.ts';
import type { HistoryTexts } from '../locales/en/history.ts';
import { questionView } from './change-view.ts';
import type { HistoryController, Visit } from './controller.ts';
import { stateView } from './list-view.ts';
import { messageView } from './message-view.ts';
import { failedView, moreView, staleView } from './parts-view.ts';
import { outgoingView, replyView } from './reply-view.ts';
import type { ReadyThread } from './state.ts';
import { sameDay } from './times.ts';

const BONES = [1, 2, 3];

/** Screen: one conversation. */
export function threadView(controller: HistoryController, visit: Visit, texts: HistoryTexts): TemplateResult {
  const { state } = visit.thread;
  return html`
    <button type="button" class="quiet back" part="button" @click=${controller.back}>${arrow} ${texts.back}</button>
    ${
      state.status === 'not_found'
        ? notFound(texts)
        : state.status === 'failed'
          ? html`${title(texts.threadFailed)}${failedView('', texts.failure(state.failure), controller.retry, texts)}`
          : state.status === 'loading'
            ? loading(state.summary, state.slow, texts)
            : content(controller, visit, state, texts)
    }
  `;
}

const arrow = html`<svg viewBox="0 0 16 16" aria-hidden="true" class="turns"><path d="M10 3 5 8l5 5" /></svg>`;

function title(words: string): TemplateResult {
  return html`<h2 id="thread-title" tabindex="-1" dir="auto" part="thread-title">${words}</h2>`;
}

function content(
  controller: HistoryController,
  visit: Visit,
  state: ReadyThread,
  texts: HistoryTexts,
): TemplateResult {
  const { conversation, messages } = state;
  const { reply } = visit;
  const hidden = messages.length - state.shown;
  return html`
    ${heading(conversation, texts)}
    ${details(conversation, controller, texts)}
    <p class="actions">
      ${reply ? html`<button type="button" class="quiet" part="button" @click=${() => controller.go('reply')}>${texts.writeReply}</button>` : nothing}
      ${questionView(controller, visit.change, conversation, texts)}
    </p>
    ${staleView(state.stale, controller, texts)}
    ${moreView(
      {
        more: hidden > 0 && state.more === 'none' ? 'some' : state.more,
        // Not before it was asked for once: the beginning of a short thread is in sight at once.
        endless: controller.growing,
        label: texts.showEarlier,
        failed: texts.earlierFailed,
        onMore: controller.earlier,
      },
      texts,
    )}
    ${letters(controller, visit, messages.slice(Math.max(0, hidden)), texts)}
    ${reply ? replyView(controller, reply, conversation, texts) : nothing}
  `;
}

function heading(conversation: ConversationSummary, texts: HistoryTexts): TemplateResult {
  const { subject, state, reference } = conversation;
  return html`
    <div class="heading">
      ${title(subject)}
      <p class="facts">
        ${stateView(state, texts)}
        ${reference ? html`<span class="hint">${texts.reference} <code dir="ltr">${reference}</code></span>` : nothing}
      </p>
    </div>
  `;
}

/** What the site shows of the conversation's data, with the labels of its form. */
function details(
  { data }: Conversation,
  { desk }: HistoryController,
  texts: HistoryTexts,
): TemplateResult | undefined {
  const entries = Object.entries(data);
  if (entries.length === 0) return undefined;
  const label = (key: string) => desk.form.fields.find(({ name }) => name === key)?.label ?? key;
  const words = (value: unknown) =>
    typeof value === 'boolean' ? (value ? texts.yes : texts.no) : String(value);
  return html`<dl class="data">
    ${entries.map(([key, value]) => html`<div><dt class="hint">${label(key)}</dt><dd dir="auto">${words(value)}</dd></div>`)}
  </dl>`;
}

/** All messages on screen. As they were, they need not be looked at again. */
function letters(
  controller: HistoryController,
  { reply }: Visit,
  messages: readonly ThreadMessage[],
  texts: HistoryTexts,
): TemplateResult {
  const { state } = controller.desk.session;
  const own = state.status === 'none' ? null : state.session.customer.name;
  const outgoing = reply?.outgoing ?? [];
  if (messages.length + outgoing.length === 0) return html`<p class="hint">${texts.noMessages}</p>`;
  return html`<ol class="messages" role="list" aria-label=${texts.messages}>
    ${repeat(
      messages,
      ({ id }) => id,
      (message, index) => {
        const newDay = !sameDay(message.createdAt, messages[index - 1]?.createdAt);
        return html`<li class="steady">
          ${guard([message, newDay, own], () => html`${newDay ? day(message.createdAt, texts) : nothing}${messageView(message, own, texts)}`)}
        </li>`;
      },
    )}
    ${outgoing.map((one) => html`<li class="steady">${outgoingView(one, () => reply?.resume(true), texts)}</li>`)}
  </ol>`;
}

function day(createdAt: string, texts: HistoryTexts): TemplateResult {
  return html`<p class="day"><time datetime=${createdAt.slice(0, 10)}>${texts.time.day(Date.parse(createdAt))}</time></p>`;
}

function notFound(texts: HistoryTexts): TemplateResult {
  return html`<div class="empty" part="empty">${title(texts.notFound)}<p class="hint">${texts.notFoundHint}</p></div>`;
}

function loading(
  summary: ConversationSummary | undefined,
  slow: boolean,
  texts: HistoryTexts,
): TemplateResult {
  return html`
    ${summary ? heading(summary, texts) : html`<h2 id="thread-title" tabindex="-1">${texts.loadingThread}</h2>`}
    <p class=${slow ? 'hint' : 'hidden'} role="status">${slow ? texts.slow : texts.loadingThread}</p>
    <div class="messages" aria-hidden="true">
      ${BONES.map(
        (bone) =>
          html`<div class="message ${bone % 2 ? 'customer' : 'agent'}"><span class="bone"></span><span class="bone"></span><span class="bone"></span></div>`,
      )}
    </div>
  `;
}
