import type { ConversationSummary, ThreadMessage } from '../../worker/contract/history.ts';
import { isSame, type Known } from './known.ts';

type Same<T> = (one: T, other: T) => boolean;

/** A conversation on its way gets another id when it is delivered; its reference stays. */
const sameConversation: Same<ConversationSummary> = (one, other) =>
  one.id === other.id || (one.reference !== null && one.reference === other.reference);

const sameMessage: Same<ThreadMessage> = (one, other) => one.id === other.id;

/** A list after its first page was read again. What the page should have and has not is no longer in the list. */
export function withFirst(
  known: Known<ConversationSummary>,
  page: Known<ConversationSummary>,
): Known<ConversationSummary> {
  const last = page.items.at(-1);
  if (page.next === null) return page;
  const others = without(known.items, page.items, sameConversation);
  const older = others.filter(({ updatedAt }) => last && updatedAt <= last.updatedAt);
  // Pages with nothing in them for this list were passed already, unless it begins anew.
  const isOther = others.length > 0 && others.length === known.items.length && older.length === 0;
  return { items: [...page.items, ...older], next: isOther ? page.next : known.next };
}

/** A list with its next page. Pages shift while people write, so that some come twice. */
export function withNext(
  known: Known<ConversationSummary>,
  page: Known<ConversationSummary>,
): Known<ConversationSummary> {
  return { items: [...known.items, ...without(page.items, known.items, sameConversation)], next: page.next };
}

/** A thread after its newest page was read again. Messages that are as they were stay the same objects. */
export function withNewest(known: Known<ThreadMessage>, page: Known<ThreadMessage>): Known<ThreadMessage> {
  const [first] = page.items;
  const start = first ? known.items.findIndex((message) => sameMessage(message, first)) : -1;
  // More came than a page holds: what lies between is not known.
  if (start < 0) return page;
  const items = page.items.map((message) => {
    const before = known.items.find((other) => sameMessage(other, message));
    return before && isSame([before], [message]) ? before : message;
  });
  return { items: [...known.items.slice(0, start), ...items], next: known.next };
}

/** A thread with the page before what is known. */
export function withEarlier(known: Known<ThreadMessage>, page: Known<ThreadMessage>): Known<ThreadMessage> {
  return { items: [...without(page.items, known.items, sameMessage), ...known.items], next: page.next };
}

/** The newest answer that came to a thread, if there was anything before. */
export function answerIn(
  before: readonly ThreadMessage[],
  items: readonly ThreadMessage[],
): ThreadMessage | undefined {
  const last = before.at(-1);
  const start = last ? items.findIndex((message) => sameMessage(message, last)) : -1;
  return start < 0 ? undefined : items.slice(start + 1).findLast(({ from }) => from === 'agent');
}

function without<T>(items: readonly T[], others: readonly T[], same: Same<T>): T[] {
  return items.filter((item) => !others.some((other) => same(item, other)));
}
