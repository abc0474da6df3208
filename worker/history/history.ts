import type { Conversation, Page } from '../contract/history.ts';
import type { ReadingServices } from '../services.ts';
import { customerName } from '../session/customers.ts';
import type { OwnReply } from '../submissions/owned.ts';
import { type TakenReply, underwayName } from '../submissions/payload.ts';
import { createAllowance, READING, REPLYING } from './allowance.ts';
import type { Found } from './answers.ts';
import { type AtHelpdesk, createConversations, type Held, type Located } from './conversations.ts';
import type { Copies } from './copies.ts';
import { createLists, type Lists } from './lists.ts';
import { createCustomerOutbox } from './outbox.ts';
import { createReader } from './reader.ts';
import { conversationOf, conversationUnderway, type UnsealedMessage } from './shown.ts';
import { createThreads } from './threads.ts';

/** What a customer may see and do, and where a reply of theirs belongs. */
export interface History {
  list: Lists['page'];
  conversation(id: string): Promise<Found<Conversation>>;
  messages(id: string, page: number): Promise<Found<Page<UnsealedMessage>>>;
  change(id: string, state: 'open' | 'closed'): Promise<Found<Conversation>>;
  /** For a reply, which counts: so many a minute are taken. */
  thread(id: string): Promise<Found<ReplyThread>>;
  /** A reply was taken, whose text is known unless it had been before; what was read before has to be read again. */
  wrote(reply: TakenReply | undefined): void;
  /** Forgets all that was read, also what is being read. */
  forget(): void;
}

/** Where a reply goes. */
export interface ReplyThread {
  /** The helpdesk's id, or {@link underwayName} while there is none. */
  conversation: string;
  /** What stays the same when that changes, as far as the outbox remembers. */
  thread: string;
  /** The shard that began it, if one did. */
  shard: number | undefined;
}

/** @param email the address that was proved; @param now milliseconds since 1970 */
export async function createHistory(
  { helpdesk, outboxes, site }: ReadingServices,
  copies: Copies,
  email: string,
  now: () => number,
): Promise<History> {
  const { data: keys, followers } = site.history;
  const allowance = createAllowance(READING, now);
  const replies = createAllowance(REPLYING, now);
  const reader = createReader(copies, allowance, now);
  const outbox = createCustomerOutbox(outboxes, await customerName(email), email);
  const conversations = createConversations(helpdesk, outbox, reader, { email, followers });
  const lists = createLists(conversations, outbox);
  const threads = createThreads(helpdesk, outbox, reader, email);

  async function shown(located: Located): Promise<Found<Conversation>> {
    if (located.is === 'outbox') {
      const { id, own, payload } = located.underway;
      return { is: 'found', value: conversationUnderway(id, own, payload, keys) };
    }
    if (located.is !== 'helpdesk') return located;
    const { conversation, stale } = located;
    const reply = conversation.state === 'open' ? undefined : await replyTo(located);
    const held = reply ? reopenedBy(reply, conversation) : conversation;
    const value = conversationOf(held, await referenceOf(conversation.id), keys);
    return { is: 'found', value: { ...value, ...(stale && { stale }) } };
  }

  /** The newest reply that is on its way to a conversation, or was delivered since that was read. */
  async function replyTo({ conversation, readAt }: AtHelpdesk): Promise<OwnReply | undefined> {
    const { replies } = await outbox.thread(conversation.id);
    return replies
      .map(({ own }) => own)
      .findLast(
        ({ state, updatedAt }) => state === 'sending' || (state === 'delivered' && updatedAt >= readAt),
      );
  }

  async function setState(located: AtHelpdesk, state: 'open' | 'closed'): Promise<Found<Conversation>> {
    const { conversation } = located;
    if (!allowance.take()) return { is: 'limited' };
    const done = await helpdesk.setState(conversation.id, state);
    // An answer that did not come says nothing about what was done.
    outdate();
    if (done.is !== 'done') return done;
    conversations.keep({ ...conversation, state });
    return shown(await conversations.locate(conversation.id));
  }

  async function referenceOf(id: string): Promise<string | undefined> {
    return (await outbox.conversations()).find(({ own }) => own.conversationId === id)?.own.reference;
  }

  const outdate = () => reader.outdate();

  return {
    list: lists.page,

    async conversation(id) {
      return shown(await conversations.locate(id));
    },

    async messages(id, page) {
      return threads.page(await conversations.locate(id), page);
    },

    async change(id, state) {
      const located = await conversations.locate(id);
      if (located.is === 'outbox') return { is: 'conflict' };
      if (located.is !== 'helpdesk') return located;
      const reply = await replyTo(located);
      // It would open the conversation again.
      if (state === 'closed' && reply?.state === 'sending') return { is: 'conflict' };
      const isClosed = located.conversation.state === 'closed' && !reply;
      if (!located.stale && isClosed === (state === 'closed')) return shown(located);
      return setState(located, state);
    },

    async thread(id) {
      const located = await conversations.locate(id);
      const isOwn = located.is === 'outbox' || located.is === 'helpdesk';
      if (isOwn && !replies.take()) return { is: 'limited' };
      if (located.is === 'outbox') {
        const { own, shard } = located.underway;
        return { is: 'found', value: { conversation: underwayName(own.id), thread: own.id, shard } };
      }
      if (located.is !== 'helpdesk') return located;
      const conversation = located.conversation.id;
      const { began } = await outbox.thread(conversation);
      return {
        is: 'found',
        value: { conversation, thread: began?.submission ?? conversation, shard: began?.shard },
      };
    },

    wrote(reply) {
      if (reply) outbox.remember(reply.id, reply.payload);
      outdate();
    },

    forget() {
      outdate();
      copies.clear();
    },
  };
}

/** A conversation that is answered or closed, as it is about to be. */
function reopenedBy(reply: OwnReply, conversation: Held): Held {
  const updatedAt = new Date(Math.max(reply.createdAt, Date.parse(conversation.updatedAt)));
  return { ...conversation, state: 'open', updatedAt: updatedAt.toISOString() };
}
