import type { ConversationSummary } from '../../worker/contract/history.ts';
import type { Access } from './access.ts';
import { Thread } from './thread.ts';
import { nameOf } from './unread.ts';
import type { Visit } from './visit.ts';

/** The conversations that were opened, and the one of them that is on screen. */
export class Visits {
  readonly all: Visit[] = [];
  shown: Visit | undefined;
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** @param name that a conversation keeps, or what it was asked for by */
  of(name: string): Visit | undefined {
    return this.all.find(
      ({ thread: { id, summary } }) => id === name || (summary && nameOf(summary) === name),
    );
  }

  /** Puts a conversation on screen. @param summary what the list knows of it; without one, `id` may be a reference */
  enter(id: string, summary: ConversationSummary | undefined): Visit {
    const visit = this.of(summary ? nameOf(summary) : id) ?? this.#begin(id, summary);
    this.shown = visit;
    visit.change = { is: 'none' };
    visit.told = false;
    return visit;
  }

  /** Leaves the one on screen. */
  leave(): Visit | undefined {
    const visit = this.shown;
    visit?.reply?.leave();
    this.shown = undefined;
    return visit;
  }

  #begin(id: string, summary: ConversationSummary | undefined): Visit {
    const visit: Visit = {
      thread: new Thread(this.#access, summary?.id ?? id, summary),
      draft: undefined,
      text: '',
      promised: false,
      reply: undefined,
      change: { is: 'none' },
      told: false,
    };
    this.all.push(visit);
    return visit;
  }
}
