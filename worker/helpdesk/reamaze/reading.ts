import type { Helpdesk } from '../helpdesk.ts';
import type { ReamazeClient } from './client.ts';
import { conversationFrom } from './conversation.ts';
import { isMissing, UNREADABLE, unavailable } from './failure.ts';
import { isLetIn } from './let-in.ts';
import { messageFrom } from './message.ts';
import { conversationPath, messagesPath } from './paths.ts';
import { isHidden, putState } from './state.ts';
import { strayed } from './strayed.ts';
import {
  anyConversation,
  conversationPage,
  MAX_ITEMS,
  messagePage,
  readConversation,
  readEach,
  readMessage,
} from './wire.ts';

/** Fixed by Re:amaze, which says so in each page. */
const PAGE_SIZE = 30;

/** The reading side of the port, and the change of state. */
export function createReading(
  call: ReamazeClient,
): Pick<Helpdesk, 'listConversations' | 'getConversation' | 'listMessages' | 'setState'> {
  return {
    async listConversations({ email, page }) {
      const answer = await call('GET', '/conversations', {
        query: { for: email, filter: 'all', sort: 'changed', page: String(page) },
      });
      if (answer.is !== 'ok') return unavailable(answer);
      const list = conversationPage.safeParse(answer.json);
      if (!list.success) return UNREADABLE;
      const items = readEach(readConversation, list.data.conversations.slice(0, MAX_ITEMS));
      return {
        is: 'read',
        items: items.filter((item) => !isHidden(item)).map(conversationFrom),
        last: isLast(list.data, list.data.conversations.length, page),
      };
    },

    async getConversation(id) {
      const answer = await call('GET', conversationPath(id));
      if (isMissing(answer)) return { is: 'not_found' };
      if (answer.is === 'unauthorized' && (await isLetIn(call))) return { is: 'not_found' };
      if (answer.is !== 'ok') return unavailable(answer);
      const conversation = readConversation.safeParse(answer.json);
      // One that cannot be read, such as a chat of somebody without an address, must look like one that is not there.
      if (!conversation.success)
        return anyConversation.safeParse(answer.json).success ? { is: 'not_found' } : UNREADABLE;
      if (isHidden(conversation.data)) return { is: 'not_found' };
      return { is: 'read', conversation: conversationFrom(conversation.data) };
    },

    async listMessages({ conversationId, email, page }) {
      const answer = await call('GET', messagesPath(conversationId), { query: { page: String(page) } });
      if (isMissing(answer)) return { is: 'not_found' };
      if (answer.is !== 'ok') return unavailable(answer);
      const list = messagePage.safeParse(answer.json);
      if (!list.success) return UNREADABLE;
      const messages = readEach(readMessage, list.data.messages.slice(0, MAX_ITEMS));
      // An id that is no longer one may be another's number in the database.
      const items = messages.filter(
        ({ conversation }) => (conversation?.slug ?? conversationId) === conversationId,
      );
      return {
        is: 'read',
        items: items.map((item) => messageFrom(item, email)),
        last: isLast(list.data, list.data.messages.length, page),
      };
    },

    async setState(id, state) {
      const answer = (await strayed(call, id)) ?? (await putState(call, id, state));
      if (isMissing(answer)) return { is: 'not_found' };
      return answer.is === 'ok' ? { is: 'done' } : unavailable(answer);
    },
  };
}

/** An empty page has none after it, whatever it counts; without a count, neither has a short one. */
function isLast(
  { page_count, page_size = PAGE_SIZE }: { page_count?: number | undefined; page_size?: number | undefined },
  length: number,
  page: number,
): boolean {
  return length === 0 || (page_count === undefined ? length < page_size : page >= page_count);
}
