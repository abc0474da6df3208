import { sha256 } from '../session/customers.ts';

/** What an id in a path may be, by its form alone. */
export type AskedId =
  /** A conversation that the outbox took: the shard that has it, and the submission there. */
  | { is: 'outbox'; shard: number; submission: string }
  /** What the customer can quote. */
  | { is: 'reference'; reference: string }
  /** The helpdesk's own. */
  | { is: 'helpdesk'; id: string }
  | { is: 'malformed' };

const OUTBOX = /^~(0|[1-9]\d{0,4})\.([\w-]{16,64})$/;
const REFERENCE = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;
/** As Re:amaze's own dashboard takes them. A dot or two alone would be a step in a path. */
const HELPDESK = /^(?!\.{1,2}$)[a-z0-9$._-]{1,300}$/;

/** Reads an id. */
export function readId(text: string): AskedId {
  const [, shard, submission] = OUTBOX.exec(text) ?? [];
  if (shard !== undefined && submission !== undefined)
    return { is: 'outbox', shard: Number(shard), submission };
  if (isReference(text)) return { is: 'reference', reference: text };
  return isHelpdeskId(text) ? { is: 'helpdesk', id: text } : { is: 'malformed' };
}

/** The id under which a conversation in the outbox is known, before and after it is delivered. */
export function outboxId(shard: number, submission: string): string {
  return `~${shard}.${submission}`;
}

export function isReference(text: unknown): text is string {
  return typeof text === 'string' && REFERENCE.test(text);
}

/** Whether a conversation can be asked for by this id; one that cannot is not shown. */
export function isHelpdeskId(text: string): boolean {
  return HELPDESK.test(text);
}

/**
 * An id that no conversation has. What cannot be anybody's is looked up by it, so that a refusal costs the same, and
 * takes as long, whatever it is for.
 */
export async function nobodysId(text: string): Promise<string> {
  return `nobody-${(await sha256(`nobody:${text.slice(0, 300)}`)).toLowerCase()}`;
}
