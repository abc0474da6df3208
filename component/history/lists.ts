import type { ConversationSummary } from '../../worker/contract/history.ts';
import type { Access } from './access.ts';
import type { Polled } from './pace.ts';
import { PagedList } from './paged-list.ts';
import type { Filter } from './state.ts';

/** The lists of a customer's conversations: one for each filter, and what is searched for in them. */
export class Lists {
  filter: Filter = 'open';
  query = '';
  readonly #all: Record<Filter, PagedList<ConversationSummary>>;

  constructor(access: Access) {
    const list = (state: Filter) =>
      new PagedList<ConversationSummary>(access, {
        read: (token, cursor, options) =>
          access.desk.client.listConversations(token, { state, cursor }, options),
        joins: ({ conversations }) => conversations,
      });
    this.#all = { open: list('open'), closed: list('closed') };
  }

  /** The one on screen, or last there. */
  get shown(): PagedList<ConversationSummary> {
    return this.#all[this.filter];
  }

  get otherFilter(): Filter {
    return this.filter === 'open' ? 'closed' : 'open';
  }

  /** The one that is searched as well. */
  get other(): PagedList<ConversationSummary> {
    return this.#all[this.otherFilter];
  }

  /** Reads what is on screen, or reads it again. Gives nothing if it was overtaken. */
  async refresh(signal: AbortSignal): Promise<Polled | undefined> {
    const other = this.query.trim() && this.other.refresh(signal);
    const polled = await this.shown.refresh(signal);
    return (await other) === 'news' ? 'news' : polled;
  }

  /** What is known of a conversation. @param id or reference */
  summaryOf(id: string): ConversationSummary | undefined {
    for (const { state } of Object.values(this.#all)) {
      const found =
        state.status === 'ready' && state.items.find((item) => item.id === id || item.reference === id);
      if (found) return found;
    }
    return undefined;
  }
}
