import type { ConversationSummary } from '../../worker/contract/history.ts';
import { fingerprint } from '../submissions/fingerprint.ts';

/** More than a customer looks at; the oldest are then taken for read. */
const MOST_MARKS = 200;

interface Marks {
  /** ISO time. What has no mark and is older has been read, on this device or elsewhere. */
  since: string;
  /** By fingerprint of the conversation's name, which nobody else is to find here: `updatedAt` of what was seen. */
  seen: Record<string, string>;
}

/** The name that a conversation keeps: its id changes when it is delivered. */
export const nameOf = ({ id, reference }: Pick<ConversationSummary, 'id' | 'reference'>): string =>
  reference ?? id;

const markOf = (conversation: ConversationSummary) => fingerprint(nameOf(conversation));

/** Where a device keeps what a customer has seen; the address cannot be read from it. */
export const marksName = (address: string, email: string): string =>
  `reamaze-contact:seen:${address}:${fingerprint(email)}`;

/** Which answers were seen on this device. Storage that is blocked, full or tampered with is the same as none. */
export class Unread {
  readonly #name: string;
  readonly #storage: () => Storage;
  #marks: Marks;

  /**
   * @param name of the record in the storage
   * @param storage called each time, since merely touching blocked storage throws
   */
  constructor(name: string, now: number, storage: () => Storage = () => localStorage) {
    this.#name = name;
    this.#storage = storage;
    const stored = this.#load();
    this.#marks = stored ?? { since: new Date(now).toISOString(), seen: {} };
    if (!stored) this.#save();
  }

  /** Whether an agent has written what was not seen here. */
  has(conversation: ConversationSummary): boolean {
    const { lastMessage, state, updatedAt } = conversation;
    // What is shown of an answered one may still be what the customer wrote: docs/http-api.md says when.
    return (
      (state === 'answered' || lastMessage?.from === 'agent') &&
      Date.parse(updatedAt) > Date.parse(this.#marks.seen[markOf(conversation)] ?? this.#marks.since)
    );
  }

  see(conversation: ConversationSummary): void {
    const name = markOf(conversation);
    // Another tab may have seen others.
    this.#marks = this.#load() ?? this.#marks;
    if (this.#marks.seen[name] === conversation.updatedAt) return;
    this.#marks = bounded({ ...this.#marks, seen: { ...this.#marks.seen, [name]: conversation.updatedAt } });
    this.#save();
  }

  #load(): Marks | undefined {
    try {
      const { since, seen } = JSON.parse(this.#storage().getItem(this.#name) ?? '') as Partial<Marks>;
      return typeof since === 'string' && seen instanceof Object ? { since, seen } : undefined;
    } catch {
      return undefined;
    }
  }

  #save(): void {
    try {
      this.#storage().setItem(this.#name, JSON.stringify(this.#marks));
    } catch {
      // Then they last as long as this page.
    }
  }
}

function bounded({ since, seen }: Marks): Marks {
  const newestFirst = Object.entries(seen).sort(([, a], [, b]) => Date.parse(b) - Date.parse(a));
  const forgotten = newestFirst[MOST_MARKS]?.[1] ?? since;
  return {
    since: Date.parse(forgotten) > Date.parse(since) ? forgotten : since,
    seen: Object.fromEntries(newestFirst.slice(0, MOST_MARKS)),
  };
}
