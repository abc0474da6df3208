import type { LitElement, ReactiveController } from 'lit';
import type { ConversationState, ConversationSummary, ThreadMessage } from '../../worker/contract/history.ts';
import { Listening } from '../listening.ts';
import { fingerprint } from '../submissions/fingerprint.ts';
import type { Access } from './access.ts';
import { systemClock } from './clock.ts';
import type { HistoryDesk, HistoryPorts } from './desk.ts';
import { Leading } from './leading.ts';
import { Lists } from './lists.ts';
import { Looking } from './looking.ts';
import type { Polled } from './pace.ts';
import type { Previews } from './previews.ts';
import { Reading } from './reading.ts';
import { Replies } from './replies.ts';
import type { Filter, ListState } from './state.ts';
import { marksName, nameOf, Unread } from './unread.ts';
import type { Visit } from './visit.ts';
import { Visits } from './visits.ts';

/** What is on screen. */
export type HistoryState =
  | { screen: 'list'; list: ListState<ConversationSummary> }
  | { screen: 'thread'; visit: Visit };

/** What one customer's conversations are shown and continued with, for as long as the session lasts. */
export class HistoryController implements ReactiveController {
  /** Earlier messages were asked for; from then on more come by themselves. */
  growing = false;
  readonly desk: HistoryDesk;
  readonly clock;
  readonly replies: Replies;
  readonly looking: Looking;
  readonly reading: Reading;
  lists: Lists;
  readonly #host: LitElement;
  readonly #email: string;
  readonly #access: Access;
  readonly #unread: Unread;
  readonly #listening: Listening;
  readonly #leading: Leading;
  #visits: Visits;
  /** Draws small pictures of files; missing until there is one to draw. */
  #previews: Promise<Previews | undefined> | undefined;
  /** What loads ahead what further pages take; missing until there are any. */
  #ahead: Promise<unknown> | undefined;
  #over = false;

