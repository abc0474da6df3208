import type { FileLinks } from '../attachments/links.ts';
import type { CreateOutcome, FindOutcome, Halt, Helpdesk } from '../helpdesk/helpdesk.ts';
import type { DeliveryEvent } from './delivery.ts';
import type { Ledger } from './ledger.ts';
import {
  conversationOf,
  degradedConversationOf,
  degradedReplyOf,
  type Payload,
  payloadIn,
  type ReplyPayload,
  replyOf,
  submissionIn,
} from './payload.ts';
import type { Row } from './row.ts';

/** What calling the helpdesk takes. */
export interface CallContext {
  ledger: Ledger;
  helpdesk: Helpdesk;
  links: FileLinks;
}

/** What a call came to: the event for the submission, and what else is to be done. */
export interface CallResult {
  event: DeliveryEvent;
  /** The line has to stop. */
  halt?: Halt;
  conversationId?: string;
}

/** A submission whose text could be read. */
export interface Readable {
  row: Row;
  payload: Payload;
}

/** Reads the stored text; `undefined` if that cannot be done. */
export function readableOf(row: Row): Readable | undefined {
  const payload = payloadIn(row.payload);
  return payload && { row, payload };
}

/** Sends a submission; as it is, or without what may have been refused the first time. */
export async function send(
  { ledger, helpdesk, links }: CallContext,
  { row, payload }: Readable,
): Promise<CallResult> {
  const files = await Promise.all(payload.attachments.map((file) => links.sign(file)));
  if (payload.kind === 'conversation') {
    const compose = row.degraded ? degradedConversationOf : conversationOf;
    return resultOf(await helpdesk.createConversation(compose(payload, row, files)));
  }
  const conversationId = conversationIdOf(ledger, payload);
  if (conversationId === undefined) return { event: { is: 'refused', reason: 'blocked' } };
  const compose = row.degraded ? degradedReplyOf : replyOf;
  return resultOf(await helpdesk.createMessage(compose(payload, row, conversationId, files)));
}

/** Looks whether an earlier, unclear attempt has arrived. */
export async function lookUp(
  { ledger, helpdesk }: CallContext,
  { row, payload }: Readable,
): Promise<CallResult> {
  if (payload.kind === 'conversation') {
    const { author } = payload;
    return foundOf(await helpdesk.findConversation({ submissionId: row.id, author }));
  }
  const conversationId = conversationIdOf(ledger, payload);
  if (conversationId === undefined) return { event: { is: 'lookup_failed', reason: 'blocked' } };
  return foundOf(await helpdesk.findMessage({ originId: row.id, conversationId }));
}

/** `undefined` if nothing is known of the conversation any more: the operator has deleted it. */
function conversationIdOf(ledger: Ledger, { conversation }: ReplyPayload): string | undefined {
  const submission = submissionIn(conversation);
  return submission === undefined ? conversation : (ledger.get(submission)?.conversationId ?? undefined);
}

function resultOf(outcome: CreateOutcome): CallResult {
  switch (outcome.is) {
    case 'delivered':
      return { event: { is: 'delivered' }, conversationId: outcome.conversationId };
    case 'refused':
      return { event: { is: 'refused', reason: `status_${outcome.status}` } };
    case 'unclear':
      return { event: outcome };
    default:
      return { event: { is: 'postponed', reason: reasonOf(outcome) }, halt: outcome };
  }
}

function foundOf(outcome: FindOutcome): CallResult {
  switch (outcome.is) {
    case 'found':
      return { event: { is: 'found' }, conversationId: outcome.conversationId };
    case 'not_found':
      return { event: { is: 'not_found' } };
    case 'unclear':
      return { event: { is: 'lookup_failed', reason: outcome.reason } };
    default:
      return { event: { is: 'postponed', reason: reasonOf(outcome) }, halt: outcome };
  }
}

function reasonOf(halt: Halt): string {
  return halt.is === 'rejected' ? `status_${halt.status}` : halt.is;
}
