import type { ReamazeAnswer, ReamazeClient } from './client.ts';
import type { ReamazeFailure } from './failure.ts';
import { conversationPath } from './paths.ts';
import { stateAnswer } from './wire.ts';

/** What a conversation is set to: unresolved and resolved. */
const STATUS = { open: 0, closed: 2 };
/** Resolved, archived, resolved by itself, resolved by a chatbot. */
const CLOSED = new Set([2, 4, 6, 8]);
/** Spam, by an agent's word or a machine's. */
const HIDDEN = new Set([3, 9]);

interface WithStatus {
  status: number;
}

export function isClosed({ status }: WithStatus): boolean {
  return CLOSED.has(status);
}

/** Not for customers to see. */
export function isHidden({ status }: WithStatus): boolean {
  return HIDDEN.has(status);
}

/** Sends the state and nothing else: tags and data would be replaced whole. */
export function putState(
  call: ReamazeClient,
  slug: string,
  state: 'open' | 'closed',
): Promise<ReamazeAnswer> {
  return call('PUT', conversationPath(slug), { body: { conversation: { status: STATUS[state] } } });
}

/**
 * Opens a conversation that is closed: whether a reply through the API does so is nowhere said.
 *
 * @returns what stood in the way; `undefined` if it is open now
 */
export async function ensureOpen(call: ReamazeClient, slug: string): Promise<ReamazeFailure | undefined> {
  const answer = await call('GET', conversationPath(slug));
  if (answer.is !== 'ok') return answer;
  const conversation = stateAnswer.safeParse(answer.json);
  if (!conversation.success) return { is: 'unclear', reason: 'unreadable_answer' };
  if (!isClosed(conversation.data)) return undefined;
  const change = await putState(call, slug, 'open');
  return change.is === 'ok' ? undefined : change;
}
