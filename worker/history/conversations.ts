import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { ConversationRead, HelpdeskConversation } from '../helpdesk/reading.ts';
import type { Nothing } from './answers.ts';
import { isHelpdeskId, nobodysId, readId } from './ids.ts';
import type { CustomerOutbox, Underway } from './outbox.ts';
import { type Asker, ownedBy } from './ownership.ts';
import type { HeldPage } from './pages.ts';
import type { Known, Loaded, Reader } from './reader.ts';

/** A conversation of the customer's, as it is kept: whose it is, was asked before. */
export type Held = Omit<HelpdeskConversation, 'author' | 'followers'>;

/** One that the helpdesk has. `readAt`: when that was asked, in milliseconds since 1970. */
export interface AtHelpdesk {
  is: 'helpdesk';
  conversation: Held;
  stale: boolean;
  readAt: number;
}

/** Where one of the customer's conversations is. */
export type Located =
  | { is: 'outbox'; underway: Underway }
  | AtHelpdesk
  | Exclude<Nothing, { is: 'conflict' }>;

/** The customer's conversations, and no others. */
export interface Conversations {
  page(page: number): Promise<Known<HeldPage<Held>>>;
  /** By whatever id or reference it was asked for. What is not the customer's is `not_found`, at the same cost. */
  locate(id: string): Promise<Located>;
  /** What no list tells of one, by the helpdesk's id. Nothing where it is not there, or nobody says. */
  alone(id: string): Promise<Held | undefined>;
  /** Takes it for what the helpdesk has, until that is read again. */
  keep(conversation: Held): void;
}

export function createConversations(
  helpdesk: Helpdesk,
  outbox: CustomerOutbox,
  reader: Reader,
  asker: Asker,
): Conversations {
  const isOwn = ownedBy(asker);

  /** Read by the one way that there is; the helpdesk's answer is believed if it is what was asked for, and the asker's. */
  async function get(id: string): Promise<Loaded<Held>> {
    return heldIn(await helpdesk.getConversation(id), (conversation) => isOwn(conversation, id));
  }

  async function atHelpdesk(id: string): Promise<Located> {
    return locatedBy(await reader.read(nameOf(id), () => get(id)));
  }

  async function byReference(reference: string): Promise<Located> {
    const known = await reader.read(`reference:${reference}`, async () =>
      heldIn(
        await helpdesk.findByReference({ reference, email: asker.email }),
        (conversation) =>
          conversation.data?.['reference'] === reference &&
          isHelpdeskId(conversation.id) &&
          isOwn(conversation, conversation.id),
      ),
    );
    return locatedBy(known);
  }

  return {
    page: (page) =>
      reader.read(`list:${page}`, async () => {
        const read = await helpdesk.listConversations({ email: asker.email, page });
        if (read.is !== 'read') return read;
        const items = read.items.filter((item) => isOwn(item, item.id) && isHelpdeskId(item.id));
        return { is: 'read', value: { items: items.map(heldOf), last: read.last } };
      }),

    async locate(id) {
      const asked = readId(id);
      const taken = await outbox.conversation(asked);
      if (taken?.own.conversationId) return atHelpdesk(taken.own.conversationId);
      if (taken?.payload) return { is: 'outbox', underway: { ...taken, payload: taken.payload } };
      if (asked.is === 'helpdesk') return atHelpdesk(asked.id);
      if (asked.is === 'reference') {
        const located = await byReference(asked.reference);
        // A subject of two numbers makes an id that looks like a reference.
        return located.is === 'not_found' && isHelpdeskId(id) ? atHelpdesk(id) : located;
      }
      const none = await atHelpdesk(await nobodysId(id));
      return none.is === 'helpdesk' ? { is: 'not_found' } : none;
    },

    async alone(id) {
      const known = await reader.read<Held | null>(`alone:${id}`, async () => {
        const loaded = await get(id);
        // No miss: it was there a moment ago, and each list would ask again.
        return loaded.is === 'not_found' ? { is: 'read', value: null } : loaded;
      });
      return known.is === 'read' && known.value ? known.value : undefined;
    },

    keep(conversation) {
      reader.keep(nameOf(conversation.id), conversation);
    },
  };
}

function nameOf(id: string): string {
  return `conversation:${id}`;
}

function heldIn(
  read: ConversationRead,
  isFound: (conversation: HelpdeskConversation) => boolean,
): Loaded<Held> {
  if (read.is !== 'read') return read;
  return isFound(read.conversation) ? { is: 'read', value: heldOf(read.conversation) } : { is: 'not_found' };
}

function locatedBy(known: Known<Held>): Located {
  if (known.is !== 'read') return known;
  const { value, stale, readAt } = known;
  return { is: 'helpdesk', conversation: value, stale, readAt };
}

function heldOf({ author: _author, followers: _followers, ...held }: HelpdeskConversation): Held {
  return held;
}
