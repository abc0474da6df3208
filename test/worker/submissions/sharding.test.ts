import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { messageAbout, pngOf, type Stack, startStack } from '../../support/stack.ts';

const MINUTE_MS = 60_000;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
beforeEach(() => stack.helpdesk.reset());
after(() => stack.close());

/** A key of shard `index` where there are two. */
const keyOf = (index: 0 | 1) => `${crypto.randomUUID().slice(0, -1)}${index}`;

async function send(message: object, key: string): Promise<string> {
  const answer = await stack.send(message, key);
  assert.equal(answer.status, 202);
  return ((await answer.json()) as { reference: string }).reference;
}
async function shardOf(reference: string): Promise<number[]> {
  const { OUTBOX } = await stack.worker.env();
  const shards = await Promise.all(
    [0, 1].map(async (index) => {
      const page = await OUTBOX.getByName(`outbox-${index}`).list(undefined, undefined);
      return page?.items.some(({ item }) => item.reference === reference) ? [index] : [];
    }),
  );
  return shards.flat();
}
const arrived = async (subject: string) =>
  (await stack.helpdesk.conversations())
    .filter((conversation) => conversation.subject === subject)
    .map(({ data }) => data['reference']);
const toTwo = () => stack.worker.reshard({ shards: 2, formerShards: 1 });
const toOne = () => stack.worker.reshard({ shards: 1, formerShards: 2 });

describe('a change of the number of shards', () => {
  const always = (shards: number) => () => stack.worker.reshard({ shards, formerShards: shards });
  const changes: [what: string, from: () => Promise<void>, to: () => Promise<void>, before: number][] = [
    ['from one to two', always(1), toTwo, 0],
    ['from two to one', always(2), toOne, 1],
  ];
  for (const [what, from, to, before] of changes) {
    it(`${what} leaves a key its message, its answer and its files`, async () => {
      await from();
      const upload = await stack.upload('wheel.png', 'image/png', pngOf(500));
      const { id } = (await upload.json()) as { id: string };
      for (const message of [
        messageAbout(`Plain ${what}`),
        messageAbout(`File ${what}`, { attachments: [id] }),
      ]) {
        const key = keyOf(1);
        const reference = await send(message, key);
        assert.deepEqual(await shardOf(reference), [before]);

        await to();
        assert.equal(await send(message, key), reference);
        assert.equal((await stack.send(messageAbout('Another'), key)).status, 422);
        assert.deepEqual(await shardOf(reference), [before], 'no second copy');
        await stack.helpdesk.conversationWhen(({ subject }) => subject === message.subject);
        await stack.worker.advance(MINUTE_MS);
        assert.deepEqual(await arrived(message.subject), [reference]);
        await from();
      }
    });

    it(`${what} delivers what waited before it, and counts it`, async () => {
      await from();
      await stack.helpdesk.addFault({ match: { method: 'POST' }, fault: { kind: 'status', status: 401 } });
      const subject = `Waited ${what}`;
      const reference = await send(messageAbout(subject), keyOf(1));
      await stack.helpdesk.requestWhen(({ method }) => method === 'POST');

      await to();
      const health = (await (await stack.request('/healthz')).json()) as { outbox: { waiting: number } };
      assert.equal(health.outbox.waiting, 1);
      await stack.worker.advance(MINUTE_MS);
      await stack.helpdesk.conversationWhen((conversation) => conversation.subject === subject);
      assert.deepEqual(await arrived(subject), [reference]);
    });

    it(`${what} puts a new message where it belongs now`, async () => {
      await to();
      const reference = await send(messageAbout(`New ${what}`), keyOf(1));
      assert.deepEqual(await shardOf(reference), [1 - before]);
      await stack.helpdesk.conversationWhen(({ subject }) => subject === `New ${what}`);
    });
  }
});
