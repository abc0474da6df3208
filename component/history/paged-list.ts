import type { Page } from '../../worker/contract/history.ts';
import type { Following } from '../following.ts';
import type { ReadOptions, ReadResult } from '../reader.ts';
import { type Access, ask, type Failure } from './access.ts';
import { isSame, type Join } from './known.ts';
import type { Polled } from './pace.ts';
import type { ListState } from './state.ts';

export interface Joins<T> {
  /** What is known, once the first page was read again. */
  withFirst: Join<T>;
  /** What is known, with one more page. */
  withNext: Join<T>;
}

export interface ListSource<T> {
  read(token: string, cursor: string | undefined, options: ReadOptions): Promise<ReadResult<Page<T>>>;
  joins(following: Following): Joins<T>;
}

/** A list that comes page by page, and whose first page is read again and again. */
export class PagedList<T> {
  state: ListState<T> = { status: 'loading' };
  readonly access: Access;
  readonly source: ListSource<T>;
  #etag: string | null = null;
  /** When the first page was last known to hold. */
  #asOf: number | undefined;
  /** Pages in a row that brought nothing. */
  barren = 0;

  constructor(access: Access, source: ListSource<T>) {
    this.access = access;
    this.source = source;
  }

  /** Reads the first page, or reads it again. Gives nothing if it was overtaken. */
  async refresh(signal: AbortSignal): Promise<Polled | undefined> {
    const result = await ask(this.access, (token) =>
      this.source.read(token, undefined, { etag: this.#etag, signal }),
    );
    if (!result || signal.aborted) return undefined;
    if (result.outcome === 'ok') {
      this.#etag = result.value.etag;
      return this.#take(result.value.value);
    }
    return result.outcome === 'unchanged' ? this.#hold() : this.#miss(result);
  }

  /** Reads the next page. */
  async more(): Promise<void> {
    const { state } = this;
    if (state.status !== 'ready' || state.next === null || state.more === 'loading') return;
    this.move({ ...state, more: 'loading' });
    const following = await this.access.follow();
    if (following) await following.readMore(this, this.source.joins(following), state.next);
    else if (this.state.status === 'ready') this.move({ ...this.state, more: 'failed' });
  }

  /** Begins again, as if nothing had been tried. */
  restart(): void {
    if (this.state.status === 'failed') this.move({ status: 'loading' });
  }

  #take(page: Page<T>): Polled {
    const before = this.state.status === 'ready' ? this.state : undefined;
    if (!page.stale) this.#asOf = this.access.clock.now();
    const { following } = this.access;
    // Without it only first pages were read.
    const known =
      before && following
        ? following.readAgain(this, this.source.joins(following), before, page)
        : ({ more: page.next === null ? 'none' : 'some', ...page } as const);
    const stale = page.stale && ({ by: 'helpdesk', asOf: this.#asOf } as const);
    this.move({ status: 'ready', items: known.items, next: known.next, more: known.more, stale });
    return before && isSame(before.items, known.items) ? 'nothing' : 'news';
  }

  #hold(): Polled {
    const { state } = this;
    if (state.status === 'ready' && state.stale?.by !== 'helpdesk') {
      this.#asOf = this.access.clock.now();
      this.move({ ...state, stale: undefined });
    }
    return 'nothing';
  }

  #miss(failure: Failure): Polled {
    const by = failure.outcome === 'unreachable' ? 'network' : 'helpdesk';
    const { state } = this;
    this.move(
      state.status === 'ready'
        ? { ...state, stale: { by, asOf: this.#asOf } }
        : { status: 'failed', failure },
    );
    return failure;
  }

  move(state: ListState<T>): void {
    this.state = state;
    // Which says so.
    if (state.status === 'ready' && state.stale) void this.access.follow();
    this.access.changed();
  }
}
