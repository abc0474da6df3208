import type { Conversation, ConversationSummary, Page, ThreadMessage } from '../contract/history.ts';
import { Refusal } from '../http/problem.ts';
import { sha256 } from '../session/customers.ts';
import { passagesOf } from './passages.ts';
import type { UnsealedMessage } from './shown.ts';
import type { ThreadFiles } from './thread-files.ts';

/** How a request of a customer ends, JSON where there is something to show. */
export type Answer =
  | { is: 'shown'; json: string; etag: string }
  /** The browser has it already. */
  | { is: 'unchanged'; etag: string }
  | Nothing;

/** Nothing to show: there is no such conversation, the helpdesk does not say or is asked too much, or it is not possible yet. */
export type Nothing = { is: 'not_found' } | { is: 'unavailable' } | { is: 'limited' } | { is: 'conflict' };

const REFUSALS = {
  not_found: 'not_found',
  unavailable: 'helpdesk_unavailable',
  limited: 'rate_limited',
  conflict: 'conflict',
} as const;

/** Seconds, as headers have them: an allowance is for a minute. */
const RETRY_AFTER = { 'Retry-After': '60' };

export function refusalOf({ is }: Nothing): Refusal {
  return new Refusal(REFUSALS[is], { headers: is === 'limited' ? RETRY_AFTER : {} });
}

/** What is to be shown, or why nothing is. */
export type Found<T> = { is: 'found'; value: T } | Nothing;

/** What leaves in answers. */
type Shown = Page<ConversationSummary> | Conversation | Page<UnsealedMessage>;

/**
 * Links to files differ each time they are made, so that a tag does not count them. It changes by itself this often
 * where there are any, well before a link that was given with it expires.
 */
const LINKS_RENEWED_MS = 20 * 60 * 1_000;

/**
 * @param asked the header If-None-Match
 * @param now milliseconds since 1970
 */
export async function answerOf(
  found: Found<Shown>,
  asked: string | undefined,
  { files, now }: { files: ThreadFiles; now: () => number },
): Promise<Answer> {
  if (found.is !== 'found') return found;
  const thread = isThread(found.value) ? found.value : undefined;
  const content = JSON.stringify(found.value, thread && withoutSources);
  const hasFiles = thread?.items.some(({ attachments }) => attachments.length > 0);
  const round = hasFiles ? Math.floor(now() / LINKS_RENEWED_MS) : '';
  const etag = `W/"${await sha256(`${round}:${content}`)}"`;
  if (asked && namesTag(asked, etag)) return { is: 'unchanged', etag };
  return { is: 'shown', etag, json: thread ? JSON.stringify(await sealed(thread, files)) : content };
}

/** A list of tags, or `*`; weak and strong ones are the same here (RFC 9110, section 13.1.2). */
function namesTag(header: string, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}

/** The helpdesk's own addresses of a file may differ each time, too. */
function withoutSources(key: string, value: unknown): unknown {
  return key === 'source' ? undefined : value;
}

function isThread(value: Shown): value is Page<UnsealedMessage> {
  const [first] = 'items' in value ? value.items : [];
  return first !== undefined && 'attachments' in first;
}

/** Each address of the helpdesk's gives way to a link of ours, and each body is taken apart. */
async function sealed(page: Page<UnsealedMessage>, files: ThreadFiles): Promise<Page<ThreadMessage>> {
  const items = page.items.map(async ({ attachments, ...message }) => {
    const links = attachments.map(async ({ source, ...file }) => ({
      ...file,
      url: source === null ? null : await files.seal({ ...file, source }),
    }));
    const passages = passagesOf(message.body);
    return { ...message, ...(passages && { passages }), attachments: await Promise.all(links) };
  });
  return { ...page, items: await Promise.all(items) };
}
