import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createCustomerOutbox } from '../../../worker/history/outbox.ts';
import type { Outboxes } from '../../../worker/submissions/outboxes.ts';
import type { OwnConversation } from '../../../worker/submissions/owned.ts';
import type { ConversationPayload } from '../../../worker/submissions/payload.ts';

const ANN = 'ann@example.com';

function conversationOf(number: number, isDelivered = false): OwnConversation {
  const payload: ConversationPayload = {
    kind: 'conversation',
    channel: 'support',
    tags: [],
    subject: `Number ${number}`,
    body: 'Hello',
    author: { name: 'Ann', email: ANN },
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
