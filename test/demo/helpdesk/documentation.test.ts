import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Json, openHelpdesk, openServer } from './helpdesk.ts';

function fixture(name: string): Json {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'));
}

/** Everything in the example is there and of its type; more may be there. `where` leads to what is not. */
function assertShape(actual: Json, example: Json, where: string): void {
  assert.equal(kindOf(actual), kindOf(example), where);
  if (Array.isArray(example)) {
    if (example.length === 0) return;
    assert.ok(actual.length > 0, `${where} is empty`);
    for (const [index, item] of actual.entries()) assertShape(item, example[0], `${where}[${index}]`);
  } else if (kindOf(example) === 'object') {
    for (const [key, value] of Object.entries(example)) {
      // What a site keeps in `data` is its own affair.
      if (key !== 'data') assertShape(actual[key], value, `${where}.${key}`);
      else assert.equal(kindOf(actual[key]), 'object', `${where}.data`);
    }
  }
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

test('each answer has the fields of the documented example, with their types', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const files = await openServer(t, (_request, response) => {
    response.setHeader('content-type', 'image/png').end('picture');
  });
  const { slug } = await helpdesk.post({
    tag_list: ['joke'],
    message: { body: 'Knock', recipients: ['alice@example.com'], attachments: [`${files}/a.png`] },
  });
  await helpdesk.control.conversationWhen(({ messages }) => messages[0]?.attachments[0]?.state === 'kept');
  const messages = await helpdesk.get(`/conversations/${slug}/messages`);
  const reply = await helpdesk.reply(slug, { body: "Who's there?", origin_id: 'XaEbMed' });

  for (const [actual, example] of [
    [await helpdesk.get(`/conversations/${slug}`), 'get-conversation'],
    [await helpdesk.get('/conversations?filter=all'), 'get-conversations'],
    [messages, 'get-messages'],
    [reply, 'post-message-response'],
  ]) {
    assertShape(actual, fixture(example), example);
  }
});

test('each answer has the fields that are not documented but were seen', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({ tag_list: ['joke'] });
  await helpdesk.reply(slug, { body: "Who's there?" });
  const { attachments, meta, conversation, ...message } = fixture('seen-message');
  const {
    category: { id, ...category },
    followers,
    ...rest
  } = conversation;
  const messages = await helpdesk.get(`/conversations/${slug}/messages`);

  assertShape(await helpdesk.get(`/conversations/${slug}`), fixture('seen-conversation'), 'conversation');
  assertShape(messages.messages[1], { ...message, conversation: { ...rest, category } }, 'message');
});

test('the documented request makes a conversation', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { status, body } = await helpdesk.api('POST', '/conversations', fixture('post-conversation-request'));

  assert.equal(status, 201);
  assert.equal(body.subject, 'foo');
  assert.equal(body.slug, 'foo');
  assert.equal(body.status, 0);
  assert.deepEqual(body.tag_list, ['tag1', 'tag2']);
  assert.deepEqual(body.author.data, { custom_attribute: 'custom data' });
  assert.deepEqual(
    body.followers.map((follower: Json) => follower.email),
    ['bob@example.com', 'alice@example.com'],
  );
});

test('the documented request adds an internal note', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  const path = `/conversations/${slug}/messages`;
  const { status, body } = await helpdesk.api('POST', path, fixture('post-message-request'));

  assert.equal(status, 201);
  assert.deepEqual([body.body, body.visibility, body.user['staff?']], ['foo', 1, true]);
  assert.equal((await helpdesk.get(path)).messages[0].visibility, 1);
});

test('the documented request updates a conversation', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({ data: { old: 'gone' }, status: 2 });
  const update = fixture('put-conversation-request');
  update.conversation.assignee.email = 'robin@acorn-bikes.example';
  const { status, body } = await helpdesk.api('PUT', `/conversations/${slug}`, update);

  assert.equal(status, 200);
  assert.equal(body.status, 0);
  assert.equal(body.assignee.email, 'robin@acorn-bikes.example');
  assert.deepEqual(body.tag_list, ['tag1', 'tag2']);
  assert.deepEqual(body.data, { field1: 'value1', field2: 'value2' });
});

test('times have an offset and are not in Z', async (t) => {
  const helpdesk = await openHelpdesk(t, { clock: () => Date.parse('2026-01-26T22:02:00.123Z') });
  const { created_at } = await helpdesk.post();

  assert.equal(created_at, '2026-01-26T15:02:00.123-07:00');
});
