import type { Page } from '../contract/history.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { HelpdeskMessage } from '../helpdesk/reading.ts';
import type { OwnReply } from '../submissions/owned.ts';
import type { Payload } from '../submissions/payload.ts';
import type { Found } from './answers.ts';
import type { Located } from './conversations.ts';
import type { CustomerOutbox, UnderwayThread } from './outbox.ts';
import { type Gathered, gather } from './pages.ts';
import type { Reader } from './reader.ts';
import { messageOf, messageUnderway, type UnsealedMessage, withFilesUnderway } from './shown.ts';

/** So long a helpdesk may take to fetch the files of a message that it has; after that, what it shows is all there is. */
const FETCHING_MS = 2 * 60_000;

/** The messages of conversations that were found to be the customer's. */
export interface Threads {
  /** Newest page first, oldest first inside it; the first page has the replies that are on their way, too. */
  page(located: Located, page: number): Promise<Found<Page<UnsealedMessage>>>;
}

/** @param email the customer's */
export function createThreads(
  helpdesk: Helpdesk,
  outbox: CustomerOutbox,
  reader: Reader,
  email: string,
): Threads {
  /** The whole thread, while none of it is at the helpdesk. */
  async function underway({ own, payload }: Extract<Located, { is: 'outbox' }>['underway']) {
    const replies = legible(await outbox.thread(own.id));
    return await Promise.all([
      messageUnderway(own, payload, 'sending'),
      ...replies.map((reply) => messageUnderway(reply.own, reply.payload, reply.own.state)),
    ]);
  }

  function messagesAt(conversationId: string, first: number) {
    const read = (page: number) =>
      reader.read(`messages:${conversationId}:${page}`, async () => {
        const messages = await helpdesk.listMessages({ conversationId, email, page });
        if (messages.is !== 'read') return messages;
        return { is: 'read', value: { items: messages.items, last: messages.last } };
      });
    return gather(first, read, () => true);
  }

  return {
    async page(located, page) {
      if (located.is === 'outbox') {
        const items = page === 1 ? await underway(located.underway) : [];
        return { is: 'found', value: { items, next: null } };
      }
      if (located.is !== 'helpdesk') return located;
      const { id } = located.conversation;
      // First: what is delivered by now is in what is read from now on, and of the rest the text is known.
      const thread = await outbox.thread(id);
      const read = await messagesAt(id, page);
      if (read.is !== 'gathered') return read;
      const items = await Promise.all([
        ...read.items.map((message) => delivered(message, read, thread)).toReversed(),
        ...(page === 1 ? repliesUnderway(thread, read) : []),
      ]);
      const stale = located.stale || read.stale;
      return { is: 'found', value: { items, next: read.next, ...(stale && { stale }) } };
    },
  };
}

/** A message that the helpdesk has, which it has before it has fetched its files. */
async function delivered(
  message: HelpdeskMessage,
  read: Gathered<HelpdeskMessage>,
  thread: UnderwayThread,
): Promise<UnsealedMessage> {
  const origin = originOf(message, read, thread);
  const sent = legible(thread).find(({ own }) => own.id === origin);
  const shown = await messageOf(message, origin);
  const isFetching =
    sent &&
    sent.own.updatedAt > read.readAt - FETCHING_MS &&
    message.attachments.length < sent.payload.attachments.length;
  return isFetching ? withFilesUnderway(shown, sent.payload) : shown;
}

/** The very first message is the submission that began the conversation; the helpdesk keeps that with the latter alone. */
function originOf(
  message: HelpdeskMessage,
  { items, next }: { items: HelpdeskMessage[]; next: string | null },
  { began }: UnderwayThread,
): string | null {
  const isFirst = next === null && message === items.at(-1) && message.from === 'customer';
  return message.originId ?? (isFirst && began ? began.submission : null);
}

/** Those that the helpdesk does not have, or had not when it was asked. */
function repliesUnderway(
  thread: UnderwayThread,
  { items, readAt }: { items: HelpdeskMessage[]; readAt: number },
): Promise<UnsealedMessage>[] {
  const there = new Set(items.map(({ originId }) => originId));
  return legible(thread)
    .filter(({ own }) => !there.has(own.id) && (own.state !== 'delivered' || own.updatedAt >= readAt))
    .map(({ own, payload }) => messageUnderway(own, payload, own.state));
}

/** The replies whose text is known. */
function legible({ replies }: UnderwayThread): { own: OwnReply; payload: Payload }[] {
  return replies.flatMap(({ own, payload }) => (payload ? [{ own, payload }] : []));
}
