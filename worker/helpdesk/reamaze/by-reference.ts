import type { Helpdesk } from '../helpdesk.ts';
import type { ReamazeClient } from './client.ts';
import { conversationFrom } from './conversation.ts';
import { isMissing, UNREADABLE, unavailable } from './failure.ts';
import { isHidden } from './state.ts';
import { conversationPage, MAX_ITEMS, type ReadConversation, readConversation, readEach } from './wire.ts';

/**
 * Finds a conversation by the reference that the outbox put into its data. Whether Re:amaze heeds the filter, and shows
 * data in lists, is not promised: an item counts if it says so itself, or is the only one of this customer's and says so
 * when it is asked alone.
 */
export function createByReference(
  call: ReamazeClient,
  getConversation: Helpdesk['getConversation'],
): Helpdesk['findByReference'] {
  return async ({ reference, email }) => {
    const answer = await call('GET', '/conversations', {
      query: { filter: 'all', 'data[reference]': reference },
    });
    if (isMissing(answer)) return { is: 'not_found' };
    if (answer.is !== 'ok') return unavailable(answer);
    const list = conversationPage.safeParse(answer.json);
    if (!list.success) return UNREADABLE;

    const items = readEach(readConversation, list.data.conversations.slice(0, MAX_ITEMS)).filter(
      (item) => !isHidden(item),
    );
    const proven = items.find(({ data }) => data?.['reference'] === reference);
    if (proven) return { is: 'read', conversation: conversationFrom(proven) };
    const [candidate, ...others] = items.filter((item) => mayBe(item, email));
    return candidate && others.length === 0 ? getConversation(candidate.slug) : { is: 'not_found' };
  };
}

function mayBe({ data, author }: ReadConversation, email: string): boolean {
  return !data && author.email.toLowerCase() === email.toLowerCase();
}
