import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationSummary } from '../../worker/contract/history.ts';
import type { Words } from '../locales/words.ts';
import type { HistoryController } from './controller.ts';
import { rowsView } from './list-view.ts';
import type { PagedList } from './paged-list.ts';
import { moreView } from './parts-view.ts';
import { search } from './search.ts';
import type { More } from './state.ts';

type List = PagedList<ConversationSummary>;

/** What a search comes to. */
export interface Found {
  said: string;
  view: TemplateResult;
}

/** What matches, open or closed: who looks for a conversation need not know which it is. The chosen side comes first. */
export function found(controller: HistoryController, words: Words): Found {
  const { shown, other, otherFilter, query } = controller.lists;
  const matching = (list: List) =>
    search(itemsOf(list), query, (conversation) =>
      controller.lettersOf(conversation).map(({ body }) => body),
    );
  const own = matching(shown);
  // One that was just closed or opened again may still be known on both sides.
  const others = matching(other).filter(({ id }) => !own.some((one) => one.id === id));
  const count = own.length + others.length;
  const isComplete = other.state.status !== 'loading';
  const more = moreOf([shown, other]);
  return {
    said: isComplete
      ? words.say('searching', 'matches', {
          found: count,
          count: itemsOf(shown).length + itemsOf(other).length,
        })
      : words.of('history').loading,
    view: html`
      ${count === 0 && isComplete ? nothingFoundView(controller, words) : nothing}
      ${own.length > 0 ? rowsView(own, controller, words) : nothing}
      ${
        others.length > 0
          ? html`<h3 part="title">${words.of('history')[`filter_${otherFilter}`]}</h3>${rowsView(others, controller, words)}`
          : nothing
      }
      ${moreView(
        {
          more,
          // Only what is asked for: few matches would else load everything.
          endless: false,
          label: words.of('searching').searchMore,
          onMore: () => {
            if (other.state.status === 'failed') controller.retry();
            else for (const list of [shown, other]) void list.more();
          },
        },
        words,
      )}
    `,
  };
}

/** Nothing matches what is searched for. */
function nothingFoundView(controller: HistoryController, words: Words): TemplateResult {
  const texts = words.of('searching');
  const query = controller.lists.query.trim();
  const clear = () => {
    controller.find('');
    controller.go('history-search');
  };
  return html`<div class="empty" part="empty">
    <h3 part="title">${texts.nothingFound}</h3>
    <p class="hint" part="hint">${words.say('searching', 'nothingFoundFor', { query })}</p>
    <button type="button" class="secondary" part="button secondary-button" @click=${clear}>${texts.clearSearch}</button>
  </div>`;
}

const itemsOf = ({ state }: List) => (state.status === 'ready' ? state.items : []);

/** Of several lists as of one: what fails or takes longest is said. */
function moreOf(lists: readonly List[]): More {
  const all = lists.map(({ state }): More => (state.status === 'ready' ? state.more : state.status));
  return (['loading', 'failed', 'some', 'asked'] as const).find((one) => all.includes(one)) ?? 'none';
}
