import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { DEMO_OPERATOR_TOKEN } from '../../../demo/environment.ts';
import type { Fault } from '../../../demo/helpdesk/control.ts';
import { messageAbout, pngOf, type Stack, startStack } from '../../support/stack.ts';

const MINUTE_MS = 60_000;

/** None of these is ever seen in a log, whole or in part. */
const CANARIES = {
  name: 'Quillonarius',
  email: 'canary.address@example.com',
  subject: 'canarysubject',
  body: 'canarybody',
  file: 'canaryfile',
  data: 'canaryanswer',
  page: 'canarypage',
  fallback: 'canary.team@acorn-bikes.example',
  apiToken: 'demo-api-token',
  mailKey: 'canary-mail-key',
  signingKey: 'a-signing-key-for-the-local-demo-only',
  operatorToken: DEMO_OPERATOR_TOKEN,
  webhook: 'canary-webhook-path',
};

let stack: Stack;
before(async () => {
  stack = await startStack((helpdesk) => ({
    vars: {
      FALLBACK_EMAIL: CANARIES.fallback,
      MAIL_FROM: 'Contact form <form@acorn-bikes.example>',
      RESEND_BASE_URL: helpdesk,
      // The stand-in has no such route, so nobody hears.
      ALERT_WEBHOOK: `${helpdesk}/${CANARIES.webhook}`,
    },
    secrets: { RESEND_API_KEY: CANARIES.mailKey },
  }));
});
after(() => stack.close());

/** Sends a message that is nothing but canaries, with a file; answers reference and id. */
async function send(what: string, key: string = crypto.randomUUID()) {
  const upload = await stack.upload(`${CANARIES.file}.png`, 'image/png', pngOf(500));
  const { id } = (await upload.json()) as { id: string };
  const answer = await stack.send(
    messageAbout(`${CANARIES.subject} ${what}`, {
      body: CANARIES.body,
      name: CANARIES.name,
      email: CANARIES.email,
      data: { order_number: CANARIES.data },
      attachments: [id],
      page: { url: `https://www.acorn-bikes.example/${CANARIES.page}`, title: CANARIES.page, referrer: '' },
    }),
    key,
  );
  return { answer, file: id, key };
}
async function accepted(what: string): Promise<string> {
  const { answer } = await send(what);
  assert.equal(answer.status, 202);
  return ((await answer.json()) as { reference: string }).reference;
}
const strike = (fault: Fault, times = 1) =>
  stack.helpdesk.addFault({ match: { method: 'POST', path: '/api' }, times, fault });
const stateOf = (reference: string, state: string) =>
  stack.progressWhen(reference, (progress) => progress.state === state);
const operator = (path: string, method = 'GET') =>
  fetch(`${stack.worker.url}/v1/operator${path}`, {
    method,
    headers: { Authorization: `Bearer ${DEMO_OPERATOR_TOKEN}` },
  });

it('a log tells of every step by reference, and never who wrote what', async () => {
  const delivered = await accepted('delivered');
  await stateOf(delivered, 'delivered');

  // What a helpdesk says of an error may repeat all that it was sent.
  await strike({ kind: 'status', status: 422, body: { errors: Object.values(CANARIES) } }, 2);
  const failed = await accepted('failed');
  const mail = await stack.helpdesk.mailWhen(({ subject }) => subject.includes(failed));
  const link = /http\S+canaryfile\.png\S*/.exec(mail.text ?? '')?.[0] ?? '';
  assert.equal((await fetch(link)).status, 200);

  await strike({ kind: 'html', body: `<p>${CANARIES.body}</p>` });
  const unclear = await accepted('unclear');
  await stateOf(unclear, 'unknown');
  await strike({ kind: 'status', status: 401, body: CANARIES.email });
  const refused = await accepted('refused');
  await stateOf(refused, 'waiting');
  await stack.worker.advance(MINUTE_MS);
  await stateOf(refused, 'delivered');

  const storage = await stack.worker.harness
    .getWorker()
    .getDurableObjectStorage('Outbox', { name: 'outbox-0' });
  await strike({ kind: 'status', status: 401 });
  const corrupted = await accepted('corrupted');
  await stateOf(corrupted, 'waiting');
  await storage.exec(
    'UPDATE submissions SET payload = ? WHERE reference = ?',
    `{"${CANARIES.body}`,
    corrupted,
  );
  await stack.worker.advance(MINUTE_MS);
  await stateOf(corrupted, 'failed');

  await stack.worker.breakDown({ accepts: 1 });
  assert.equal((await send('not stored')).answer.status, 503);
  const reused = await send('once');
  assert.equal((await send('twice', reused.key)).answer.status, 422);
  await stack.upload(`${CANARIES.file}.exe`, 'image/png', CANARIES.body);

  const outbox = await stack.outbox();
  const page = await outbox.list('failed', undefined);
  const id = page?.items.find(({ item }) => item.reference === failed)?.item.id ?? '';
  for (const [path, method] of [
    ['/health', 'GET'],
    ['/export', 'GET'],
    [`/submissions/${id}`, 'GET'],
    [`/submissions/${id}/retry`, 'POST'],
    [`/submissions/${CANARIES.subject}`, 'DELETE'],
  ] as const) {
    await (await operator(path, method)).text();
  }
  await stateOf(failed, 'delivered');

  const lines = stack.worker.harness.getLogs().map(({ message }) => message);
  for (const reference of [delivered, failed, unclear, refused, corrupted])
    assert.ok(lines.filter((line) => line.includes(reference)).length >= 2, 'every step has its line');
  for (const event of [
    'submission',
    'line_stopped',
    'alert',
    'failure_mailed',
    'accept_failed',
    'swept',
    'operator',
  ])
    assert.ok(
      lines.some((line) => line.includes(`"${event}"`)),
      event,
    );
  assert.ok(
    lines.some((line) => /"failure_alerted".*"heard":false/.test(line)),
    'an alert that nobody hears has its line',
  );
  // The signature, and the capability that is the file's id.
  const parts = link.split(/[/?&=]/).filter((part) => part.length >= 20);
  assert.ok(parts.length > 0);
  for (const secret of [...Object.values(CANARIES), ...parts, reused.file, reused.key]) {
    const seen = lines.filter((line) => line.toLowerCase().includes(secret.toLowerCase()));
    assert.deepEqual(seen, [], secret);
  }
});
