import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationSummary } from '../../worker/contract/history.ts';
import type { HistoryTexts } from '../locales/en/history.ts';
import type { HistoryController } from './controller.ts';
import { emptyView, failedView, moreView, staleView, timeView } from './parts-view.ts';
import type { Filter, ListState, ReadyList } from './state.ts';
import { nameOf } from './unread.ts';

const FILTERS: readonly Filter[] = ['open', 'closed'];
/** About a screen of them: what comes takes their place. */
const BONES = [1, 2, 3, 4, 5];

/** Screen: the customer's conversations. */
export function listView(
  controller: HistoryController,
  state: ListState<ConversationSummary>,
  filter: Filter,
  texts: HistoryTexts,
): TemplateResult {
  return html`
    <div class="head">
      <h2 id="history-title" tabindex="-1" part="history-title">${texts.listTitle}</h2>
      ${
        controller.desk.onWrite
          ? html`<button type="button" class="quiet" part="button" @click=${controller.desk.onWrite}>${texts.write}</button>`
          : nothing
      }
    </div>
    <div class="tools">
      <input
        type="search"
        id="history-search"
        part="input"
        dir="auto"
        aria-label=${texts.search}
        placeholder=${texts.search}
        .value=${controller.query}
        @input=${(event: Event) => controller.find((event.target as HTMLInputElement).value)}
      />
      <div class="segments" role="group" aria-label=${texts.filters}>
        ${FILTERS.map(
          (one) =>
            html`<button type="button" part="button" aria-pressed=${one === filter} @click=${() => controller.show(one)}>
              ${texts.filter[one]}
            </button>`,
        )}
      </div>
    </div>
    ${content(controller, state, filter, texts)}
  `;
}

function content(
  controller: HistoryController,
  state: ListState<ConversationSummary>,
  filter: Filter,
  texts: HistoryTexts,
): TemplateResult {
  if (state.status === 'loading') return loading(controller.slow, texts);
  if (state.status === 'failed') {
    return failedView(texts.failed, texts.failure(state.failure), controller.retry);
  }
  const stale = staleView(state.stale, controller, texts);
  if (state.items.length === 0 && state.next === null) {
    return html`${stale}${emptyView(texts.empty[filter], texts.emptyHint[filter])}`;
  }
  return html`${stale}${rows(controller, state, texts)}`;
}

function rows(
  controller: HistoryController,
  state: ReadyList<ConversationSummary>,
  texts: HistoryTexts,
): TemplateResult {
  const searching = controller.query.trim() !== '';
  const found = controller.found(state);
  const matches = searching ? texts.matches(found.length, state.items.length) : '';
  return html`
    <p class=${searching ? 'hint' : 'hidden'} role="status">${matches}</p>
    ${
      searching && found.length === 0
        ? html`<div class="empty" part="empty">
            <h3>${texts.nothingFound}</h3>
            <p class="hint">${texts.nothingFoundFor(controller.query.trim())}</p>
            <button type="button" class="secondary" part="button" @click=${() => clear(controller)}>${texts.clearSearch}</button>
          </div>`
        : html`<ul class="rows" role="list" part="conversations">
            ${found.map((item) => row(item, controller, texts))}
          </ul>`
    }
    ${moreView(
      {
        more: state.more,
        // While something is searched for, only what is asked for: few matches would else load everything.
        endless: !searching,
        label: searching ? texts.searchMore : texts.showMore,
        onMore: controller.more,
      },
      texts,
    )}
  `;
}

function clear(controller: HistoryController): void {
  controller.find('');
  controller.go('history-search');
}

function row(item: ConversationSummary, controller: HistoryController, texts: HistoryTexts): TemplateResult {
  const { id, subject, state, lastMessage, updatedAt } = item;
  const unread = controller.isUnread(item);
  return html`
    <li class="row steady ${unread ? 'unread' : ''}" id="at-${nameOf(item)}" part="conversation">
      <h3 dir="auto">
        <button type="button" id="row-${nameOf(item)}" @click=${() => controller.open(id)}>
          ${unread ? html`<span class="hidden">${texts.unread}: </span>` : nothing}${subject}
        </button>
      </h3>
      <p class="facts">${stateView(state, texts)} ${timeView(updatedAt, controller.clock.now(), texts)}</p>
      <p class="last" dir="auto">
        ${lastMessage ? html`${lastMessage.from === 'customer' ? html`<bdi>${texts.fromYou}</bdi> ` : nothing}${lastMessage.body}` : nothing}
      </p>
    </li>
  `;
}

/** The state in words; its sign is not colour alone either. */
export function stateView(state: ConversationSummary['state'], texts: HistoryTexts): TemplateResult {
  return html`<span class="state ${state}" part="state">${texts.states[state]}</span>`;
}

function loading(slow: boolean, texts: HistoryTexts): TemplateResult {
  return html`
    <p class=${slow ? 'hint' : 'hidden'} role="status">${slow ? texts.slow : texts.loading}</p>
    <ul class="rows" aria-hidden="true">
      ${BONES.map(
        () =>
          html`<li class="row"><span class="bone"></span><span class="bone"></span><span class="bone"></span></li>`,
      )}
    </ul>
  `;
}
