import type { ConversationSummary, Page } from '../contract/history.ts';
import type { Found } from './answers.ts';
import type { Conversations, Held } from './conversations.ts';
import type { CustomerOutbox, Taken } from './outbox.ts';
import { gather } from './pages.ts';
import { summaryOf, summaryUnderway } from './shown.ts';

/** The lists of a customer's conversations. */
export interface Lists {
  /** @param page of the helpdesk's, from 1; the first one has what is on its way, too */
  page(state: 'open' | 'closed' | undefined, page: number): Promise<Found<Page<ConversationSummary>>>;
}

/**
 * A list may lack for so long what the helpdesk just took: how soon a new conversation is in it, Re:amaze does not say.
 * By so much its clock may differ from ours, too.
 */
const LAG_MS = 60_000;

/** What it takes to send a request; much less than the answer takes. */
const HEAD_START_MS = 2;

/** Hardly anybody begins more in a minute. Anybody can in a customer's name, and each costs a call. */
const MOST_ALONE = 4;

export function createLists(conversations: Conversations, outbox: CustomerOutbox): Lists {
  async function alone(ids: string[]): Promise<Held[]> {
    const found = await Promise.all(ids.slice(0, MOST_ALONE).map((id) => conversations.alone(id)));
    return found.filter((one) => one !== undefined);
  }

  return {
    async page(state, page) {
      const isWanted = (conversation: { state: string }) =>
        state === undefined || (conversation.state === 'closed') === (state === 'closed');
      const reading = gather(page, conversations.page, isWanted);
      // The outbox is near: it is asked once what asks the helpdesk is on its way, or need not be.
      const asked = Promise.race([reading, headStart()]).then(() => outbox.conversations());
      const [read, all] = await Promise.all([reading, asked]);
      if (read.is !== 'gathered') return read;

      const isRecent = ({ own }: Taken) =>
        own.conversationId === null || own.updatedAt >= read.readAt - LAG_MS;
      const taken = page === 1 && state !== 'closed' ? all.filter(isRecent) : [];
      const listed = [...read.items, ...read.passed];
      // A helpdesk that does not answer is not asked for more.
      const found = read.stale ? [] : await alone([...missing(taken, listed), ...alike(taken, listed)]);
      const references = new Map(all.map(({ own }) => [own.conversationId, own.reference]));
      const shown = new Map(
        [...read.items, ...found.filter(isWanted)].map((item) => [
          item.id,
          summaryOf(item, references.get(item.id)),
        ]),
      );
      const underway = unlisted(taken, [...listed, ...found]).flatMap(({ id, own, payload }) =>
        payload ? [summaryUnderway(id, own, payload)] : [],
      );
      const items = [...underway, ...shown.values()].toSorted(byActivity);
      return { is: 'found', value: { items, next: read.next, ...(read.stale && { stale: true }) } };
    },
  };
}

function headStart(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, HEAD_START_MS));
}

/** The helpdesk may have one before the outbox knows: an answer takes a while, and some never come. */
function unlisted(taken: Taken[], listed: Held[]): Taken[] {
  return taken.filter(
    ({ own }) =>
      !listed.some(({ id, data }) => id === own.conversationId || data?.['reference'] === own.reference),
  );
}

/** Those that are at the helpdesk alone: delivered before anybody saw their text, and not in its list yet. */
function missing(taken: Taken[], listed: Held[]): string[] {
  return unlisted(taken, listed).flatMap(({ own, payload }) =>
    own.conversationId !== null && !payload ? [own.conversationId] : [],
  );
}

/** Those of a list without data that may be one on its way, which only they themselves can tell. */
function alike(taken: Taken[], listed: Held[]): string[] {
  const mayBe = ({ subject, createdAt }: Held) =>
    taken.some(
      ({ own, payload }) =>
        own.conversationId === null &&
        payload?.subject === subject &&
        Date.parse(createdAt) >= own.createdAt - LAG_MS,
    );
  const isKnown = (id: string) => taken.some(({ own }) => own.conversationId === id);
  return listed.filter((item) => item.data === null && !isKnown(item.id) && mayBe(item)).map(({ id }) => id);
}

/** Newest first; times are all in one form. */
function byActivity(one: ConversationSummary, other: ConversationSummary): number {
  if (one.updatedAt === other.updatedAt) return 0;
  return one.updatedAt < other.updatedAt ? 1 : -1;
}
