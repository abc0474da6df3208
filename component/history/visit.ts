import type { DraftStore } from '../draft.ts';
import type { Failure } from './access.ts';
import type { Reply } from './reply.ts';
import type { Thread } from './thread.ts';

/** Whether the conversation is to be closed or opened again: that is asked first. */
export type Change =
  | { is: 'none' }
  | { is: 'asked' | 'working'; to: 'open' | 'closed' }
  | { is: 'failed'; to: 'open' | 'closed'; failure: Failure };

/** One conversation that was opened, and what is written to it. */
export interface Visit {
  thread: Thread;
  /** Where what is written is kept; missing until the thread is there. */
  draft: DraftStore | undefined;
  /** What is written, until there is a reply to have it. */
  text: string;
  /** What is written was sent off on an earlier page: it cannot be changed before it is known what came of it. */
  promised: boolean;
  /** Missing until somebody is about to write, or has written before. */
  reply: Reply | undefined;
  change: Change;
  /** The page was told that it is on screen. */
  told: boolean;
}
