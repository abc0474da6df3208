import type { Conversation, ConversationSummary, ThreadMessage } from '../../worker/contract/history.ts';
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

/** Whether there is more, and what came of asking for it. */
export type More = 'none' | 'some' | 'loading' | 'failed';

/** @param before a page that is being read goes on being read */
export function moreOf(next: string | null, before?: More): More {
  if (before === 'loading') return before;
  return next === null ? 'none' : 'some';
}

/** How far a list is. */
export type ListState =
  | { status: 'loading'; slow: boolean }
  | { status: 'failed'; failure: Failure }
  | {
      status: 'ready';
      items: readonly ConversationSummary[];
      next: string | null;
      more: More;
      stale: Stale | undefined;
    };

/** How far one conversation is. */
export type ThreadState =
  /** With what the list knows of it, if it was opened there. */
  | { status: 'loading'; slow: boolean; summary: ConversationSummary | undefined }
  | { status: 'not_found' }
  | { status: 'failed'; failure: Failure }
  | {
      status: 'ready';
      conversation: Conversation;
      /** Oldest first. */
      messages: readonly ThreadMessage[];
      next: string | null;
      more: More;
      stale: Stale | undefined;
      /** How many of the newest messages are on screen. */
      shown: number;
    };

export type ReadyList = Extract<ListState, { status: 'ready' }>;
export type ReadyThread = Extract<ThreadState, { status: 'ready' }>;
