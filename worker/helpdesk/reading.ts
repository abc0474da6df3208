/** A conversation as it is read: what a customer may know of it, and whose it is. Nothing else leaves the adapter. */
export interface HelpdeskConversation {
  /** The helpdesk's own; whether it is the one that was asked for is for the asker to check. */
  id: string;
  /** Who began it; the address as the helpdesk writes it. */
  author: { email: string; name: string | null };
  /** Addresses of the customers who were copied in, the author's among them perhaps. No agent's. */
  followers: string[];
  /** One line; may be empty. */
  subject: string;
  state: 'open' | 'answered' | 'closed';
  /** ISO 8601 in UTC, as all times here. */
  createdAt: string;
  /** Of the newest thing that is known to have happened in it. */
  updatedAt: string;
  /** The text is plain, one line, shortened. Null unless it is surely one that customers may see. */
  lastMessage: { from: 'customer' | 'agent'; body: string; createdAt: string } | null;
  /** Without what only the machinery needs; null where a list does not say. */
  data: Record<string, string | number | boolean> | null;
}

/** A file of a message. */
export interface HelpdeskFile {
  /** Safe to show and to save under. */
  name: string;
  /** Media type, as the helpdesk claims. */
  type: string;
  /** Bytes; null if the helpdesk does not say. */
  size: number | null;
  /** Where the helpdesk has it, http or https; on which host is for the asker to check. */
  url: string;
}

/** A regular message as it is read; no note is ever among them. */
export interface HelpdeskMessage {
  /** Ours, if it came from here: `NewMessage.originId`. */
  originId: string | null;
  from: 'customer' | 'agent';
  authorName: string | null;
  /** Plain text; quoted lines begin with `> `. */
  body: string;
  createdAt: string;
  attachments: HelpdeskFile[];
}

/** A page that was read. What cannot be read or may not be shown is left out, so it may be short, or empty, and not be the last. */
export interface ReadPage<T> {
  is: 'read';
  items: T[];
  /** There is none after it. */
  last: boolean;
}

/** Nothing could be read; `reason` is a word for the operator, such as `timeout` or `status_500`. */
export interface Unreadable {
  is: 'unavailable';
  reason: string;
}

export type ConversationRead =
  | { is: 'read'; conversation: HelpdeskConversation }
  | { is: 'not_found' }
  | Unreadable;
