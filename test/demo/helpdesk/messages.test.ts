import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClock, type Json, openHelpdesk } from './helpdesk.ts';

const BOB = { name: 'Bob', email: 'bob@example.com' };

function bodies(list: Json): string[] {
  return list.messages.map((message: Json) => message.body);
}

test('each parameter of both message lists lists what it should, newest first', async (t) => {
  const clock = createClock('2026-03-01T12:00:00Z');
  const helpdesk = await openHelpdesk(t, { clock: clock.read });
  await helpdesk.post({ subject: 'one', tag_list: ['red'], message: { body: 'a' } });
  clock.set('2026-03-02T12:00:00Z');
  await helpdesk.post({
    subject: 'two',
    category: 'billing',
    message: { body: 'b' },
    user: { email: 'al@x.org' },
  });
  clock.set('2026-03-03T12:00:00Z');
  await helpdesk.reply('one', { body: 'c', visibility: 1 });
  clock.set('2026-03-04T12:00:00Z');
  await helpdesk.reply('one', { body: 'd', visibility: 2, user: BOB });

  for (const [path, expected] of [
    ['/messages', ['d', 'c', 'b', 'a']],
    ['/conversations/one/messages', ['d', 'c', 'a']],
    ['/messages?filter=staff', ['c']],
    ['/messages?filter=customer', ['d', 'b', 'a']],
    ['/messages?tag=red', ['d', 'c', 'a']],
    ['/messages?tag=red,blue', []],
    ['/messages?origin=7', ['d', 'c', 'b', 'a']],
    ['/messages?origin=1', []],
    ['/messages?sent_by=BOB@example.com', ['d', 'a']],
    ['/messages?sent_by=nobody@example.com', []],
    ['/messages?category=billing', ['b']],
    ['/messages?start_date=2026-03-02T12:00:00Z&end_date=2026-03-03T12:00:00Z', ['c', 'b']],
    ['/conversations/one/messages?filter=customer', ['d', 'a']],
    ['/conversations/one/messages?category=billing', []],
  ] as const) {
    const list = await helpdesk.get(path);
    assert.deepEqual(bodies(list), expected, path);
    assert.equal(list.total_count, expected.length, path);
  }
  const { messages } = await helpdesk.get('/messages');
  assert.deepEqual(
    messages.map((message: Json) => [message.visibility, message.user['staff?']]),
    [
      [2, false],
      [1, true],
      [0, false],
      [0, false],
    ],
  );
});

test('messages come in pages of thirty', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({ message: { body: '0' } });
  for (let number = 1; number <= 30; number += 1)
    await helpdesk.reply(slug, { body: `${number}`, user: BOB });

  const list = await helpdesk.get(`/conversations/${slug}/messages?page=2`);
  assert.deepEqual([list.page_count, list.total_count, bodies(list)], [2, 31, ['0']]);
});

test('original_body comes only when it is asked for, and is HTML where there is some', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  await helpdesk.control.act(slug, { kind: 'answer', body: 'So *sorry*' });
  const path = `/conversations/${slug}/messages`;

  assert.equal('original_body' in (await helpdesk.get(path)).messages[0], false);
  const { messages } = await helpdesk.get(`${path}?include=original_body`);
  assert.deepEqual(
    messages.map((message: Json) => message.original_body),
    ['<p>So <em>sorry</em></p>\n', null],
  );
});

test('a message without a user is from the login, with one it is from them', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({ user: undefined });
  const mine = await helpdesk.reply(slug, { body: 'Hello', user: BOB });
  const [facts] = await helpdesk.control.conversations();

  assert.equal(facts?.author.email, 'integration@acorn-bikes.example');
  assert.equal(facts?.messages[0]?.from, 'agent');
  assert.deepEqual([mine.user.name, mine.user['staff?']], ['Bob', false]);
});

test('who says to be staff by e-mail is taken for staff', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  const message = await helpdesk.reply(slug, { body: 'Hi', user: { email: 'Robin@acorn-bikes.example' } });

  assert.equal(message.user['staff?'], true);
});

test('a known person keeps the name they have', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({ user: { email: BOB.email } });
  const names: string[] = [];
  for (const name of ['Bob', 'Robert']) {
    names.push(
      (await helpdesk.reply(slug, { body: 'x', user: { name, email: 'BOB@example.com' } })).user.name,
    );
  }

  assert.deepEqual(names, ['Bob', 'Bob']);
});

test('user.data overrides all the data of the person', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.post({ user: { ...BOB, data: { plan: 'gold', since: 2019 } } });
  await helpdesk.post({ user: BOB });
  const kept = (await helpdesk.control.conversations())[0]?.author.data;
  await helpdesk.post({ user: { ...BOB, data: { plan: 'none' } } });
  const overridden = (await helpdesk.control.conversations())[0]?.author.data;

  assert.deepEqual([kept, overridden], [{ plan: 'gold', since: 2019 }, { plan: 'none' }]);
});

test('recipients and whoever writes follow the conversation', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  await helpdesk.reply(slug, { body: 'x', recipients: ['carol@example.com'], user: { email: 'dave@x.org' } });
  const [facts] = await helpdesk.control.conversations();

  assert.deepEqual(facts?.followers, ['bob@example.com', 'dave@x.org', 'carol@example.com']);
  assert.deepEqual(facts?.messages[1]?.recipients, ['carol@example.com']);
  assert.equal((await helpdesk.get('/conversations?for=carol@example.com')).total_count, 1);
});

test('origin_id is kept and given back, and a repeat is stored again', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  for (let time = 0; time < 2; time += 1) {
    await helpdesk.reply(slug, { body: 'again', origin_id: 'key-1', user: BOB });
  }
  const { messages } = await helpdesk.get(`/conversations/${slug}/messages`);

  assert.deepEqual(
    messages.map((message: Json) => message.origin_id),
    ['key-1', 'key-1', null],
  );
});

test('whether a message is internal can be said in other ways, or not at all', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  await helpdesk.reply(slug, { body: 'note', visibility: 1 });
  for (const [visibility, expected] of [
    ['string', ['1', '0']],
    ['null', [null, null]],
    ['missing', [undefined, undefined]],
    ['number', [1, 0]],
  ] as const) {
    await helpdesk.control.setSwitches({ visibility });
    const { messages } = await helpdesk.get(`/conversations/${slug}/messages`);
    assert.deepEqual(
      messages.map((message: Json) => message.visibility),
      expected,
    );
  }
});

test('previews are of the last regular message of each side', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({ message: { body: 'first' } });
  await helpdesk.reply(slug, { body: 'answer' });
  await helpdesk.reply(slug, { body: 'second', user: BOB });
  await helpdesk.reply(slug, { body: 'note', visibility: 1 });
  const path = `/conversations/${slug}`;
  const { message, last_staff_message, last_customer_message, message_count } = await helpdesk.get(path);

  assert.deepEqual(
    [message.body, last_staff_message.body, last_customer_message.body, message_count],
    ['first', 'answer', 'second', 4],
  );
  await helpdesk.control.setSwitches({ notesInPreview: true });
  assert.equal((await helpdesk.get(path)).last_staff_message.body, 'note');
});
