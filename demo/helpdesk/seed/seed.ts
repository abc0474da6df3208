import type { Desk } from '../desk.ts';
import { renderMarkdown } from '../pages/markdown.ts';
import { attachmentsOf, keepAttachment } from '../store/attachments.ts';
import {
  type ConversationRow,
  changeConversation,
  insertConversation,
  markSeen,
} from '../store/conversations.ts';
import type { Store } from '../store/database.ts';
import { insertMessage, type NewMessage } from '../store/messages.ts';
import { ensurePerson, ensureStaff, type PersonRow } from '../store/people.ts';
import { STATUS } from '../store/statuses.ts';
import { fileCalled } from './files.ts';
import { AGENTS, DEMO_CUSTOMER, STAFF_ONLY } from './people.ts';
import { createRandom } from './random.ts';
import { STORIES } from './stories.ts';
import type { Line, Story } from './story.ts';
import { timesOf } from './times.ts';

const SEED = 1978;
const DAY_MS = 86_400_000;
const HOLD_DAYS = 14;

/** Fills an empty helpdesk with a bike shop's conversations: the same each time, as long ago from now. */
export function seed({ store, login }: Pick<Desk, 'store' | 'login'>): void {
  const random = createRandom(SEED);
  const now = store.now();
  const [, domain = ''] = login.email.split('@');
  const people = peopleOf(store, domain);
  // Oldest first, so that the helpdesk's own numbers ascend as they would have.
  for (const story of STORIES.toSorted((a, b) => b.age - a.age)) tell(store, story, { now, random, people });
}

interface Telling {
  now: number;
  random: () => number;
  people: (from: Line['from']) => PersonRow;
}

function tell(store: Store, story: Story, { now, random, people }: Telling): void {
  const { subject, status, channel = 'support', tags = [], by = DEMO_CUSTOMER } = story;
  const times = timesOf(story, random).map((daysAgo) => now - Math.round(daysAgo * DAY_MS));
  const began = times[0] ?? now;
  const ended = times.at(-1) ?? now;
  const conversation = insertConversation(at(store, began), {
    subject,
    category: channel,
    status,
    tags,
    data: dataOf(story),
    author: people(by),
    assignee: null,
    originId: null,
  });
  for (const [index, line] of story.lines.entries()) {
    const first = index === 0 ? story : null;
    say(at(store, times[index] ?? now), conversation, messageOf(line, people(line.from), first));
  }
  if (status === STATUS.onHold) {
    const holdUntil = new Date(now + HOLD_DAYS * DAY_MS).toISOString();
    changeConversation(at(store, ended), conversation.id, { holdUntil });
  }
  if (status !== STATUS.unresolved) markSeen(at(store, ended), conversation.id);
}

/** The same store at another time. */
function at(store: Store, time: number): Store {
  return { ...store, now: () => time };
}

/** `story` where the line begins it: signed, and with those copied who read along. */
function messageOf(line: Line, person: PersonRow, story: Story | null): NewMessage {
  const { visibility, files } = line;
  const body = bodyOf(line, story);
  const html = person.staff === 1 ? renderMarkdown(body) : line.html;
  return {
    person,
    body,
    ...(html === undefined ? {} : { originalBody: html }),
    visibility,
    originId: null,
    recipients: story?.copied?.map(({ email }) => email) ?? [],
    attachments: files,
  };
}

/** What is for staff alone says so; markup is signed already. */
function bodyOf({ body, html, visibility }: Line, story: Story | null): string {
  if (visibility !== 0) return `${STAFF_ONLY} ${body}`;
  if (story === null || html === body) return body;
  return `${body}\n\n${(story.by ?? DEMO_CUSTOMER).signature}`;
}

/** Stores a message whose attachments are names of files, and these with it. */
function say(store: Store, conversation: ConversationRow, message: NewMessage): void {
  const { id } = insertMessage(store, conversation, message, conversation.status);
  for (const { key, source_url: name } of attachmentsOf(store, id)) {
    keepAttachment(store, key, fileCalled(name));
  }
}

/** Adds whom the stories know, and finds them by who wrote. */
function peopleOf(store: Store, domain: string): Telling['people'] {
  return (from) =>
    typeof from === 'string'
      ? ensureStaff(store, `${from}@${domain}`, AGENTS[from])
      : ensurePerson(store, from.email, from.name);
}

function dataOf({ data = {}, reference }: Story): Record<string, string | number | boolean> {
  return reference === undefined ? data : { ...data, reference };
}
