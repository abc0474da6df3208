import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import type { ConversationFacts } from '../../../demo/helpdesk/control.ts';
import { copiedTo, readableBy } from '../../../demo/helpdesk/seed/expected.ts';
import {
  COPYING_CUSTOMER,
  DEMO_CUSTOMER,
  OTHER_CUSTOMER,
  STAFF_ONLY,
} from '../../../demo/helpdesk/seed/people.ts';
import { startHelpdesk } from '../../../demo/helpdesk/server.ts';
import { createClock, type Json, LOGIN, openHelpdesk } from './helpdesk.ts';

const NOON = '2026-11-20T12:00:00Z';
const DAY_MS = 86_400_000;

function begunBy({ email }: { email: string }, all: ConversationFacts[]): ConversationFacts[] {
  return all.filter(({ author }) => author.email === email);
}

test('a customer has sixty conversations, in every status there is', async (t) => {
  const { control } = await openHelpdesk(t, { seed: true });
  const hers = begunBy(DEMO_CUSTOMER, await control.conversations());

  assert.equal(hers.length, 60);
  assert.equal(new Set(hers.map(({ subject }) => subject)).size, 60);
  assert.deepEqual([...new Set(hers.map(({ status }) => status))].toSorted(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.ok(hers.some(({ messages }) => messages.length >= 110));
  assert.ok(hers.filter(({ messages }) => messages.length >= 3 && messages.length <= 12).length >= 8);
  assert.equal(new Set(hers.flatMap(({ messages }) => agentsIn(messages))).size, 3);
});

function agentsIn(messages: ConversationFacts['messages']): string[] {
  return messages.filter(({ from }) => from === 'agent').map(({ author }) => author.name);
}

test('the API lists what is expected, latest message first', async (t) => {
  const { get } = await openHelpdesk(t, { seed: true });
  for (const customer of [DEMO_CUSTOMER, OTHER_CUSTOMER]) {
    const listed: Json[] = [];
    for (let page = 1; listed.length === (page - 1) * 30; page += 1) {
      const query = `for=${customer.email}&filter=all&sort=changed&page=${page}`;
      listed.push(...(await get(`/conversations?${query}`)).conversations);
    }
    const own = listed.filter(
      ({ author, status }) => author.email === customer.email && ![3, 9].includes(status),
    );
    const foreign = listed.filter(({ author }) => author.email !== customer.email);

    assert.deepEqual(
      own.map(({ subject, data }) => [subject, data.reference ?? null]),
      readableBy(customer).map(({ subject, reference }) => [subject, reference]),
    );
    assert.deepEqual(foreign.map(({ subject }) => subject).toSorted(), copiedTo(customer).toSorted());
  }
  assert.equal(readableBy(DEMO_CUSTOMER).length, 58);
  assert.equal(copiedTo(DEMO_CUSTOMER).length, 3);
});

test('what is for staff alone says so, and nothing else does', async (t) => {
  const { control } = await openHelpdesk(t, { seed: true });
  const all = await control.conversations();
  const messages = all.flatMap((conversation) => conversation.messages);

  assert.deepEqual([...new Set(messages.map(({ visibility }) => visibility))].toSorted(), [0, 1, 2]);
  for (const { body, visibility } of messages) assert.equal(body.includes(STAFF_ONLY), visibility !== 0);
  for (const { subject, messages: expected } of readableBy(DEMO_CUSTOMER)) {
    const { messages: found = [] } = all.find((conversation) => conversation.subject === subject) ?? {};
    assert.equal(found.filter(({ visibility }) => visibility === 0).length, expected, subject);
  }
});

test("each customer's conversations carry their word, and nobody else's", async (t) => {
  const { control } = await openHelpdesk(t, { seed: true });
  const all = await control.conversations();
  const customers = [DEMO_CUSTOMER, OTHER_CUSTOMER, COPYING_CUSTOMER];
  for (const customer of customers) {
    for (const { subject, messages } of begunBy(customer, all)) {
      const text = messages.map(({ body }) => body).join('\n');
      assert.ok(messages[0]?.body.includes(customer.word), subject);
      for (const { word } of customers) assert.equal(text.includes(word), word === customer.word, subject);
    }
  }
  assert.equal(
    customers.reduce((sum, customer) => sum + begunBy(customer, all).length, 0),
    all.length,
  );
});

test('it is the same each time, as long ago from the start', async (t) => {
  const [early, late] = [createClock(NOON), createClock('2027-03-01T09:30:00Z')];
  const shifted = Date.parse('2027-03-01T09:30:00Z') - Date.parse(NOON);
  const told = async (clock: typeof early, shift: number) => {
    const { control } = await openHelpdesk(t, { seed: true, clock: clock.read });
    return (await control.conversations()).map(({ slug, status, tags, data, messages }) => ({
      slug,
      status,
      tags,
      data,
      messages: messages.map(({ author, body, visibility, createdAt, attachments }) => [
        author,
        body,
        visibility,
        Date.parse(createdAt) - shift,
        attachments.map(({ name, type, sha256 }) => [name, type, sha256]),
      ]),
    }));
  };

  assert.deepEqual(await told(late, shifted), await told(early, 0));
});

test('times ascend, and spread from eighteen months ago to today', async (t) => {
  const { control } = await openHelpdesk(t, { seed: true, clock: createClock(NOON).read });
  const all = await control.conversations();
  const daysAgo = all.map(({ createdAt }) => (Date.parse(NOON) - Date.parse(createdAt)) / DAY_MS);
  for (const { messages, subject } of all) {
    const times = messages.map(({ createdAt }) => createdAt);
    assert.deepEqual(times, [...new Set(times)].toSorted(), subject);
    assert.ok((times.at(-1) ?? '') < NOON, subject);
  }

  assert.deepEqual(
    daysAgo,
    daysAgo.toSorted((a, b) => b - a),
  );
  assert.ok((daysAgo[0] ?? 0) > 540);
  assert.ok((daysAgo.at(-1) ?? 1) < 0.5);
});

test('its files are what their names say', async (t) => {
  const { control } = await openHelpdesk(t, { seed: true });
  const files = (await control.conversations())
    .flatMap(({ messages }) => messages)
    .flatMap(({ attachments }) => attachments);
  const kinds = Object.groupBy(files, ({ type }) => type ?? '');
  assert.deepEqual(Object.keys(kinds).toSorted(), [
    'application/pdf',
    'image/jpeg',
    'image/png',
    'text/plain',
  ]);

  const bytes = async (type: string) => {
    const response = await fetch(kinds[type]?.[0]?.url ?? '');
    assert.deepEqual([response.status, response.headers.get('content-type')], [200, type]);
    return Buffer.from(await response.arrayBuffer());
  };
  const png = await bytes('image/png');
  const data = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  assert.equal(rows.length, png.readUInt32BE(20) * (1 + 3 * png.readUInt32BE(16)));
  const jpeg = await bytes('image/jpeg');
  assert.deepEqual([jpeg.readUInt16BE(0), jpeg.readUInt16BE(jpeg.length - 2)], [0xffd8, 0xffd9]);
  assert.match((await bytes('application/pdf')).toString('latin1'), /^%PDF-1\.4\n.*%%EOF\n$/s);
});

test('a new database is seeded once; one that was used before is left as it is', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const database = join(folder, 'helpdesk.sqlite');
  const first = await startHelpdesk({ login: LOGIN, database, seed: true });
  await first.close();
  const second = await openHelpdesk(t, { database, seed: true });
  assert.equal(begunBy(DEMO_CUSTOMER, await second.control.conversations()).length, 60);

  const old = join(folder, 'old.sqlite');
  await (await startHelpdesk({ login: LOGIN, database: old })).close();
  const third = await openHelpdesk(t, { database: old, seed: true });
  assert.deepEqual(await third.control.conversations(), []);
});
