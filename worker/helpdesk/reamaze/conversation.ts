import type { HelpdeskConversation } from '../reading.ts';
import { isClosed } from './state.ts';
import { previewText } from './text/preview.ts';
import { nameOf, oneLine } from './text/visible.ts';
import type { Preview, ReadConversation } from './wire.ts';

/** Shown as "Responded": an agent had the last word. */
const RESPONDED = 1;

/** What the outbox looks a conversation up by; nobody else's business. */
const INTERNAL_KEYS = new Set(['submission_id']);

/** Field by field: what is not named here never leaves the adapter. */
export function conversationFrom(read: ReadConversation): HelpdeskConversation {
  const { slug, author, subject, created_at, updated_at, last_customer_message, last_staff_message } = read;
  const times = [created_at, updated_at, last_customer_message?.created_at, last_staff_message?.created_at];
  return {
    id: slug,
    author: { email: author.email, name: nameOf(author.name) },
    followers: read.followers.flatMap((follower) => (isCustomer(follower) ? [follower.email] : [])),
    subject: oneLine(subject ?? ''),
    state: stateOf(read),
    createdAt: created_at,
    updatedAt: times.reduce<string>((newest, time) => (time && time > newest ? time : newest), created_at),
    lastMessage: lastMessageOf(read),
    data: read.data ? visibleData(read.data) : null,
  };
}

/** Re:amaze names both kinds among its followers. Whoever is not said to be a customer counts as none. */
function isCustomer(follower: ReadConversation['followers'][number]): boolean {
  return follower['staff?'] !== true && (follower['staff?'] === false || follower['customer?'] === true);
}

function stateOf(read: ReadConversation): HelpdeskConversation['state'] {
  if (isClosed(read)) return 'closed';
  const customer = read.last_customer_message;
  const staff = read.last_staff_message;
  // A note may be the newest of an agent's: it proves no answer, but one that is older proves that there is none since.
  if (customer && staff && customer.created_at > staff.created_at) return 'open';
  return read.status === RESPONDED || isRegular(staff) ? 'answered' : 'open';
}

/** Previews are not promised to be regular messages, and an agent's may be a note. Only what says so itself is none. */
function isRegular(preview: Preview | null): preview is Preview {
  return preview?.visibility === 0;
}

function lastMessageOf({
  last_customer_message: customer,
  last_staff_message: staff,
}: ReadConversation): HelpdeskConversation['lastMessage'] {
  const shown = customer && (customer.visibility === undefined || isRegular(customer)) ? customer : null;
  if (isRegular(staff) && !(shown && shown.created_at > staff.created_at)) return preview('agent', staff);
  return shown && preview('customer', shown);
}

function preview(from: 'customer' | 'agent', { body, created_at }: Preview) {
  return { from, body: previewText(body), createdAt: created_at };
}

function visibleData(data: Record<string, unknown>): Record<string, string | number | boolean> {
  const shown = Object.entries(data).filter(
    (entry): entry is [string, string | number | boolean] =>
      !INTERNAL_KEYS.has(entry[0]) && ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return Object.fromEntries(shown);
}
