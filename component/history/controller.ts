import type { LitElement, ReactiveController } from 'lit';
import type { ConversationSummary, ThreadMessage } from '../../worker/contract/history.ts';
import { Listening } from '../listening.ts';
import { fingerprint } from '../submissions/fingerprint.ts';
import type { Access } from './access.ts';
import { systemClock } from './clock.ts';
import type { HistoryDesk, HistoryPorts } from './desk.ts';
import { Endless } from './endless.ts';
import type { Polled } from './pace.ts';
import { PagedList } from './paged-list.ts';
import { withFirst, withNext } from './pages.ts';
import { Polling } from './polling.ts';
import type { Previews } from './previews.ts';
import { Replies } from './replies.ts';
import { search } from './search.ts';
import type { Filter, ListState, ReadyList } from './state.ts';
import { Steadying } from './steadying.ts';
import { Thread } from './thread.ts';
import { marksName, nameOf, Unread } from './unread.ts';
import type { Visit } from './visit.ts';

/** What is on screen. */
export type HistoryState =
  | { screen: 'list'; list: ListState<ConversationSummary>; filter: Filter }
  | { screen: 'thread'; visit: Visit };

/** An answer that came while its conversation was on screen. */
export interface News {
  /** Of the agent, if it is known. */
  name: string | null;
  /** ISO time. */
  createdAt: string;
}

/** After this long, waiting without a word looks like a mistake. */
const SLOW_MS = 4_000;
/** Long enough to be seen; the answer itself stays. */
const NEWS_MS = 10_000;

/** What one customer's conversations are shown and continued with, for as long as the session lasts. */
export class HistoryController implements ReactiveController {
  query = '';
  news: News | undefined;
  /** Something takes long. */
  slow = false;
  /** What is on screen was asked for by hand, and has just been answered. */
  tried = false;
  /** Earlier messages were asked for; from then on more come by themselves. */
  growing = false;
  readonly desk: HistoryDesk;
  readonly clock;
  readonly replies: Replies;
  readonly #host: LitElement;
  readonly #email: string;
  readonly #access: Access;
  #lists: Record<Filter, PagedList<ConversationSummary>>;
  readonly #unread: Unread;
  readonly #polling: Polling;
  /** Draws small pictures of files; missing until there is one to draw. */
  #previews: Promise<Previews | undefined> | undefined;
  /** Those that hold nothing of the conversations. */
  readonly #helpers: readonly ReactiveController[];
  readonly #listening: Listening;
  #visits: Visit[] = [];
  #visit: Visit | undefined;
  #filter: Filter = 'open';
  #lead: string | undefined;
  #over = false;
  #asked = false;

