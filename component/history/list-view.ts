import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationSummary } from '../../worker/contract/history.ts';
import type { Words } from '../locales/words.ts';
import type { HistoryController } from './controller.ts';
import { readingFailureInWords } from './history-words.ts';
import { wholeView } from './message-view.ts';
import { absentView, emptyView, moreView, staleView, timeView } from './parts-view.ts';
import type { Filter, ListState } from './state.ts';
import { nameOf } from './unread.ts';

const FILTERS: readonly Filter[] = ['open', 'closed'];
/** About a screen of them: what comes takes their place. */
const BONES = [1, 2, 3, 4, 5];

/** Screen: the customer's conversations. */
export function listView(
  controller: HistoryController,
  state: ListState<ConversationSummary>,
  words: Words,
): TemplateResult {
  const texts = words.of('history');
  return html`
    <div class="head">
      <h2 id="history-title" tabindex="-1" part="title history-title">${texts.listTitle}</h2>
      ${
        controller.desk.onWrite
          ? html`<button type="button" class="quiet" part="button quiet-button" @click=${controller.desk.onWrite}>${words.of('session').write}</button>`
          : nothing
      }
    </div>
    <div class="tools">
      <input
        type="search"
        id="history-search"
        part="input search"
        dir=${controller.lists.query ? 'auto' : nothing}
        aria-label=${texts.search}
        placeholder=${texts.search}
        .value=${controller.lists.query}
        @focus=${() => void controller.looking.follow()}
        @input=${(event: Event) => controller.find((event.target as HTMLInputElement).value)}
      />
      <div class="segments" role="group" part="filters" aria-label=${texts.filters}>
        ${FILTERS.map(
          (one) =>
            html`<button type="button" part="button filter" aria-pressed=${one === controller.lists.filter} @click=${() => controller.show(one)}>
              ${texts[`filter_${one}`]}
            </button>`,
        )}
      </div>
    </div>
    ${content(controller, state, words)}
  `;
}

function content(
  controller: HistoryController,
  state: ListState<ConversationSummary>,
  words: Words,
): TemplateResult {
  const texts = words.of('history');
  if (state.status === 'loading') return loading(controller.looking.slow, words);
  if (state.status === 'failed') {
    return absentView(readingFailureInWords(state.failure, words), controller.retry, words);
  }
  const { filter, query } = controller.lists;
  const found = query.trim() && controller.looking.following?.found(controller, words);
  const said = query.trim() && (found ? found.said : texts.loading);
  const isEmpty = !said && state.items.length === 0 && state.next === null;
  return html`
    ${staleView(state.stale, controller, words)}
    <p class=${said ? 'hint' : 'hidden'} role="status" part="hint">${said}</p>
    ${
      found
        ? found.view
        : isEmpty
          ? emptyView(texts[`empty_${filter}`], texts[`emptyHint_${filter}`])
          : html`${rowsView(state.items, controller, words)}${moreView(
              { more: state.more, endless: !said, label: texts.showMore, onMore: controller.more },
              words,
            )}`
    }
  `;
}

/** Some of the conversations. */
export function rowsView(
  items: readonly ConversationSummary[],
  controller: HistoryController,
  words: Words,
): TemplateResult {
  return html`<ul class="rows" role="list" part="conversations">${items.map((item) => row(item, controller, words))}</ul>`;
}

function row(item: ConversationSummary, controller: HistoryController, words: Words): TemplateResult {
  const texts = words.of('history');
  const { id, subject, lastMessage, updatedAt } = item;
  const unread = controller.isUnread(item);
  return html`
    <li class="row steady ${unread ? 'unread' : ''}" id="at-${nameOf(item)}" part="conversation">
      <h3 dir="auto">
        <button type="button" part="subject" id="row-${nameOf(item)}" @click=${() => controller.open(id)}>
          ${unread ? html`<span class="hidden">${texts.unread} </span>` : nothing}${wholeView(subject)}
        </button>
      </h3>
      <p class="facts">${stateView(controller.stateOf(item), words)} ${timeView(updatedAt, controller.clock.now(), words)}</p>
      <p class="last" dir="auto" part="preview">
        ${lastMessage ? html`${lastMessage.from === 'customer' ? html`<bdi>${texts.fromYou}</bdi> ` : nothing}${lastMessage.body}` : nothing}
      </p>
    </li>
  `;
}

/** The state in words; its sign is not colour alone either. */
export function stateView(state: ConversationSummary['state'], words: Words): TemplateResult {
  return html`<span class="state ${state}" part="state">${words.of('history')[`state_${state}`]}</span>`;
}

function loading(slow: boolean, words: Words): TemplateResult {
  const texts = words.of('history');
  return html`
    <p class=${slow ? 'hint' : 'hidden'} role="status" part="hint">${slow ? texts.slow : texts.loading}</p>
    <ul class="rows" aria-hidden="true" part="conversations">
      ${BONES.map(
        () =>
          html`<li class="row" part="conversation"><span class="bone" part="skeleton"></span><span class="bone" part="skeleton"></span><span class="bone" part="skeleton"></span></li>`,
      )}
    </ul>
  `;
}
