import type { ThreadMessage } from '../../worker/contract/history.ts';
import type { Access } from './access.ts';
import type { Polled } from './pace.ts';
import type { Replies } from './replies.ts';
import type { Unread } from './unread.ts';
import type { Visit } from './visit.ts';

export interface ReadingParts {
  access: Access;
  replies: Replies;
  unread: Unread;
  /** What is on screen. */
  shown(): Visit | undefined;
}

/** Long enough to be seen; the answer itself stays. */
const NEWS_MS = 10_000;

/** Reads conversations: what is looked at is no longer unread, what is new is said, and the page is told. */
export class Reading {
  /** An answer that came while its conversation was on screen. */
  news: ThreadMessage | undefined;
  readonly #parts: ReadingParts;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** Reads one, or reads it again. Gives nothing if it was overtaken. */
  async look(visit: Visit, signal: AbortSignal): Promise<Polled | undefined> {
    const { access, replies, shown, unread } = this.#parts;
    const { thread } = visit;
    const before = thread.items;
    const polled = await thread.refresh(signal);
    const { state, summary } = thread;
    if (state.status !== 'ready' || typeof polled !== 'string') return polled;
    replies.found(visit, state.conversation);
    if (thread.isWhole) visit.reply?.arrived();
    if (visit !== shown()) return polled;
    if (summary) unread.see(summary);
    this.announce(visit);
    const answer = access.following?.answerIn(before, thread.items);
    if (answer) this.#tell(answer);
    return polled;
  }

  /** Tells the page that a conversation is on screen, as soon as it is known which. */
  announce(visit: Visit): void {
    const { summary } = visit.thread;
    if (!summary || visit.told) return;
    visit.told = true;
    this.#parts.access.desk.onOpen(summary.id, summary.reference);
  }

  #tell(news: ThreadMessage): void {
    const { clock, changed } = this.#parts.access;
    this.news = news;
    clock.after(NEWS_MS, () => {
      if (this.news === news) this.news = undefined;
      changed();
    });
    changed();
  }
}
