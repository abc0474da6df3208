/**
 * A helpdesk that has thirty conversations of everybody, in a process of its own: whoever is asked for is their author.
 * Its answers are as long as Re:amaze's, and come after the milliseconds it is started with.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const delayMs = Number(process.argv[2]);
const PAGE_SIZE = 30;
const WRITTEN = 'Since the last service the belt squeaks on wet days, above all uphill. '.repeat(4);

const person = (email: string, name: string) => ({
  id: 1_000_001,
  name,
  email,
  data: { city: 'Bristol', since: '2024-03-01' },
  mobile: '',
  twitter: '',
  facebook: '',
  instagram: '',
  friendly_name: name,
  display_name: name,
});

const conversation = (email: string, index: number) => ({
  subject: `The belt squeaks when it rains (${index})`,
  slug: `the-belt-squeaks-when-it-rains-${index}`,
  status: [0, 1, 2][index % 3],
  created_at: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
  updated_at: new Date(Date.UTC(2026, 10, 1, index)).toISOString(),
  tag_list: ['website', 'belt'],
  message: { body: WRITTEN },
  last_staff_message: { body: WRITTEN, created_at: '2026-10-31T09:00:00.000Z' },
  last_customer_message: { body: WRITTEN, created_at: '2026-10-31T08:00:00.000Z' },
  author: person(email, 'Ann Example'),
  assignee: person('agent@acorn-bikes.example', 'Agnes Agent'),
  category: { name: 'Support', slug: 'support', email: 'support@acorn-bikes.example', channel: 1 },
  data: { reference: 'M5RA-1P3N', submission_id: 'x'.repeat(43), plan: 'pro', topic: 'technical' },
  followers: [{ ...person(email, 'Ann Example'), 'staff?': false, 'customer?': true, 'bot?': false }],
  origin: 1,
  hold_until: null,
  perma_url: `https://acorn-bikes.reamaze.io/admin/conversations/the-belt-squeaks-when-it-rains-${index}`,
  display_subject: `The belt squeaks when it rains (${index})`,
  readOnly: false,
  message_count: 4,
});

const EMAIL = 'somebody@example.com';
const conversations = Array.from({ length: PAGE_SIZE }, (_, index) => conversation(EMAIL, index));
const page = JSON.stringify({ page_size: PAGE_SIZE, page_count: 2, total_count: 60, conversations });

const server = createServer(async ({ url = '' }, response) => {
  const email = new URL(url, 'http://helpdesk').searchParams.get('for') ?? EMAIL;
  await sleep(delayMs);
  response.setHeader('Content-Type', 'application/json').end(page.replaceAll(EMAIL, email));
});
// A connection that closes just as the Worker takes it up again would look like a failure.
server.keepAliveTimeout = 0;
// A bench that was cut off leaves nothing running.
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
