import type { Conversation, ConversationSummary, ThreadMessage } from '../../worker/contract/history.ts';
import { type Access, ask, type Failure } from './access.ts';
import { isSame } from './known.ts';
import type { Polled } from './pace.ts';
import { PagedList } from './paged-list.ts';
import type { ThreadState } from './state.ts';

/** The newest are on screen at first, so that the last one is not far; */
const FIRST_SHOWN = 6;
/** and so many more each time: a slow phone draws them without holding anything up. */
const SHOWN_MORE = 4;

/** One conversation with its messages. */
export class Thread {
  /** What it is asked for by; may become another one once it is delivered. */
  id: string;
  /** What is known of it by now. */
  summary: ConversationSummary | undefined;
  readonly messages: PagedList<ThreadMessage>;
  /** Shows its data; missing if it has none, or that cannot be loaded. */
  dataView: typeof import('./data-view.ts').dataView | undefined;
  /** Whether the last look brought the messages, too. */
  isWhole = false;
  /** Ids of the messages that the blocks on screen begin with, the newest block first. */
  #starts: readonly string[] = [];
  #conversation: Conversation | undefined;
  #failure: Failure | undefined;
  #etag: string | null = null;
  readonly #access: Access;

  /** @param summary what the list knows of it; without one, `id` may be a reference */
  constructor(access: Access, id: string, summary: ConversationSummary | undefined) {
    this.#access = access;
    this.id = id;
    this.summary = summary;
    this.messages = new PagedList(access, {
      read: (token, cursor, options) => access.desk.client.listMessages(token, this.id, { cursor }, options),
      joins: ({ messages }) => messages,
    });
  }

  get state(): ThreadState {
    const { messages } = this;
    const conversation = this.#conversation;
    const failure = this.#failure;
    if (failure && 'code' in failure && failure.code === 'not_found') return { status: 'not_found' };
    if (conversation && messages.state.status === 'ready')
      return { status: 'ready', conversation, messages: messages.state };
    if (failure) return { status: 'failed', failure };
    return messages.state.status === 'failed' ? messages.state : { status: 'loading' };
  }

  /** Begins again, as if nothing had been tried. */
  restart(): void {
    this.#failure = undefined;
    this.messages.restart();
  }

  /** Reads it, or reads it again. Gives nothing if it was overtaken. */
  async refresh(signal: AbortSignal): Promise<Polled | undefined> {
    const first = this.#readConversation(signal);
    // A reference has to be asked for first: messages are only found by id.
    const found = this.summary ? undefined : await first;
    if (typeof found === 'object' || signal.aborted) return found;
    const [one, other] = await Promise.all([first, this.messages.refresh(signal)]);
    this.isWhole = typeof other === 'string' && !signal.aborted;
    return typeof one === 'object' || one === 'news' ? one : other;
  }

  /**
   * The messages on screen, in blocks, the newest first. What was shown together stays together, so that nothing is
   * drawn again when more comes above or below.
   */
  get blocks(): (readonly ThreadMessage[])[] {
    const { items } = this;
    const first = items.at(-FIRST_SHOWN) ?? items[0];
    if (first && this.#begin < 0) this.#starts = [first.id];
    const starts = new Set(this.#starts);
    const blocks: ThreadMessage[][] = [];
    for (const message of items.slice(Math.max(0, this.#begin))) {
      if (starts.has(message.id)) blocks.unshift([]);
      blocks[0]?.push(message);
    }
    return blocks;
  }

  /** Whether earlier messages are at hand. */
  get hasEarlier(): boolean {
    return this.#begin > 0;
  }

  /** Shows earlier messages: those at hand, or those of the page before. */
  async earlier(): Promise<void> {
    await this.#access.follow();
    if (!this.hasEarlier) await this.messages.more();
    const begin = this.#begin;
    const next = this.items[Math.max(0, begin - SHOWN_MORE)];
    if (begin <= 0 || !next) return;
    this.#starts = [...this.#starts, next.id];
    this.#access.changed();
  }

  /** Takes what became of it as the newest there is. @param etag that it can be compared by */
  take(conversation: Conversation, etag: string | null): Polled {
    const same = isSame([this.#conversation], [conversation]);
    this.id = conversation.id;
    this.#etag = etag;
    this.#conversation = conversation;
    this.summary = conversation;
    this.#access.changed();
    return same ? 'nothing' : 'news';
  }

  /** Those that are known, oldest first. */
  get items(): readonly ThreadMessage[] {
    return this.messages.state.status === 'ready' ? this.messages.state.items : [];
  }

  /** Index of the first message on screen. */
  get #begin(): number {
    return this.items.findIndex(({ id }) => id === this.#starts.at(-1));
  }

  async #readConversation(signal: AbortSignal): Promise<Polled | undefined> {
    const result = await ask(this.#access, (token) =>
      this.#access.desk.client.getConversation(token, this.id, { etag: this.#etag, signal }),
    );
    if (!result || signal.aborted) return undefined;
    this.#failure = undefined;
    if (result.outcome === 'unchanged') return 'nothing';
    if (result.outcome === 'ok') {
      const { value, etag } = result.value;
      if (Object.keys(value.data).length > 0)
        this.dataView ??= (await import('./data-view.ts').catch(() => undefined))?.dataView;
      return signal.aborted ? undefined : this.take(value, etag);
    }
    this.#failure = result;
    this.#access.changed();
    return result;
  }
}