  constructor(host: LitElement, desk: HistoryDesk, ports: HistoryPorts = {}) {
    const { clock = systemClock, random = Math.random, following } = ports;
    const looking = new Looking(host, {
      clock,
      random,
      following,
      isNew: () => (this.#visits.shown?.thread ?? this.lists.shown).state.status === 'loading',
      look: (signal) => this.#look(signal),
      reachEnd: () => (this.#visits.shown ? this.earlier() : this.more()),
    });
    const access: Access = {
      desk,
      clock,
      get following() {
        return looking.following;
      },
      follow: () => looking.follow(),
      changed: () => host.requestUpdate(),
    };
    this.#host = host;
    this.desk = desk;
    this.clock = clock;
    this.looking = looking;
    this.#email = desk.session.customer?.email ?? '';
    this.#access = access;
    this.lists = new Lists(access);
    this.#visits = new Visits(access);
    this.#unread = new Unread(marksName(desk.address, this.#email), clock.now(), ports.deviceStorage);
    this.replies = new Replies({
      access,
      ports,
      customer: fingerprint(this.#email),
      visit: () => this.#visits.shown,
      done: () => looking.now(),
    });
    this.reading = new Reading({
      access,
      replies: this.replies,
      unread: this.#unread,
      shown: () => this.#visits.shown,
    });
    this.#listening = new Listening(host, [
      [desk.session, 'change', () => this.#follow()],
      [window, 'pagehide', () => this.#visits.shown?.reply?.flush()],
      [window, 'online', () => this.#resume()],
      [window, 'offline', () => host.requestUpdate()],
    ]);
    this.#leading = new Leading(host);
    host.addController(this);
    looking.now();
  }

  get state(): HistoryState {
    const visit = this.#visits.shown;
    return visit ? { screen: 'thread', visit } : { screen: 'list', list: this.lists.shown.state };
  }

  /** What is loaded of a conversation's messages. */
  lettersOf(conversation: ConversationSummary): readonly ThreadMessage[] {
    return this.#visits.of(nameOf(conversation))?.thread.items ?? [];
  }

  /** Where a conversation of the list stands: once it was opened, more may be known than when the list was read. */
  stateOf({ state, updatedAt, ...names }: ConversationSummary): ConversationState {
    const summary = this.#visits.of(nameOf(names))?.thread.summary;
    return summary && summary.updatedAt > updatedAt ? summary.state : state;
  }

  isUnread(conversation: ConversationSummary): boolean {
    return this.#unread.has(conversation);
  }

  /** Looks for it among all, also those that are not on screen. */
  find(query: string): void {
    const { lists } = this;
    const isBegun = lists.query.trim();
    lists.query = query;
    if (isBegun) this.#host.requestUpdate();
    else this.#turn();
  }

  show(filter: Filter): void {
    this.lists.filter = filter;
    this.#turn();
  }

  /** Asks now, whatever came of it before. */
  readonly retry = (): void => {
    (this.#visits.shown?.thread ?? this.lists.shown).restart();
    this.looking.now(true);
  };

  /** More of the list. */
  readonly more = (): void => {
    void this.lists.shown.more();
  };

  /**
   * Opens a conversation.
   *
   * @param id or reference
   * @param lead whether the focus goes there: it does not when a page opens with it
   */
  open(id: string, lead = true): void {
    if (this.#over) return;
    this.#visits.leave();
    const visit = this.#visits.enter(id, this.lists.summaryOf(id));
    this.reading.news = undefined;
    this.growing = false;
    if (lead) this.go('thread-title');
    this.replies.open(visit);
    this.reading.announce(visit);
    this.#turn();
  }

  /** Back to the list, to where it was left. */
  readonly back = (): void => {
    const visit = this.#visits.leave();
    if (!visit) return;
    const { summary } = visit.thread;
    this.go(`row-${summary ? nameOf(summary) : ''}`);
    this.desk.onBack();
    this.#turn();
  };

  readonly earlier = (): void => {
    this.growing = true;
    void this.#visits.shown?.thread.earlier();
  };

  /** Sends the reply off; the focus goes where it goes on. */
  async send(): Promise<void> {
    const reply = await this.replies.begin();
    await reply?.send();
    this.go(reply?.isSent ? 'sending' : 'reply');
  }

  /** Takes in files that were dropped or pasted. */
  attach(files: readonly File[]): void {
    if (this.#visits.shown) this.replies.attach(files);
  }

  /** Asks before the conversation is closed, or opened again. */
  async ask(): Promise<void> {
    const visit = this.#visits.shown;
    const chunk = await this.replies.replying.load();
    await this.#host.updateComplete;
    if (visit !== this.#visits.shown) return;
    if (chunk) chunk.showQuestion(this.#host.renderRoot as ShadowRoot, visit);
    else this.go('reply');
  }

  /** Focuses the element with this id, once it is there. */
  go(id: string): void {
    this.#leading.go(id);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (root?.querySelector('.picture')) this.#previews ??= this.#loadPreviews();
    if (root?.querySelector('.more')) this.#ahead ??= this.looking.follow();
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
    const reading = left ? undefined : this.#visits.shown?.thread.id;
    this.#over = true;
    this.replies.end(this.#visits.all, left);
    this.looking.stop();
    void this.#previews?.then((previews) => previews?.stop());
    this.#listening.hostDisconnected();
    const { files } = this.replies;
    for (const controller of [this, this.#leading, this.#listening, files]) {
      if (controller) this.#host.removeController(controller);
    }
    files?.clear();
    files?.hostDisconnected();
    this.replies.files = undefined;
    this.lists = new Lists(this.#access);
    this.#visits = new Visits(this.#access);
    this.reading.news = undefined;
    this.desk.onSignedOut(reading);
    this.#host.requestUpdate();
  }

  #follow(): void {
    const { state, customer } = this.desk.session;
    if (customer?.email !== this.#email) this.#end(state.status !== 'none' || state.ended === 'signed_out');
  }

  /** Something else is on screen. */
  #turn(): void {
    this.looking.now();
    this.#host.requestUpdate();
  }

  #look(signal: AbortSignal): Promise<Polled | undefined> {
    const visit = this.#visits.shown;
    return visit ? this.reading.look(visit, signal) : this.lists.refresh(signal);
  }

  #resume(): void {
    for (const { reply } of this.#visits.all) reply?.resume();
    if (this.replies.replying.failed) void this.replies.begin();
    if (!this.looking.following) this.looking.now();
    this.#host.requestUpdate();
  }
}
