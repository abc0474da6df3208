import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClock, type Json, openHelpdesk, type TestHelpdesk } from './helpdesk.ts';

function subjects(list: Json): string[] {
  return list.conversations.map((conversation: Json) => conversation.subject);
}

/** A conversation a day for five days; then the second gets a reply, the first another status, the third an answer. */
async function fill(helpdesk: TestHelpdesk, clock: ReturnType<typeof createClock>): Promise<void> {
  const alice = { name: 'Alice', email: 'alice@example.com' };
  const bob = { name: 'Bob', email: 'bob@example.com' };
  clock.set('2026-03-01T12:00:00Z');
  await helpdesk.post({ subject: 'one', user: alice, tag_list: ['red', 'blue'], data: { order: '1' } });
  clock.set('2026-03-02T12:00:00Z');
  await helpdesk.post({ subject: 'two', user: bob, tag_list: ['red'], category: 'billing' });
  clock.set('2026-03-03T12:00:00Z');
  await helpdesk.post({
    subject: 'three',
    user: bob,
    message: { body: 'Copied', recipients: [alice.email] },
    data: { order: '1', express: true, "quo'te": 7 },
  });
  clock.set('2026-03-04T12:00:00Z');
  await helpdesk.post({ subject: 'four', user: bob, status: 4 });
  clock.set('2026-03-05T12:00:00Z');
  await helpdesk.post({ subject: 'five', user: alice, status: 3, assignee: 'robin@acorn-bikes.example' });
  clock.set('2026-03-06T12:00:00Z');
  await helpdesk.reply('two', { body: 'Are you there?', user: bob });
  clock.set('2026-03-07T12:00:00Z');
  await helpdesk.api('PUT', '/conversations/one', { conversation: { status: 2 } });
  clock.set('2026-03-08T12:00:00Z');
  await helpdesk.reply('three', { body: 'Thank you', suppress_autoresolve: true });
}

test('each parameter lists what it should, in its order', async (t) => {
  const clock = createClock('2026-03-01T12:00:00Z');
  const helpdesk = await openHelpdesk(t, { clock: clock.read });
  await fill(helpdesk, clock);
  await helpdesk.control.addPerson({ email: 'alice@example.com', id: 'sso-1' });

  for (const [query, expected] of [
    ['', ['five', 'three', 'two', 'one']],
    ['filter=all', ['five', 'four', 'three', 'two', 'one']],
    ['filter=archived', ['four']],
    ['filter=open', ['three', 'two']],
    ['filter=unassigned', ['three', 'two', 'one']],
    ['filter=other', ['five', 'three', 'two', 'one']],
    ['for=alice@example.com', ['five', 'three', 'one']],
    ['for=ALICE@example.com', ['five', 'three', 'one']],
    ['for=bob@example.com&filter=all', ['four', 'three', 'two']],
    ['for=robin@acorn-bikes.example', ['five']],
    ['for=nobody@example.com', []],
    ['for_id=sso-1', ['five', 'three', 'one']],
    ['for_id=sso-2', []],
    ['sort=updated', ['two', 'five', 'three', 'one']],
    ['sort=changed', ['three', 'one', 'two', 'five']],
    ['sort=other', ['five', 'three', 'two', 'one']],
    ['tag=red', ['two', 'one']],
    ['tag=red,blue', ['one']],
    ['tag=green', []],
    ['category=billing', ['two']],
    ['category=other', []],
    ['data[order]=1', ['three', 'one']],
    ['data[order]=1&data[express]=true', ['three']],
    ['data%5Bquo%27te%5D=7', ['three']],
    ['data[order]=2', []],
    ['data[other]=1', []],
    ['start_date=2026-03-03', ['five', 'three', 'two']],
    ['end_date=2026-03-03T12:00:00Z', ['one']],
    ['end_date=2026-03-03T05:00:01-07:00', ['three', 'one']],
    ['start_date=2026-03-02&end_date=2026-03-04&filter=all', ['three']],
    ['start_date=2026-03-06T13:00:00+01:00', ['two']],
    ['for=bob@example.com&filter=all&sort=changed&category=support', ['three', 'four']],
  ] as const) {
    const list = await helpdesk.get(`/conversations?${query}`);
    assert.deepEqual(subjects(list), expected, query);
    assert.equal(list.total_count, expected.length, query);
  }
});

test('a date that is none is 422', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const path of ['/conversations?start_date=soon', '/messages?end_date=soon']) {
    const { status, body } = await helpdesk.api('GET', path);
    assert.equal(status, 422);
    assert.deepEqual(Object.values(body.errors), [['is invalid']]);
  }
});

test('an unknown e-mail can list everything, as it may upstream', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.post();
  await helpdesk.control.setSwitches({ forUnknown: 'everything' });

  assert.equal((await helpdesk.get('/conversations?for=nobody@example.com')).total_count, 1);
  assert.equal((await helpdesk.get('/conversations?for_id=nobody')).total_count, 1);
});

test('who is asked for can make no difference', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.post();
  await helpdesk.control.addPerson({ email: 'alice@example.com', id: 'sso-1' });
  assert.equal((await helpdesk.get('/conversations?for=alice@example.com')).total_count, 0);

  await helpdesk.control.setSwitches({ forIgnored: true });
  for (const query of ['for=alice@example.com', 'for=nobody@example.com', 'for_id=sso-1', 'for_id=nobody']) {
    assert.equal((await helpdesk.get(`/conversations?${query}`)).total_count, 1, query);
  }
});

test('items can come without their data, as they may upstream', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.post({ data: { order: '1' } });
  assert.deepEqual((await helpdesk.get('/conversations')).conversations[0].data, { order: '1' });

  await helpdesk.control.setSwitches({ dataInLists: false });
  const list = await helpdesk.get('/conversations?data[order]=1');
  assert.equal('data' in list.conversations[0], false);
  assert.deepEqual((await helpdesk.get('/conversations/knock-knock')).data, { order: '1' });
});

test('pages hold thirty, whatever is asked for', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (let number = 1; number <= 31; number += 1) await helpdesk.post({ subject: `Number ${number}` });

  for (const [query, first, length] of [
    ['', 'Number 31', 30],
    ['page=1', 'Number 31', 30],
    ['page=2', 'Number 1', 1],
    ['page=3', undefined, 0],
    ['page=0', 'Number 31', 30],
    ['page=two', 'Number 31', 30],
    ['page_size=5', 'Number 31', 30],
  ] as const) {
    const list = await helpdesk.get(`/conversations?${query}`);
    assert.deepEqual([list.page_size, list.page_count, list.total_count], [30, 2, 31], query);
    assert.deepEqual([subjects(list)[0], subjects(list).length], [first, length], query);
  }
});

test('an empty list has no pages', async (t) => {
  const helpdesk = await openHelpdesk(t);
  assert.deepEqual(await helpdesk.get('/conversations'), {
    page_size: 30,
    page_count: 0,
    total_count: 0,
    conversations: [],
  });
});
