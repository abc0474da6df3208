import type { HelpdeskConversation } from '../helpdesk/reading.ts';
import { canonicalAddress } from '../session/address.ts';

/** Who asks. */
export interface Asker {
  /** The address that was proved. */
  email: string;
  /** The site lets those who were copied in see a conversation too. */
  followers: boolean;
}

/** Of a conversation, what says whose it is. */
export type Belonging = Pick<HelpdeskConversation, 'id' | 'author' | 'followers'>;

/**
 * Whether a conversation is the asker's to see: the one rule, for every route.
 *
 * @returns a function of the conversation and the id it was asked for by. A helpdesk may answer with another one, such as
 *   the one whose number that is in its database.
 */
export function ownedBy({ email, followers }: Asker): (conversation: Belonging, asked: string) => boolean {
  const isAsker = sameAs(email);
  return (conversation, asked) =>
    conversation.id === asked &&
    (isAsker(conversation.author.email) || (followers && conversation.followers.some(isAsker)));
}

/** Whether two addresses are one person's; what is no address is nobody's. */
export function isSameAddress(one: string, other: string): boolean {
  return sameAs(one)(other);
}

function sameAs(address: string): (other: string) => boolean {
  const canonical = canonicalAddress(address);
  return (other) => canonical !== undefined && (address === other || canonical === canonicalAddress(other));
}
