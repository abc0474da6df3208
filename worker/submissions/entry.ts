import type { Submission } from '../contract/submission.ts';
import { canonicalAddress } from '../session/address.ts';
import { customerName, sha256 } from '../session/customers.ts';
import { type Payload, submissionIn } from './payload.ts';

/** Which message it is. */
export interface Identity {
  /** Made of its Idempotency-Key. */
  id: string;
  /** Tells it apart from another message under the same key. */
  fingerprint: string;
}

/** A message to be stored. */
export interface Entry extends Identity {
  kind: 'conversation' | 'reply';
  /** What a reply answers to: the helpdesk's id, or that of a submission; null for a new conversation. */
  conversation: string | null;
  /** Whose it is: the name of their object, see `worker/session/`; null if the address is nobody's. */
  customer: string | null;
  /** JSON of a {@link Payload}. */
  payload: string;
  /** Ids of its files. */
  attachments: string[];
}

/**
 * Which message this is: by its key, and by all that the visitor sent. Both are hashed, so that no key can be made
 * that names another's message.
 */
export function identityOf(key: string, submission: Submission): Promise<Identity> {
  const { turnstileToken: _, ...message } = submission;
  return identify(key, message);
}

/** The same for a reply; `thread` is what begins its conversation, whichever id its customer knows that by. */
export function replyIdentityOf(
  key: string,
  reply: { thread: string; customer: string; body: string; attachments: string[] },
): Promise<Identity> {
  const { thread, customer, body, attachments } = reply;
  return identify(key, { kind: 'reply', thread, customer, body, attachments });
}

async function identify(key: string, message: object): Promise<Identity> {
  const [id, fingerprint] = await Promise.all([sha256(`submission:${key}`), sha256(JSON.stringify(message))]);
  return { id, fingerprint };
}

/** A message as the outbox takes it; it is whose address it carries. */
export async function entryOf(payload: Payload): Promise<Omit<Entry, keyof Identity>> {
  const { kind, attachments, author } = payload;
  const address = canonicalAddress(author.email);
  return {
    kind,
    conversation: kind === 'reply' ? (submissionIn(payload.conversation) ?? payload.conversation) : null,
    customer: address === undefined ? null : await customerName(address),
    payload: JSON.stringify(payload),
    attachments: attachments.map(({ id }) => id),
  };
}
