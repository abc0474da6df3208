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
 * @param asked the id it was asked for by. A helpdesk may answer with another one, such as the one whose number that
 *   is in its database.
 */
export function isOwn(asker: Asker, conversation: Belonging, asked: string): boolean {
  if (conversation.id !== asked) return false;
  if (isSameAddress(asker.email, conversation.author.email)) return true;
  return asker.followers && conversation.followers.some((follower) => isSameAddress(asker.email, follower));
}

/** Whether two addresses are one person's; what is no address is nobody's. */
export function isSameAddress(one: string, other: string): boolean {
  const canonical = canonicalAddress(one);
  return canonical !== undefined && (one === other || canonical === canonicalAddress(other));
}
