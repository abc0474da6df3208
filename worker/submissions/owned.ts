import { type ConversationPayload, type Payload, payloadIn, type ReplyPayload } from './payload.ts';

/** Something of a customer's in the outbox. Times are milliseconds since 1970. */
interface Own {
  /** Of the submission. */
  id: string;
  createdAt: number;
  /** When it came to where it stands. */
  updatedAt: number;
}

/** A conversation that a customer began. */
export interface OwnConversation extends Own {
  reference: string;
  /** Null once it is delivered. */
  payload: ConversationPayload | null;
  /** The helpdesk's own, once it is delivered. */
  conversationId: string | null;
}

/** A reply that a customer wrote. */
export interface OwnReply extends Own {
  state: 'sending' | 'failed' | 'delivered';
  /** Null once it is delivered. */
  payload: ReplyPayload | null;
}

/** What is in the outbox of a conversation. */
export interface OwnThread {
  /** The submission that began it. */
  began: string | null;
  /** Oldest first. */
  replies: OwnReply[];
}

/**
 * More than anybody has on its way who is not trying to fill the outbox. Anybody can, in a customer's name: together
 * with their texts so many still fit into one answer between objects, which may have 32 MiB.
 */
const MAX_ROWS = 50;

/** Every statement about what is one customer's; each asks whose it is. */
export class Owned {
  private readonly sql: SqlStorage;

  /** The tables are the ledger's to make. */
  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** The newest ones first. */
  conversations(customer: string): OwnConversation[] {
    return this.conversationRows(`ORDER BY seq DESC LIMIT ${MAX_ROWS}`, customer);
  }

  /** By the id of the submission, or by its reference. */
  conversation(customer: string, id: string): OwnConversation | undefined {
    return this.conversationRows('AND (id = ? OR reference = ?) ORDER BY seq LIMIT 1', customer, id, id)[0];
  }

  /** The newest ones of a thread, oldest first; see {@link import('./row.ts').Row.thread}. */
  replies(customer: string, thread: string): OwnReply[] {
    const rows = this.sql.exec(
      `SELECT id, state, created_at AS createdAt, updated_at AS updatedAt, payload FROM submissions
        WHERE thread = ? AND customer = ? ORDER BY seq DESC LIMIT ${MAX_ROWS}`,
      thread,
      customer,
    );
    return rows
      .toArray()
      .map((row) => ({
        ...(row as unknown as Own),
        state: shownState(row['state']),
        payload: shownPayload<ReplyPayload>(row),
      }))
      .toReversed();
  }

  any(customer: string): boolean {
    return (
      this.sql.exec('SELECT 1 FROM submissions WHERE customer = ? LIMIT 1', customer).toArray().length > 0
    );
  }

  private conversationRows(where: string, ...bindings: SqlStorageValue[]): OwnConversation[] {
    const rows = this.sql.exec(
      `SELECT id, reference, created_at AS createdAt, updated_at AS updatedAt, payload,
        conversation_id AS conversationId FROM submissions WHERE customer = ? AND kind = 'conversation' ${where}`,
      ...bindings,
    );
    return rows.toArray().map((row) => ({
      ...(row as unknown as OwnConversation),
      payload: shownPayload<ConversationPayload>(row),
    }));
  }
}

function shownState(state: unknown): OwnReply['state'] {
  return state === 'delivered' || state === 'failed' ? state : 'sending';
}

/** What cannot be read is not shown; the operator sees it. */
function shownPayload<Kind extends Payload>({ payload }: Record<string, SqlStorageValue>): Kind | null {
  return typeof payload === 'string' ? ((payloadIn(payload) as Kind | undefined) ?? null) : null;
}
