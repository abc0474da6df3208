import type { Outboxes } from '../submissions/outboxes.ts';
import type { OwnConversation, OwnReply } from '../submissions/owned.ts';
import type { ConversationPayload, Payload } from '../submissions/payload.ts';
import { type AskedId, outboxId } from './ids.ts';
import { isSameAddress } from './ownership.ts';

/** Texts that are remembered; as many as one shard tells. */
const MAX_TEXTS = 50;

/** A conversation that the outbox took. */
export interface Taken {
  /** To its customer. */
  id: string;
  shard: number;
  own: OwnConversation;
  /** Null if its text is no longer known. */
  payload: ConversationPayload | null;
}

/** One whose text is known. */
export interface Underway extends Taken {
  payload: ConversationPayload;
}

/** What the outbox knows of a thread. */
export interface UnderwayThread {
  /** The submission that began it, and the shard that has it. */
  began: { submission: string; shard: number } | undefined;
  /** Oldest first; a payload is null if it is no longer known. */
  replies: { own: OwnReply; payload: Payload | null }[];
}

/** One customer's part of the outbox, over all of its shards. */
export interface CustomerOutbox {
  /** Newest first, as each shard has them. */
  conversations(): Promise<Taken[]>;
  conversation(asked: AskedId): Promise<Taken | undefined>;
  /** @param conversation the helpdesk's id, or that of the submission that began it */
  thread(conversation: string): Promise<UnderwayThread>;
  /** The text of a submission that was just taken. */
  remember(id: string, payload: Payload): void;
}

/**
 * The outbox deletes a text as soon as the helpdesk has it, and a list or thread that was read a moment before does not
 * have it yet. What was shown once is remembered here, so that nothing vanishes in between.
 *
 * @param customer name of the customer's object
 * @param email the address that was proved
 */
export function createCustomerOutbox(outboxes: Outboxes, customer: string, email: string): CustomerOutbox {
  const texts = new Map<string, Payload>();

  /** The newest ones: anybody can send what is long, in anybody's name. */
  function remember(id: string, payload: Payload): void {
    texts.set(id, payload);
    const [oldest] = texts.keys();
    if (texts.size > MAX_TEXTS && oldest !== undefined) texts.delete(oldest);
  }

  function textOf<P extends Payload>({ id, payload }: { id: string; payload: P | null }): P | null {
    if (payload && !isSameAddress(email, payload.author.email)) return null;
    if (payload) remember(id, payload);
    return payload ?? (texts.get(id) as P | undefined) ?? null;
  }

  function taken(own: OwnConversation, shard: number): Taken {
    return { id: outboxId(shard, own.id), shard, own, payload: textOf(own) };
  }

  return {
    remember,

    async conversations() {
      const shards = await Promise.all(outboxes.all().map((outbox) => outbox.conversationsOf(customer)));
      return shards.flatMap((rows, shard) => rows.map((own) => taken(own, shard)));
    },

    async conversation(asked) {
      const id =
        asked.is === 'outbox' ? asked.submission : asked.is === 'reference' ? asked.reference : undefined;
      if (id === undefined) return undefined;
      const shards = outboxes.all().map((outbox, shard) => ({ outbox, shard }));
      const asking = asked.is === 'outbox' ? shards.filter(({ shard }) => shard === asked.shard) : shards;
      const found = await Promise.all(
        asking.map(async ({ outbox, shard }) => {
          const own = await outbox.conversationOf(customer, id);
          return own && taken(own, shard);
        }),
      );
      return found.find((each) => each !== undefined);
    },

    async thread(conversation) {
      const shards = await Promise.all(
        outboxes.all().map((outbox) => outbox.threadOf(customer, conversation)),
      );
      const shard = shards.findIndex(({ began }) => began !== null);
      const submission = shards[shard]?.began;
      const replies = shards.flatMap((thread) => thread.replies);
      return {
        began: submission ? { submission, shard } : undefined,
        replies: replies.map((own) => ({ own, payload: textOf(own) })),
      };
    },
  };
}
