import type { Conversation, ConversationSummary, ThreadMessage } from '../../worker/contract/history.ts';
import { type Access, ask, type Failure } from './access.ts';
import type { Polled } from './pace.ts';
import { PagedList } from './paged-list.ts';
import { isSame, withEarlier, withNewest } from './pages.ts';
import type { ThreadState } from './state.ts';

/** The newest are on screen at first, so that the last one is not far; */
const FIRST_SHOWN = 12;
/** and so many more each time: a slow phone draws them without holding anything up. */
const SHOWN_MORE = 20;

/** One conversation with its messages. */
export class Thread {
  /** What it is asked for by; may become another one once it is delivered. */
  id: string;
  /** What is known of it by now. */
  summary: ConversationSummary | undefined;
  readonly messages: PagedList<ThreadMessage>;
  /**
   * How many messages are on screen, in blocks, the newest first: what was shown together stays together, so that
   * nothing is drawn again when more comes above or below.
   */
  shown: readonly number[] = [FIRST_SHOWN];
  private conversation: Conversation | undefined;
  private failure: Failure | undefined;
  private etag: string | null = null;
  private readonly access: Access;

  /** @param summary what the list knows of it; without one, `id` may be a reference */
  constructor(access: Access, id: string, summary: ConversationSummary | undefined) {
    this.access = access;
    this.id = id;
    this.summary = summary;
    this.messages = new PagedList(access, {
      read: (token, cursor, options) =>
        access.desk.client.listMessages(token, this.id, cursor === undefined ? {} : { cursor }, options),
      withFirst: withNewest,
      withNext: withEarlier,
    });
  }

  get state(): ThreadState {
    const { conversation, failure, messages } = this;
    if (failure && 'code' in failure && failure.code === 'not_found') return { status: 'not_found' };
    if (conversation && messages.state.status === 'ready')
      return { status: 'ready', conversation, messages: messages.state };
    if (failure) return { status: 'failed', failure };
    return messages.state.status === 'failed' ? messages.state : { status: 'loading' };
  }

  /** Begins again, as if nothing had been tried. */
  restart(): void {
    this.failure = undefined;
    this.messages.restart();
  }

  /** Reads it, or reads it again. Gives nothing if it was overtaken. */
  async refresh(signal: AbortSignal): Promise<Polled | undefined> {
    const first = this.readConversation(signal);
    // A reference has to be asked for first: messages are only found by id.
    const found = this.summary ? undefined : await first;
    if (typeof found === 'object' || signal.aborted) return found;
    const before = this.count;
    const [one, other] = await Promise.all([first, this.messages.refresh(signal)]);
    const [newest = 0, ...older] = this.shown;
    // What is on screen stays there when something is added below.
    if (before > 0) this.shown = [newest + Math.max(0, this.count - before), ...older];
    return typeof one === 'object' || one === 'news' ? one : other;
  }

  /** Shows earlier messages: those at hand, or those of the page before. */
  async earlier(): Promise<void> {
    const shown = this.shown.reduce((sum, size) => sum + size, 0);
    if (shown >= this.count) await this.messages.more();
    if (shown >= this.count) return;
    this.shown = [...this.shown, SHOWN_MORE];
    this.access.changed();
  }

  /** Closes it, or opens it again. Gives what went wrong. */
  async setState(to: 'open' | 'closed'): Promise<Failure | undefined> {
    const result = await ask(this.access, (token) => this.access.desk.client.setState(token, this.id, to));
    if (result?.outcome !== 'ok') return result;
    this.etag = null;
    this.take(result.value);
    return undefined;
  }

  private get count(): number {
    return this.messages.state.status === 'ready' ? this.messages.state.items.length : 0;
  }

  private async readConversation(signal: AbortSignal): Promise<Polled | undefined> {
    const result = await ask(this.access, (token) =>
      this.access.desk.client.getConversation(token, this.id, { etag: this.etag, signal }),
    );
    if (!result || signal.aborted) return undefined;
    this.failure = undefined;
    if (result.outcome === 'unchanged') return 'nothing';
    if (result.outcome === 'ok') {
      this.etag = result.value.etag;
      return this.take(result.value.value);
    }
    this.failure = result;
    this.access.changed();
    return result;
  }

  private take(conversation: Conversation): Polled {
    const same = isSame([this.conversation], [conversation]);
    this.id = conversation.id;
    this.conversation = conversation;
    this.summary = conversation;
    this.access.changed();
    return same ? 'nothing' : 'news';
  }
}
