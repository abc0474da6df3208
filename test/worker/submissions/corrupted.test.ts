import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

const MINUTE_MS = 60_000;

let receiver: Receiver;
let stack: Stack;
before(async () => {
  receiver = await startReceiver();
  stack = await startStack((helpdesk) => ({
    vars: {
      ALERT_WEBHOOK: receiver.url,
      FALLBACK_EMAIL: 'team@acorn-bikes.example',
      MAIL_FROM: 'Contact form <form@acorn-bikes.example>',
      RESEND_BASE_URL: helpdesk,
    },
    secrets: { RESEND_API_KEY: 'demo-mail-key' },
  }));
});
after(async () => {
  await stack.close();
  await receiver.close();
});

async function send(subject: string): Promise<string> {
  const { reference } = (await (await stack.send(messageAbout(subject))).json()) as { reference: string };
  return reference;
}
const strike = (status: number, times: number) =>
  stack.helpdesk.addFault({
    match: { method: 'POST', path: '/api' },
    times,
    fault: { kind: 'status', status },
  });

const corruptions: [what: string, column: 'payload' | 'state', value: string][] = [
  ['no JSON', 'payload', '{"kind":'],
  ['nothing', 'payload', 'null'],
  ['no message', 'payload', '"Hello"'],
  ['half a message', 'payload', '{"kind":"conversation","body":"Hello"}'],
  ['a message of a kind that nobody knows', 'payload', '{"kind":"call","author":{},"attachments":[]}'],
  ['a file that has no id', 'payload', '{"kind":"conversation","author":{},"data":{},"attachments":[{}]}'],
  ['a state that nobody knows', 'state', 'lost'],
];

it('what cannot be read is set aside, told of and shown, and keeps nobody waiting', async () => {
  const storage = await stack.worker.harness
    .getWorker()
    .getDurableObjectStorage('Outbox', { name: 'outbox-0' });
  await strike(401, 1);
  const first = await send('Stops the line');
  await stack.progressWhen(first, ({ state }) => state === 'waiting');
  assert.equal((await receiver.next())['event'], 'line_stopped');

  const corrupted: string[] = [];
  for (const [what, column, value] of corruptions) {
    const reference = await send(what);
    corrupted.push(reference);
    await storage.exec(`UPDATE submissions SET ${column} = ? WHERE reference = ?`, value, reference);
  }
  const behind = await send('Behind them');
  await stack.worker.advance(MINUTE_MS);
  for (const reference of [first, behind])
    await stack.progressWhen(reference, ({ state }) => state === 'delivered');
  for (const [index, reference] of corrupted.entries()) {
    const { lastError } = await stack.progressWhen(reference, ({ state }) => state === 'failed');
    assert.equal(lastError, 'corrupted', corruptions[index]?.[0]);
  }

  // What fails after them is mailed all the same.
  await strike(422, 2);
  const failed = await send('Refused');
  await stack.helpdesk.mailWhen(({ subject }) => subject.includes(failed));
  const told = new Map<unknown, unknown>();
  while (told.size <= corrupted.length) {
    const { event, reference, error } = await receiver.next();
    if (event === 'submission_failed') told.set(reference, error);
  }
  assert.deepEqual(
    told,
    new Map([...corrupted.map((each) => [each, 'corrupted'] as const), [failed, 'status_422']]),
  );

  const mailed = stack.worker.harness
    .getLogs()
    .filter(
      ({ message }) =>
        message.includes('"failure_mailed"') && corrupted.slice(0, -1).some((each) => message.includes(each)),
    );
  assert.deepEqual(mailed, [], 'nobody is said to have got what cannot be read');

  const outbox = await stack.outbox();
  const shown = (await outbox.undelivered(undefined))?.items.map(({ item }) => item) ?? [];
  assert.deepEqual(
    shown.filter(({ message }) => message === null).map(({ reference }) => reference),
    corrupted.slice(0, -1).toReversed(),
  );
});
