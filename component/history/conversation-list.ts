import type { ConversationSummary, Page } from '../../worker/contract/history.ts';
import { type Access, ask, type Failure, whenSlow } from './access.ts';
import type { Polled } from './pace.ts';
import { isSame, withFirst, withNext } from './pages.ts';
import { type Filter, type ListState, moreOf, type Stale } from './state.ts';

/** The customer's open or closed conversations, page by page. */
export class ConversationList {
  state: ListState = { status: 'loading', slow: false };
  private readonly access: Access;
  private readonly filter: Filter;
  private etag: string | null = null;
  /** When the first page was last known to hold. */
  private asOf: number | undefined;

  constructor(access: Access, filter: Filter) {
    this.access = access;
    this.filter = filter;
  }

  /** Begins again, as if nothing had been tried. */
  restart(): void {
    if (this.state.status === 'failed') this.move({ status: 'loading', slow: false });
  }

  /** Reads the first page, or reads it again. */
  async refresh(signal?: AbortSignal): Promise<Polled | undefined> {
    const over = whenSlow(this.access, () => {
      if (this.state.status === 'loading') this.move({ status: 'loading', slow: true });
    });
    const { client } = this.access.desk;
    const options = { etag: this.etag, ...(signal && { signal }) };
    const result = await ask(this.access, (token) =>
      client.listConversations(token, { state: this.filter }, options),
    );
    over();
    if (!result || signal?.aborted) return undefined;
    if (result.outcome === 'unchanged') return this.hold();
    if (result.outcome !== 'ok') return this.miss(result);
    this.etag = result.value.etag;
    return this.take(result.value.value);
  }

  /** Reads the next page. */
  async more(): Promise<void> {
    const { state } = this;
    if (state.status !== 'ready' || state.next === null || state.more === 'loading') return;
    this.move({ ...state, more: 'loading' });
    const cursor = state.next;
    const result = await ask(this.access, (token) =>
      this.access.desk.client.listConversations(token, { state: this.filter, cursor }),
    );
    if (!result || this.state.status !== 'ready' || this.state.next !== cursor) return;
    if (result.outcome !== 'ok') return this.move({ ...this.state, more: 'failed' });
    const known = withNext(this.state, result.value.value);
    this.move({ ...this.state, ...known, more: moreOf(known.next) });
  }

  private take(page: Page<ConversationSummary>): Polled {
    const before = this.state.status === 'ready' ? this.state : undefined;
    const stale: Stale | undefined = page.stale && { by: 'helpdesk', asOf: this.asOf };
    if (!stale) this.asOf = this.access.clock.now();
    const known = withFirst(before ?? { items: [], next: null }, page);
    this.move({ status: 'ready', ...known, more: moreOf(known.next, before?.more), stale });
    return before && isSame(before.items, known.items) ? 'nothing' : 'news';
  }

  private hold(): Polled {
    if (this.state.status !== 'ready' || this.state.stale?.by === 'helpdesk') return 'nothing';
    this.asOf = this.access.clock.now();
    if (this.state.stale) this.move({ ...this.state, stale: undefined });
    return 'nothing';
  }

  private miss(failure: Failure): Polled {
    if (this.state.status === 'ready') {
      this.move({ ...this.state, stale: { by: whoIsAway(failure), asOf: this.asOf } });
    } else this.move({ status: 'failed', failure });
    return failure;
  }

  private move(state: ListState): void {
    this.state = state;
    this.access.changed();
  }
}

/** Who it is that cannot be reached. */
export function whoIsAway(failure: Failure): 'helpdesk' | 'network' {
  return failure.outcome === 'unreachable' ? 'network' : 'helpdesk';
}
