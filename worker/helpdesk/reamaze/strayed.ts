import type { ReamazeClient } from './client.ts';
import type { ReamazeFailure } from './failure.ts';
import { conversationPath } from './paths.ts';
import { conversationAnswer } from './wire.ts';

/** "12-lamps" is 12 to Re:amaze, once no conversation has that name: another one's number in its database. */
const MAY_BE_NUMBER = /^\d/;

/**
 * Whether something that is meant for one conversation would go to another, because the first was deleted. What is
 * written cannot be taken back, so this is asked before; of names with a number in front, since no other can stray.
 *
 * @returns the refusal, or why that cannot be said; `undefined` if nothing is wrong
 */
export async function strayed(call: ReamazeClient, slug: string): Promise<ReamazeFailure | undefined> {
  if (!MAY_BE_NUMBER.test(slug)) return undefined;
  const answer = await call('GET', conversationPath(slug));
  if (answer.is !== 'ok') return answer;
  const conversation = conversationAnswer.safeParse(answer.json);
  if (!conversation.success) return { is: 'unclear', reason: 'unreadable_answer' };
  return conversation.data.slug === slug ? undefined : { is: 'refused', status: 404 };
}
