import './account.ts';
import { marksName, Unread } from './history/unread.ts';
import type { Words } from './locales/words.ts';
import { createReader, type Reader } from './reader.ts';
import { createConnection } from './request.ts';
import { sharedSession } from './session/store.ts';

/** Counts the answers that whoever is signed in at a Worker has not seen here, as far as the newest conversations go. */
export async function countUnread(
  address: string,
  words: Words,
  client: Reader = createReader(createConnection(address)),
): Promise<{ count: number; text: string } | undefined> {
  const session = sharedSession(address);
  const { state } = session;
  if (state.status === 'none') return undefined;
  const { token, customer } = state.session;
  const result = await client.listConversations(token, { state: 'open' });
  if (result.outcome === 'problem' && result.code === 'unauthenticated') session.expire(token);
  if (result.outcome !== 'ok') return undefined;
  const marks = new Unread(marksName(address, customer.email), Date.now());
  const count = result.value.value.items.filter((conversation) => marks.has(conversation)).length;
  return { count, text: count > 0 ? words.say('dialog', 'unread', { count }) : '' };
}
