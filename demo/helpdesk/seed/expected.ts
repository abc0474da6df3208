import { STATUS } from '../store/statuses.ts';
import { DEMO_CUSTOMER, type SeededCustomer } from './people.ts';
import { STORIES } from './stories.ts';
import type { Story } from './story.ts';
import { spanOf } from './times.ts';

const SPAM: number[] = [STATUS.spam, STATUS.spamByAi];
const CLOSED: number[] = [STATUS.resolved, STATUS.archived, STATUS.autoResolved, STATUS.chatbotResolved];

/** A conversation as its customer may see it. */
export interface Readable {
  subject: string;
  /** Null where the seeded conversation has none. */
  reference: string | null;
  closed: boolean;
  /** How many messages are not for staff alone. */
  messages: number;
}

/** What a seeded customer may read: what they began, but for spam. Latest message first. */
export function readableBy(customer: SeededCustomer): Readable[] {
  return STORIES.filter((story) => authorOf(story) === customer && !SPAM.includes(story.status))
    .toSorted((a, b) => a.age - spanOf(a) - (b.age - spanOf(b)))
    .map(({ subject, reference = null, status, lines }) => ({
      subject,
      reference,
      closed: CLOSED.includes(status),
      messages: lines.filter(({ visibility }) => visibility === 0).length,
    }));
}

/** Subjects of what this customer was only copied on: theirs to see where the site lets followers read. */
export function copiedTo(customer: SeededCustomer): string[] {
  return STORIES.filter(({ copied }) => copied?.includes(customer)).map(({ subject }) => subject);
}

function authorOf({ by = DEMO_CUSTOMER }: Story): SeededCustomer {
  return by;
}
