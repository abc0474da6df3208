import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHelpdesk } from './helpdesk.ts';

const BOB = { name: 'Bob', email: 'bob@example.com' };

test('a message moves the conversation to the status that follows from it', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const [name, before, message, after] of [
    ['a customer reopens what was done', 2, { user: BOB }, 0],
    ['and what had been answered', 1, { user: BOB }, 0],
    ['and what a machine closed', 6, { user: BOB }, 0],
    ['but not what is archived', 4, { user: BOB }, 4],
    ['nor with a note', 2, { user: BOB, visibility: 1 }, 2],
    ['staff resolve', 0, {}, 2],
    ['unless told not to', 0, { suppress_autoresolve: true }, 0],
    ['and not with a note', 0, { visibility: 1 }, 0],
  ] as const) {
    const { slug } = await helpdesk.post({ status: before });
    await helpdesk.reply(slug, { body: 'x', ...message });
    assert.equal((await helpdesk.get(`/conversations/${slug}`)).status, after, name);
  }
});

test('a reply reopens nothing where the helpdesk does not do that', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({ status: 2 });
  await helpdesk.control.setSwitches({ reopen: false });
  await helpdesk.reply(slug, { body: 'x', user: BOB });

  assert.equal((await helpdesk.get(`/conversations/${slug}`)).status, 2);
});

test('a new conversation has the status it is given, else 0', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const [conversation, status] of [
    [{}, 0],
    [{ status: 5 }, 5],
    [{ status: 2 }, 2],
    [{ user: undefined }, 2],
    [{ user: undefined, status: 0 }, 0],
  ] as const) {
    assert.equal((await helpdesk.post(conversation)).status, status, JSON.stringify(conversation));
  }
});

test('an agent answers, notes, closes and reopens', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  for (const [action, status] of [
    [{ kind: 'note', body: 'Ask the workshop' }, 0],
    [{ kind: 'answer', body: 'On its way' }, 1],
    [{ kind: 'status', status: 2 }, 2],
    [{ kind: 'status', status: 0 }, 0],
  ] as const) {
    await helpdesk.control.act(slug, action);
    assert.equal((await helpdesk.get(`/conversations/${slug}`)).status, status, action.kind);
  }
  const [facts] = await helpdesk.control.conversations();
  assert.deepEqual(
    facts?.messages.map(({ from, visibility, body }) => [from, visibility, body]),
    [
      ['customer', 0, 'I have a great joke for you!'],
      ['agent', 1, 'Ask the workshop'],
      ['agent', 0, 'On its way'],
    ],
  );
});
