import { type Answer, answerOf } from './answers.ts';
import type { History } from './history.ts';
import type { ThreadFiles } from './thread-files.ts';

/** What a customer asks of their conversations. Pages count from 1. */
export type Ask =
  | { for: 'list'; state: 'open' | 'closed' | undefined; page: number }
  | { for: 'conversation'; id: string }
  | { for: 'messages'; id: string; page: number }
  | { for: 'change'; id: string; state: 'open' | 'closed' };

/**
 * @param etag the header If-None-Match
 * @param now milliseconds since 1970
 */
export async function answer(
  history: History,
  ask: Ask,
  etag: string | undefined,
  context: { files: ThreadFiles; now: () => number },
): Promise<Answer> {
  switch (ask.for) {
    case 'list':
      return answerOf(await history.list(ask.state, ask.page), etag, context);
    case 'conversation':
      return answerOf(await history.conversation(ask.id), etag, context);
    case 'messages':
      return answerOf(await history.messages(ask.id, ask.page), etag, context);
    case 'change':
      return answerOf(await history.change(ask.id, ask.state), undefined, context);
  }
}
