import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createCustomerOutbox } from '../../../worker/history/outbox.ts';
import type { Outboxes } from '../../../worker/submissions/outboxes.ts';
import type { OwnConversation } from '../../../worker/submissions/owned.ts';
import type { ConversationPayload } from '../../../worker/submissions/payload.ts';

const ANN = 'ann@example.com';

function conversationOf(number: number, isDelivered = false, email = ANN): OwnConversation {
  const payload: ConversationPayload = {
    kind: 'conversation',
    channel: 'support',
    tags: [],
    subject: `Number ${number}`,
    body: 'Hello',
    author: { name: 'Ann', email },
    data: {},
    attachments: [],
  };
  return {
    id: `submission-${number}`,
    reference: 'M5RA-1P3N',
    createdAt: number,
    updatedAt: number,
    payload: isDelivered ? null : payload,
    conversationId: isDelivered ? `number-${number}` : null,
  };
}

it('texts of what was delivered are remembered, but not more than fifty', async () => {
  let rows: OwnConversation[] = [];
  const shard = { conversationsOf: async () => rows };
  const outbox = createCustomerOutbox({ all: () => [shard] } as unknown as Outboxes, 'customer', ANN);
  for (let number = 1; number <= 51; number += 1) {
    rows = [conversationOf(number)];
    await outbox.conversations();
  }
  rows = [1, 2, 51].map((number) => conversationOf(number, true));
  const texts = (await outbox.conversations()).map(({ payload }) => payload?.subject);
  assert.deepEqual(texts, [undefined, 'Number 2', 'Number 51']);
});

it('a text is shown to nobody but whose address it has, whoever the outbox says that it is of', async () => {
  const own = conversationOf(1, false, 'bob@example.com');
  const reply = {
    ...own,
    state: 'sending',
    payload: { ...own.payload, kind: 'reply', conversation: 'number-1' },
  };
  const shard = {
    conversationsOf: async () => [own],
    conversationOf: async () => own,
    threadOf: async () => ({ began: null, replies: [reply] }),
  };
  const seenBy = async (email: string) => {
    const outbox = createCustomerOutbox({ all: () => [shard] } as unknown as Outboxes, 'customer', email);
    const conversation = await outbox.conversation({ is: 'outbox', shard: 0, submission: own.id });
    const listed = await outbox.conversations();
    const { replies } = await outbox.thread('number-1');
    return [conversation?.payload?.subject, listed[0]?.payload?.subject, replies[0]?.payload?.body];
  };
  assert.deepEqual(await seenBy(ANN), [undefined, undefined, undefined]);
  assert.deepEqual(await seenBy('BOB@example.com'), ['Number 1', 'Number 1', own.payload?.body]);
});
