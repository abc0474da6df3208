import type {
  Conversation,
  ConversationSummary,
  Page,
  ThreadMessage,
} from '../../worker/contract/history.ts';
import type { ReadResult, Tagged } from '../account-client.ts';
import { type Access, ask, type Failure, whenSlow } from './access.ts';
import { whoIsAway } from './conversation-list.ts';
import type { Polled } from './pace.ts';
import { isSame, withEarlier, withNewest } from './pages.ts';
import { moreOf, type ReadyThread, type Stale, type ThreadState } from './state.ts';

/** The newest of them are on screen at first, so that the last one is not far; */
const FIRST_SHOWN = 12;
/** and so many more each time: a slow phone draws them between two frames or three. */
const SHOWN_MORE = 20;

/** One conversation with its messages. */
export class Thread {
  /** What it is asked for by; may become another one once it is delivered. */
  id: string;
  state: ThreadState;
  private readonly access: Access;
  private readonly etags = { conversation: null as string | null, messages: null as string | null };
  private asOf: number | undefined;

  /** @param summary what the list knows of it; without one, `id` may be a reference */
  constructor(access: Access, id: string, summary: ConversationSummary | undefined) {
    this.access = access;
    this.id = id;
    this.state = { status: 'loading', slow: false, summary };
  }

  /** What is known of it by now. */
  get summary(): ConversationSummary | undefined {
    const { state } = this;
    return state.status === 'ready'
      ? state.conversation
      : state.status === 'loading'
        ? state.summary
        : undefined;
  }

  /** Begins again, as if nothing had been tried. */
  restart(): void {
    if (this.state.status === 'failed') this.move({ status: 'loading', slow: false, summary: undefined });
  }

  /** Reads it, or reads it again. */
  async refresh(signal?: AbortSignal): Promise<Polled | undefined> {
    const over = whenSlow(this.access, () => {
      if (this.state.status === 'loading') this.move({ ...this.state, slow: true });
    });
    const { client } = this.access.desk;
    const options = (etag: string | null) => ({ etag, ...(signal && { signal }) });
    const first = ask(this.access, (token) =>
      client.getConversation(token, this.id, options(this.etags.conversation)),
    );
    // A reference has to be asked for first: messages are only found by id.
    const found = this.summary ? undefined : await first;
    if (found?.outcome === 'ok') this.id = found.value.value.id;
    const second =
      found && isFailure(found)
        ? found
        : ask(this.access, (token) => client.listMessages(token, this.id, {}, options(this.etags.messages)));
    const [conversation, messages] = await Promise.all([first, second]);
    over();
    if (!conversation || !messages || signal?.aborted) return undefined;
    if (isFailure(conversation)) return this.miss(conversation);
    if (isFailure(messages)) return this.miss(messages);
    return this.take(
      conversation.outcome === 'ok' ? conversation.value : undefined,
      messages.outcome === 'ok' ? messages.value : undefined,
    );
  }

  /** Shows earlier messages: those at hand, or those of the page before. */
  async earlier(): Promise<void> {
    const { state } = this;
    if (state.status !== 'ready' || state.more === 'loading') return;
    if (state.shown < state.messages.length || state.next === null) {
      return this.move({ ...state, shown: state.shown + SHOWN_MORE });
    }
    this.move({ ...state, more: 'loading' });
    const cursor = state.next;
    const result = await ask(this.access, (token) =>
      this.access.desk.client.listMessages(token, this.id, { cursor }),
    );
    if (!result || this.state.status !== 'ready' || this.state.next !== cursor) return;
    if (result.outcome !== 'ok') return this.move({ ...this.state, more: 'failed' });
    const { items, next } = withEarlier({ items: this.state.messages, next: cursor }, result.value.value);
    this.move({
      ...this.state,
      messages: items,
      next,
      more: moreOf(next),
      shown: this.state.shown + SHOWN_MORE,
    });
  }

  /** Closes it, or opens it again. Gives what went wrong. */
  async setState(to: 'open' | 'closed'): Promise<Failure | undefined> {
    const result = await ask(this.access, (token) => this.access.desk.client.setState(token, this.id, to));
    if (result && result.outcome !== 'ok') return result;
    if (result && this.state.status === 'ready') {
      this.etags.conversation = null;
      this.move({ ...this.state, conversation: result.value });
    }
    return undefined;
  }

  /** What was read; missing is what is as it was. */
  private take(
    conversation: Tagged<Conversation> | undefined,
    messages: Tagged<Page<ThreadMessage>> | undefined,
  ): Polled {
    const before = this.state.status === 'ready' ? this.state : undefined;
    const current = conversation?.value ?? before?.conversation;
    if (!current || !(conversation || messages)) return this.hold(before);
    if (conversation) this.etags.conversation = conversation.etag;
    if (messages) this.etags.messages = messages.etag;
    this.id = current.id;
    const known = before ?? { messages: [], next: null, shown: FIRST_SHOWN, more: 'some' };
    const { items, next } = messages
      ? withNewest({ items: known.messages, next: known.next }, messages.value)
      : { items: known.messages, next: known.next };
    const stale = this.staleness(current, messages?.value ?? { stale: before?.stale?.by === 'helpdesk' });
    if (!stale) this.asOf = this.access.clock.now();
    this.move({
      status: 'ready',
      conversation: current,
      messages: items,
      next,
      more: moreOf(next, known.more),
      stale,
      // What is on screen stays there when something is added below.
      shown: before ? before.shown + Math.max(0, items.length - before.messages.length) : FIRST_SHOWN,
    });
    const same = before && isSame(before.messages, items) && isSame([before.conversation], [current]);
    return same ? 'nothing' : 'news';
  }

  private staleness({ stale }: Conversation, messages: { stale?: boolean }): Stale | undefined {
    return stale || messages.stale ? { by: 'helpdesk', asOf: this.asOf } : undefined;
  }

  private hold(before: ReadyThread | undefined): Polled {
    if (!before || before.stale?.by === 'helpdesk') return 'nothing';
    this.asOf = this.access.clock.now();
    if (before.stale) this.move({ ...before, stale: undefined });
    return 'nothing';
  }

  private miss(failure: Failure): Polled {
    if ('code' in failure && failure.code === 'not_found') this.move({ status: 'not_found' });
    else if (this.state.status === 'ready')
      this.move({ ...this.state, stale: { by: whoIsAway(failure), asOf: this.asOf } });
    else this.move({ status: 'failed', failure });
    return failure;
  }

  private move(state: ThreadState): void {
    this.state = state;
    this.access.changed();
  }
}

function isFailure(result: ReadResult<unknown>): result is Failure {
  return result.outcome === 'problem' || result.outcome === 'unreachable';
}
