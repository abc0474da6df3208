import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { messageAbout, pngOf, type Stack, startStack } from '../../support/stack.ts';

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

const storage = () =>
  stack.worker.harness.getWorker().getDurableObjectStorage('Outbox', { name: 'outbox-0' });

/** Every insert into this table fails from now on, as on a disk that is full. */
async function breakTable(table: 'submissions' | 'attachments'): Promise<void> {
  const outbox = await storage();
  await outbox.exec(
    `CREATE TRIGGER broken BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
  );
}
async function mend(): Promise<void> {
  await stack.worker.breakDown({});
  await (await storage()).exec('DROP TRIGGER IF EXISTS broken');
}

async function attach(): Promise<string> {
  const { id } = (await (await stack.upload('wheel.png', 'image/png', pngOf(500))).json()) as { id: string };
  return id;
}

describe('a message that cannot be stored', () => {
  // A message before them, so that the tables are there.
  before(async () => {
    assert.equal((await stack.send(messageAbout('Before'))).status, 202);
    await stack.helpdesk.conversationWhen(({ subject }) => subject === 'Before');
  });
  afterEach(mend);

  const failures: [what: string, fail: () => Promise<void>][] = [
    ['the row cannot be written', () => breakTable('submissions')],
    ['its files cannot be written after it', () => breakTable('attachments')],
    ['the object dies before anything is on disk', () => stack.worker.breakDown({ accepts: 1 })],
  ];
  for (const [what, fail] of failures) {
    it(`because ${what} is not accepted, leaves nothing behind, and goes out under its key later`, async () => {
      const subject = `Not stored: ${what}`;
      const key = crypto.randomUUID();
      const message = messageAbout(subject, { attachments: [await attach()] });
      await fail();
      const refused = await stack.send(message, key);
      const problem = (await refused.json()) as { code: string };
      assert.deepEqual([refused.status, problem.code], [503, 'unavailable']);
      const rows = await (await storage()).exec('SELECT payload FROM submissions WHERE payload IS NOT NULL');
      assert.deepEqual(rows, []);
      const health = await stack.request('/healthz');
      assert.equal(((await health.json()) as { outbox: { waiting: number } }).outbox.waiting, 0);

      await mend();
      const accepted = await stack.send(message, key);
      assert.equal(accepted.status, 202);
      const { reference } = (await accepted.json()) as { reference: string };
      await stack.progressWhen(reference, ({ state }) => state === 'delivered');
      const arrived = (await stack.helpdesk.conversations()).filter((it) => it.subject === subject);
      assert.deepEqual(
        arrived.map(({ data, messages }) => [data['reference'], messages[0]?.attachments.length]),
        [[reference, 1]],
      );
    });
  }
});