  constructor(host: LitElement, desk: HistoryDesk, ports: HistoryPorts = {}) {
    const { clock = systemClock, random = Math.random } = ports;
    const { state } = desk.session;
    this.#host = host;
    this.desk = desk;
    this.clock = clock;
    this.#email = state.status === 'none' ? '' : state.session.customer.email;
    this.#access = { desk, clock, changed: () => host.requestUpdate() };
    this.#lists = this.#newLists();
    const customer = fingerprint(this.#email);
    this.#unread = new Unread(marksName(desk.address, this.#email), clock.now(), ports.deviceStorage);
    this.replies = new Replies({
      access: this.#access,
      ports,
      customer,
      visit: () => this.#visit,
      accepted: () => this.#polling.now(),
    });
    this.#listening = new Listening(host, [
      [desk.session, 'change', () => this.#follow()],
      [window, 'pagehide', () => this.#visit?.reply?.flush()],
      [window, 'online', () => this.#resume()],
      [window, 'offline', () => host.requestUpdate()],
    ]);
    this.#helpers = [new Steadying(host), new Endless(host, () => this.#reachEnd())];
    this.#polling = new Polling(host, (signal) => this.#look(signal), { clock, random });
    host.addController(this);
  }

  get state(): HistoryState {
    const visit = this.#visit;
    const filter = this.#filter;
    return visit ? { screen: 'thread', visit } : { screen: 'list', list: this.#lists[filter].state, filter };
  }

  /** What of a list matches the search. */
  found({ items }: ReadyList<ConversationSummary>): readonly ConversationSummary[] {
    return search(items, this.query, (conversation) => {
      const visit = this.#visited(nameOf(conversation));
      return messagesOf(visit?.thread).map(({ body }) => body);
    });
  }

  isUnread(conversation: ConversationSummary): boolean {
    return this.#unread.has(conversation);
  }

  find(query: string): void {
    this.query = query;
    this.#host.requestUpdate();
  }

  show(filter: Filter): void {
    this.#filter = filter;
    this.#polling.now();
    this.#host.requestUpdate();
  }

  /** Asks now, whatever came of it before. */
  readonly retry = (): void => {
    (this.#visit?.thread ?? this.#lists[this.#filter]).restart();
    this.#asked = true;
    this.#polling.now();
  };

  /** More of the list. */
  readonly more = (): void => {
    void this.#lists[this.#filter].more();
  };

  /**
   * Opens a conversation.
   *
   * @param id or reference
   * @param lead whether the focus goes there: it does not when a page opens with it
   */
  open(id: string, lead = true): void {
    if (this.#over) return;
    this.#visit?.reply?.leave();
    const summary = this.#summaryOf(id);
    const visit = this.#visited(summary ? nameOf(summary) : id) ?? this.#newVisit(id, summary);
    this.#visit = visit;
    this.news = undefined;
    this.growing = false;
    if (lead) this.#lead = 'thread-title';
    visit.change = { is: 'none' };
    visit.told = false;
    this.replies.open(visit);
    this.#announceOpened(visit);
    this.#polling.now();
    this.#host.requestUpdate();
  }

  /** Back to the list, to where it was left. */
  readonly back = (): void => {
    const visit = this.#visit;
    if (!visit) return;
    visit.reply?.leave();
    this.#visit = undefined;
    this.#lead = `row-${visit.thread.summary ? nameOf(visit.thread.summary) : ''}`;
    this.desk.onBack();
    this.#polling.now();
    this.#host.requestUpdate();
  };

  readonly earlier = (): void => {
    this.growing = true;
    void this.#visit?.thread.earlier();
  };

  /** Sends the reply off; the focus goes where it goes on. */
  async send(): Promise<void> {
    const reply = await this.replies.begin();
    await reply?.send();
    this.go(reply?.isSent ? 'sending' : 'reply');
  }

  /** Takes in files that were dropped or pasted. */
  attach(files: readonly File[]): void {
    void this.replies.attach(files);
  }

  /** Asks before the conversation is closed, or opened again. */
  async ask(): Promise<void> {
    const visit = this.#visit;
    const loaded = await this.replies.load();
    await this.#host.updateComplete;
    if (visit !== this.#visit) return;
    if (loaded) this.#host.shadowRoot?.querySelector('dialog')?.showModal();
    else this.go('reply');
  }

  /** Closes the conversation, or opens it again. */
  async apply(to: 'open' | 'closed'): Promise<void> {
    const visit = this.#visit;
    if (!visit) return;
    visit.change = { is: 'working', to };
    this.#host.requestUpdate();
    const failure = await visit.thread.setState(to);
    visit.change = failure ? { is: 'failed', to, failure } : { is: 'none' };
    this.#polling.now();
    this.#host.requestUpdate();
  }

  /** Focuses the element with this id, once it is there. */
  go(id: string): void {
    this.#lead = id;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (root?.querySelector('.picture')) this.#previews ??= this.#loadPreviews();
    const lead = this.#lead;
    if (lead === undefined) return;
    this.#lead = undefined;
    (root?.getElementById(lead) ?? root?.getElementById('history-title'))?.focus();
  }

  /** Files can do without pictures where these cannot be loaded. */
  async #loadPreviews(): Promise<Previews | undefined> {
    const chunk = await import('./previews.ts').catch(() => undefined);
    return chunk && !this.#over ? new chunk.Previews(this.#host) : undefined;
  }

  /** Steps back for good: the element has another form, or another Worker. */
  close(): void {
    this.#end(false);
  }

  /** Forgets everything; what was written to be sent stays in the tab's storage unless the customer left. */
  #end(left: boolean): void {
    if (this.#over) return;
    const reading = left ? undefined : this.#visit?.thread.id;
    this.#over = true;
    this.replies.end(this.#visits, left);
    this.#polling.stop();
    void this.#previews?.then((previews) => previews?.stop());
    this.#listening.hostDisconnected();
    const { files } = this.replies;
    for (const controller of [this, this.#listening, ...this.#helpers, files]) {
      if (controller) this.#host.removeController(controller);
    }
    files?.clear();
    files?.hostDisconnected();
    this.replies.files = undefined;
    this.#visits = [];
    this.#visit = undefined;
    this.news = undefined;
    this.query = '';
    this.#lists = this.#newLists();
    this.desk.onSignedOut(reading);
    this.#host.requestUpdate();
  }

  #follow(): void {
    const { state } = this.desk.session;
    if (state.status === 'none') this.#end(state.ended === 'signed_out');
    else if (state.session.customer.email !== this.#email) this.#end(true);
  }

  async #look(signal: AbortSignal): Promise<Polled | undefined> {
    const visit = this.#visit;
    const asked = this.#asked;
    this.#asked = false;
    this.tried = false;
    const over = this.clock.after(SLOW_MS, () => this.#slowDown(true));
    const polled = await (visit ? this.#lookInto(visit, signal) : this.#lists[this.#filter].refresh(signal));
    over();
    if (signal.aborted) return polled;
    this.tried = asked;
    this.#slowDown(false);
    return polled;
  }

  #slowDown(slow: boolean): void {
    this.slow = slow;
    this.#host.requestUpdate();
  }

  async #lookInto(visit: Visit, signal: AbortSignal): Promise<Polled | undefined> {
    const { thread } = visit;
    const last = messagesOf(thread).at(-1)?.id;
    const polled = await thread.refresh(signal);
    if (thread.state.status !== 'ready' || typeof polled !== 'string') return polled;
    this.replies.found(visit, thread.state.conversation);
    if (thread.isWhole) visit.reply?.arrived();
    const messages = messagesOf(thread);
    const at = messages.findIndex(({ id }) => id === last);
    if (visit === this.#visit) this.#notice(visit, at < 0 ? [] : messages.slice(at + 1));
    return polled;
  }

  /** Somebody looks at the conversation: it is read, and what is new is said. */
  #notice(visit: Visit, added: readonly ThreadMessage[]): void {
    const { summary } = visit.thread;
    if (summary) this.#unread.see(summary);
    const answer = added.findLast(({ from }) => from === 'agent');
    if (answer) this.#tell({ name: answer.author.name, createdAt: answer.createdAt });
    this.#announceOpened(visit);
  }

  #tell(news: News): void {
    this.news = news;
    this.clock.after(NEWS_MS, () => {
      if (this.news === news) this.news = undefined;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  #announceOpened(visit: Visit): void {
    const { summary } = visit.thread;
    if (!summary || visit.told) return;
    visit.told = true;
    this.desk.onOpen(summary.id, summary.reference);
  }

  #newVisit(id: string, summary: ConversationSummary | undefined): Visit {
    const visit: Visit = {
      thread: new Thread(this.#access, summary?.id ?? id, summary),
      draft: undefined,
      text: '',
      promised: false,
      reply: undefined,
      change: { is: 'none' },
      told: false,
    };
    this.#visits.push(visit);
    return visit;
  }

  #visited(name: string): Visit | undefined {
    return this.#visits.find(
      ({ thread: { id, summary } }) => id === name || (summary && nameOf(summary) === name),
    );
  }

  #newLists(): Record<Filter, PagedList<ConversationSummary>> {
    const list = (state: Filter) =>
      new PagedList<ConversationSummary>(this.#access, {
        read: (token, cursor, options) =>
          this.desk.client.listConversations(token, { state, ...(cursor && { cursor }) }, options),
        withFirst,
        withNext,
      });
    return { open: list('open'), closed: list('closed') };
  }

  #summaryOf(id: string): ConversationSummary | undefined {
    for (const { state } of Object.values(this.#lists)) {
      const found =
        state.status === 'ready' && state.items.find((item) => item.id === id || item.reference === id);
      if (found) return found;
    }
    return undefined;
  }

  #resume(): void {
    for (const { reply } of this.#visits) reply?.resume();
    if (this.replies.failed) void this.replies.begin();
    this.#host.requestUpdate();
  }

  #reachEnd(): void {
    if (this.#visit) this.earlier();
    else this.more();
  }
}

function messagesOf(thread: Thread | undefined): readonly ThreadMessage[] {
  return thread?.messages.state.status === 'ready' ? thread.messages.state.items : [];
}
