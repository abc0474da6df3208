import type { Conversation, ThreadMessage } from '../../worker/contract/history.ts';
import type { Failure } from './access.ts';

/** Which conversations a list has: `open` includes those answered, and those on their way. */
export type Filter = 'open' | 'closed';

/** What is shown may be behind. */
export interface Stale {
  /** Who cannot be reached. */
  by: 'helpdesk' | 'network';
  /** When what is shown was known to hold, in milliseconds since 1970; missing if nobody can say. */
  asOf: number | undefined;
}

/** Whether there is more, and what came of asking for it. `asked`: only if it is asked for, since several pages had nothing. */
export type More = 'none' | 'some' | 'asked' | 'loading' | 'failed';

/** How far a list is that comes page by page. */
export type ListState<T> =
  | { status: 'loading' }
  | { status: 'failed'; failure: Failure }
  | {
      status: 'ready';
      items: readonly T[];
      /** Cursor of what comes after the items. */
      next: string | null;
      more: More;
      stale: Stale | undefined;
    };

export type ReadyList<T> = Extract<ListState<T>, { status: 'ready' }>;

/** How far one conversation is. */
export type ThreadState =
  | { status: 'loading' }
  | { status: 'not_found' }
  | { status: 'failed'; failure: Failure }
  /** `messages.items`: oldest first; `messages.next`: of those before. */
  | { status: 'ready'; conversation: Conversation; messages: ReadyList<ThreadMessage> };
