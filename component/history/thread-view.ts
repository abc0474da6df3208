import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationState, ConversationSummary, ThreadMessage } from '../../worker/contract/history.ts';
import type { Following } from '../following.ts';
import type { Words } from '../locales/words.ts';
import type { HistoryController } from './controller.ts';
import { readingFailureInWords } from './history-words.ts';
import { stateView } from './list-view.ts';
import { messageView, wholeView } from './message-view.ts';
import { failedView, moreView, staleView } from './parts-view.ts';
import { replyView } from './reply-view.ts';
import type { ThreadState } from './state.ts';
import { sameDay, timesIn } from './times.ts';
import type { Change, Visit } from './visit.ts';

const BONES = [1, 2, 3];
/** Blocks of which browsers skip all that is far, together. */
const PILE = 6;

/** Screen: one conversation. */
export function threadView(controller: HistoryController, visit: Visit, words: Words): TemplateResult {
  const texts = words.of('history');
  const { state } = visit.thread;
  return html`
    <button type="button" class="quiet back" part="button quiet-button" @click=${controller.back}>${texts.back}</button>
    ${
      state.status === 'not_found'
        ? notFound(words)
        : state.status === 'failed'
          ? html`${title(texts.failed)}${failedView(readingFailureInWords(state.failure, words), controller.retry, words)}`
          : state.status === 'loading'
            ? loading(visit.thread.summary, controller.looking.slow, words)
            : content(controller, visit, state, words)
    }
  `;
}

function title(words: string): TemplateResult {
  return html`<h2 id="thread-title" tabindex="-1" dir="auto" part="title thread-title">${wholeView(words)}</h2>`;
}

function content(
  controller: HistoryController,
  visit: Visit,
  { conversation, messages }: Extract<ThreadState, { status: 'ready' }>,
  words: Words,
): TemplateResult {
  const texts = words.of('history');
  const { reply, thread } = visit;
  const { blocks } = thread;
  const { desk, replies } = controller;
  const { loaded, failed } = replies.replying;
  const writing = reply ? !reply.isSent : visit.draft && !visit.promised;
  const { news } = controller.reading;
  const said = news && controller.looking.following?.newsInWords(news, words);
  const { state } = conversation;
  return html`
    ${heading(conversation, words)}
    ${thread.dataView?.(conversation, desk.form, words)}
    <p class="actions">
      ${writing ? html`<button type="button" class="quiet" part="button quiet-button" @click=${() => controller.go('reply')}>${texts.writeReply}</button>` : nothing}
      ${changeView(controller, visit.change, state, words)}
      ${loaded?.questionView(replies.parts, visit, conversation, words)}
    </p>
    ${staleView(messages.stale, controller, words)}
    ${moreView(
      {
        more: thread.hasEarlier ? 'some' : messages.more,
        // Not before it was asked for once: the beginning of a short thread is in sight at once.
        endless: controller.growing,
        label: texts.showEarlier,
        onMore: controller.earlier,
      },
      words,
    )}
    <div>
      ${letters(controller, visit, blocks, words)}
      <div class=${said ? 'news' : 'hidden'}><p role="status" part="news">${said}</p></div>
    </div>
    ${writing ? replyView(controller, visit, state, words) : nothing}
    ${visit.promised && failed ? failedView(texts.notLoaded, () => void replies.begin(), words) : nothing}
  `;
}

/** The quiet way to close a conversation or to open it again, where the site offers one. */
function changeView(
  controller: HistoryController,
  { is }: Change,
  state: ConversationState,
  words: Words,
): TemplateResult | typeof nothing {
  // One that is on its way cannot be closed yet.
  if (!controller.desk.form.closing || state === 'sending') return nothing;
  return html`<button
    type="button"
    id="change"
    class="quiet"
    part="button quiet-button"
    aria-haspopup="dialog"
    aria-disabled=${is === 'working'}
    @click=${is === 'working' ? nothing : () => void controller.ask()}
  >
    ${words.of('history')[state === 'closed' ? 'change_open' : 'change_closed']}
  </button>`;
}

