import type { ThreadMessage } from '../../worker/contract/history.ts';
import type { Access } from './access.ts';
import type { Polled } from './pace.ts';
import type { Replies } from './replies.ts';
import type { Unread } from './unread.ts';
import type { Visit } from './visit.ts';

/** An answer that came while its conversation was on screen. */
export interface News {
  /** Of the agent, if it is known. */
  name: string | null;
  /** ISO time. */
  createdAt: string;
}

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
  news: News | undefined;
  readonly #parts: ReadingParts;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** Reads one, or reads it again. Gives nothing if it was overtaken. */
  async look(visit: Visit, signal: AbortSignal): Promise<Polled | undefined> {
    const { replies, shown } = this.#parts;
    const { thread } = visit;
    const last = thread.items.at(-1)?.id;
    const polled = await thread.refresh(signal);
    if (thread.state.status !== 'ready' || typeof polled !== 'string') return polled;
    replies.found(visit, thread.state.conversation);
    if (thread.isWhole) visit.reply?.arrived();
    const at = thread.items.findIndex(({ id }) => id === last);
    if (visit === shown()) this.#notice(visit, at < 0 ? [] : thread.items.slice(at + 1));
    return polled;
  }

  /** Tells the page that a conversation is on screen, as soon as it is known which. */
  announce(visit: Visit): void {
    const { summary } = visit.thread;
    if (!summary || visit.told) return;
    visit.told = true;
    this.#parts.access.desk.onOpen(summary.id, summary.reference);
  }

  #notice(visit: Visit, added: readonly ThreadMessage[]): void {
    const { summary } = visit.thread;
    if (summary) this.#parts.unread.see(summary);
    const answer = added.findLast(({ from }) => from === 'agent');
    if (answer) this.#tell({ name: answer.author.name, createdAt: answer.createdAt });
    this.announce(visit);
  }

  #tell(news: News): void {
    const { clock, changed } = this.#parts.access;
    this.news = news;
    clock.after(NEWS_MS, () => {
      if (this.news === news) this.news = undefined;
      changed();
    });
    changed();
  }
}
