import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { beginAtHelpdesk, readerOf } from '../../support/history.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

let stack: Stack;
before(async () => {
  stack = await startStack();
  await stack.worker.reshard({ shards: 3, formerShards: 3 });
});
after(() => stack.close());

/** A key whose shard is `index`, of three. */
function keyOf(index: number): string {
  const tail = [...'0123456789abcdef'].find((digit) => Number.parseInt(`0000000${digit}`, 16) % 3 === index);
  return `${crypto.randomUUID().slice(0, -8)}0000000${tail}`;
}

it('replies of a conversation share a shard, and a key serves one purpose over all of them', async () => {
  const email = 'sharded@example.com';
  const reader = await readerOf(stack, email);
  for (const subject of ['Hub', 'Wheel', 'Chain']) {
    const slug = await beginAtHelpdesk(stack, email, subject);
    // A customer may send twenty replies a minute.
    await stack.worker.advance(60_000);
    for (const index of [0, 1, 2]) {
      const key = keyOf(index);
      const answers = await Promise.all(
        [1, 2].map(() => reader.reply(slug, { body: `Reply ${index}` }, key)),
      );
      assert.deepEqual(
        answers.map(({ status }) => status),
        [202, 202],
      );
      assert.equal(await answers[0]?.text(), await answers[1]?.text());
      assert.equal((await reader.reply(slug, { body: 'Another' }, key)).status, 422);
      assert.equal((await stack.send(messageAbout('Another', { email }), key)).status, 422);
      const used = keyOf(index);
      assert.equal((await stack.send(messageAbout(`Message ${index}`, { email }), used)).status, 202);
      assert.equal((await reader.reply(slug, { body: 'Reply' }, used)).status, 422);
    }
    const { messages } = await stack.helpdesk.conversationWhen(
      (conversation) => conversation.slug === slug && conversation.messages.length === 4,
    );
    assert.deepEqual(
      messages.map(({ body }) => body),
      ['Hello', 'Reply 0', 'Reply 1', 'Reply 2'],
    );
  }
});

it('a reply that is refused for its files does not use up its key, in whichever shard that is', async () => {
  const email = 'refused@example.com';
  const reader = await readerOf(stack, email);
  const slug = await beginAtHelpdesk(stack, email, 'Spokes');
  for (const index of [0, 1, 2]) {
    const key = keyOf(index);
    const lost = await reader.reply(slug, { body: 'Look', attachments: ['x'.repeat(43)] }, key);
    assert.match(await lost.text(), /"code":"attachment_unknown"/);
    assert.equal((await reader.reply(slug, { body: 'Look' }, key)).status, 202);
  }
});
