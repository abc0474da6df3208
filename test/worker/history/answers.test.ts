import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerOf } from '../../../worker/history/answers.ts';
import type { UnsealedMessage } from '../../../worker/history/shown.ts';

const files = {
  seal: async () => 'https://contact.example.com/thread-files/x/a.png',
  open: async () => undefined,
};

async function tagOf(source: string, size = 7): Promise<string> {
  const message: UnsealedMessage = {
    id: 'x',
    from: 'agent',
    author: { name: null },
    body: 'Hello',
    createdAt: '2026-11-20T10:00:00.000Z',
    attachments: [{ name: 'a.png', type: 'image/png', size, source }],
  };
  const page = { items: [message], next: null };
  const answer = await answerOf({ is: 'found', value: page }, undefined, { files, now: () => 0 });
  return answer.is === 'shown' ? answer.etag : '';
}

it('a thread is the same one though the helpdesk gives its files another address each time', async () => {
  const tag = await tagOf('https://files.example/1?signature=1');
  assert.match(tag, /^W/);
  assert.equal(await tagOf('https://files.example/1?signature=2'), tag);
  assert.notEqual(await tagOf('https://files.example/1?signature=1', 8), tag);
});
