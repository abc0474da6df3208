import type {
  ConversationRead,
  HelpdeskConversation,
  HelpdeskMessage,
  ReadPage,
  Unreadable,
} from './reading.ts';

/** A visitor's new conversation, in nobody's dialect. */
export interface NewConversation {
  /** Ours, unique; the helpdesk keeps it with the conversation, and {@link Helpdesk.findConversation} finds it again. */
  submissionId: string;
  channel: string;
  tags: string[];
  subject: string;
  /** Plain text as typed. */
  body: string;
  author: { name: string; email: string };
  data: Record<string, string | number | boolean>;
  /** Addresses the helpdesk can fetch the attachments from. */
  files: string[];
}

/** A customer's reply. */
export interface NewMessage {
  /** Ours, unique; the helpdesk keeps it with the message. */
  originId: string;
  /** The helpdesk's own id. */
  conversationId: string;
  /** Plain text as typed. */
  body: string;
  author: { name: string; email: string };
  files: string[];
}

/** Answers that say for certain that nothing was done, and that nothing will be until somebody or time mends it. */
export type Halt =
  | { is: 'unauthorized' }
  | { is: 'redirected' }
  | { is: 'rejected'; status: number }
  | { is: 'rate_limited'; retryAfterMs: number | undefined };

/** It may have been done, or not. `reason` is a word for the operator, such as `timeout` or `status_500`. */
export interface Unclear {
  is: 'unclear';
  reason: string;
}

/** What came of a call that should add something; `conversationId` is the helpdesk's own. */
export type CreateOutcome =
  | { is: 'delivered'; conversationId: string }
  /** Understood, and not accepted; sending the same again is no use. */
  | { is: 'refused'; status: number }
  | Halt
  | Unclear;

export type FindOutcome = { is: 'found'; conversationId: string } | { is: 'not_found' } | Halt | Unclear;

/** The port to a helpdesk. Failures are outcomes: no method throws. */
export interface Helpdesk {
  /**
   * Conversations that may be this customer's, newest activity first; whose each one is, is for the asker to check.
   * Pages count from 1.
   */
  listConversations(sought: {
    email: string;
    page: number;
  }): Promise<ReadPage<HelpdeskConversation> | Unreadable>;
  /**
   * What the helpdesk has under an id. Its own id may be another one; then it is not what was asked for. What cannot be
   * read is `not_found`, since it cannot be said whose it is.
   */
  getConversation(id: string): Promise<ConversationRead>;
  /** The conversation that has this reference in its data; `email` is the customer's, who may be shown no other's. */
  findByReference(sought: { reference: string; email: string }): Promise<ConversationRead>;
  /** Regular messages, newest first. Pages count from 1; `email` is the customer's, to tell the sides apart. */
  listMessages(sought: {
    conversationId: string;
    email: string;
    page: number;
  }): Promise<ReadPage<HelpdeskMessage> | { is: 'not_found' } | Unreadable>;
  /** Closes or reopens; the same again does no harm. */
  setState(id: string, state: 'open' | 'closed'): Promise<{ is: 'done' } | { is: 'not_found' } | Unreadable>;
  createConversation(conversation: NewConversation): Promise<CreateOutcome>;
  /** Looks for a conversation that an earlier, unclear {@link createConversation} may have made. */
  findConversation(sought: Pick<NewConversation, 'submissionId' | 'author'>): Promise<FindOutcome>;
  /** `delivered` means that it is there, and that its conversation is open. */
  createMessage(message: NewMessage): Promise<CreateOutcome>;
  /** Looks for a message that an earlier, unclear {@link createMessage} may have made, among the newest, and reopens as that does. */
  findMessage(sought: Pick<NewMessage, 'originId' | 'conversationId'>): Promise<FindOutcome>;
}