function heading({ subject, state, reference }: ConversationSummary, words: Words): TemplateResult {
  const texts = words.of('history');
  return html`
    <div class="heading">
      ${title(subject)}
      <p class="facts">
        ${stateView(state, words)}
        ${reference ? html`<span class="hint" part="hint">${texts.reference} <code dir="ltr" part="reference">${reference}</code></span>` : nothing}
      </p>
    </div>
  `;
}

function letters(
  { desk, replies, looking }: HistoryController,
  { reply }: Visit,
  blocks: readonly (readonly ThreadMessage[])[],
  words: Words,
): TemplateResult {
  const texts = words.of('history');
  const { loaded } = replies.replying;
  const own = desk.session.customer?.name ?? null;
  const sending = reply && 'since' in reply.state ? reply.state : undefined;
  if (!sending && !blocks[0]?.length) return html`<p class="hint" part="hint">${texts.noMessages}</p>`;
  return html`<div class="messages" role="list" aria-label=${texts.messages}>
    ${pilesUpTo(0, { blocks, own, words, guard: looking.following?.guard })}
    ${reply && sending && loaded?.outgoingView(reply, sending, blocks[0]?.at(-1)?.createdAt, words)}
  </div>`;
}

/** What blocks of messages are drawn with. */
interface Drawing {
  /** The newest first. */
  blocks: readonly (readonly ThreadMessage[])[];
  /** Name of the customer. */
  own: string | null;
  words: Words;
  /** Draws one again only if it is not as it was; missing while there is one block only. */
  guard: Following['guard'] | undefined;
}

/** A pile of blocks, after those before it. Browsers watch each pile for coming near, so that there are not too many. */
function pilesUpTo(from: number, drawing: Drawing): TemplateResult | typeof nothing {
  const { blocks } = drawing;
  if (!blocks[from]) return nothing;
  const end = from + PILE;
  return html`${pilesUpTo(end, drawing)}
    <div class="pile ${blocks[end] ? 'far' : ''}" role="none">${upTo(from, end, drawing)}</div>`;
}

/** A block, after those before it. */
function upTo(at: number, end: number, drawing: Drawing): TemplateResult | typeof nothing {
  const { blocks, own, words, guard } = drawing;
  const block = blocks[at];
  if (!block?.[0] || at === end) return nothing;
  const before = blocks[at + 1]?.at(-1)?.createdAt;
  const draw = () =>
    block.map((message, index) => {
      const previous = block[index - 1]?.createdAt ?? before;
      return html`<div role="listitem">${dayAfter(previous, message.createdAt, words)}${messageView(message, own, words)}</div>`;
    });
  return html`${upTo(at + 1, end, drawing)}
    <div class="steady" id="from-${block[0].id}" role="none">${guard ? guard([...block, before, own, words], draw) : draw()}</div>`;
}

/** The day of a message, unless the one before is of the same. */
export function dayAfter(
  previous: string | undefined,
  createdAt: string,
  words: Words,
): TemplateResult | typeof nothing {
  if (sameDay(createdAt, previous)) return nothing;
  return html`<p class="day" part="day"><time datetime=${createdAt.slice(0, 10)}>${timesIn(words).day(Date.parse(createdAt))}</time></p>`;
}

function notFound(words: Words): TemplateResult {
  const texts = words.of('history');
  return html`<div class="empty" part="empty">${title(texts.notFound)}<p class="hint" part="hint">${texts.notFoundHint}</p></div>`;
}

function loading(summary: ConversationSummary | undefined, slow: boolean, words: Words): TemplateResult {
  const texts = words.of('history');
  return html`
    ${summary ? heading(summary, words) : title(texts.loading)}
    <p class=${slow ? 'hint' : 'hidden'} role="status" part="hint">${slow ? texts.slow : texts.loading}</p>
    <div class="messages" aria-hidden="true">
      ${BONES.map(
        (bone) =>
          html`<div class="message ${bone % 2 ? 'customer' : 'agent'}" part="message ${bone % 2 ? 'customer' : 'agent'}"><span class="bone" part="skeleton"></span><span class="bone" part="skeleton"></span><span class="bone" part="skeleton"></span></div>`,
      )}
    </div>
  `;
}
