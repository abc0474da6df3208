import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { messageAbout, pngOf, type Stack, startStack } from '../../support/stack.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

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

async function send(message: object): Promise<string> {
  const { reference } = (await (await stack.send(message)).json()) as { reference: string };
  return reference;
}
const health = async () => {
  const response = await stack.request('/healthz');
  return [response.status, ((await response.json()) as { status: string }).status];
};
const statusOf = (status: number) => ({ kind: 'status', status }) as const;

describe('the operator', () => {
  it('is told when the line stops and when it moves again, once each', async () => {
    await stack.helpdesk.addFault({
      match: { method: 'POST', path: 'conversations' },
      times: 'always',
      fault: statusOf(401),
    });
    const reference = await send(messageAbout('Stopped'));
    const raised = await receiver.next();
    assert.deepEqual(
      [raised['event'], raised['is'], raised['reason'], raised['waiting'], raised['worker']],
      ['line_stopped', 'raised', 'unauthorized', 1, stack.worker.url],
    );
    assert.deepEqual(await health(), [503, 'delivery_stopped']);

    for (let minutes = 0; minutes < 60; minutes += 10) await stack.worker.advance(10 * MINUTE_MS);
    const late = await receiver.next();
    assert.deepEqual([late['event'], late['is']], ['delivery_late', 'raised']);
    const { attempts } = await stack.progressWhen(reference, () => true);
    assert.ok(attempts <= 1, 'an hour without credentials burns no attempts');

    await stack.helpdesk.clearFaults();
    await stack.worker.advance(MINUTE_MS);
    await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    const over = [await receiver.next(), await receiver.next()];
    assert.deepEqual(
      over.map(({ event, is }) => `${event} ${is}`),
      ['line_stopped recovered', 'delivery_late recovered'],
    );
    assert.deepEqual(await health(), [200, 'ok']);
    assert.deepEqual(receiver.untaken(), []);
  });

  it('is told of a message that failed, and gets its text, answers and files by mail', async () => {
    const upload = await stack.upload('broken wheel.png', 'image/png', pngOf(2_000));
    const { id } = (await upload.json()) as { id: string };
    await stack.helpdesk.addFault({
      match: { method: 'POST', path: '/api' },
      times: 2,
      fault: statusOf(422),
    });
    const reference = await send(
      messageAbout('Wheel', {
        body: 'It is *bent*',
        email: 'zoe@example.com',
        data: { topic: 'technical' },
        attachments: [id],
      }),
    );
    const told = await receiver.next();
    assert.deepEqual(
      [told['event'], told['reference'], told['error']],
      ['submission_failed', reference, 'status_422'],
    );
    assert.doesNotMatch(JSON.stringify(told), /Wheel|bent|zoe/);

    const mail = await stack.helpdesk.mailWhen(({ subject }) => subject.includes(reference));
    assert.deepEqual([mail.to, mail.replyTo], [['team@acorn-bikes.example'], ['zoe@example.com']]);
    for (const part of ['It is *bent*', 'zoe@example.com', 'topic: technical', reference])
      assert.ok(mail.text?.includes(part), part);
    const link = /http\S+broken%20wheel\.png/.exec(mail.text ?? '')?.[0] ?? '';
    assert.equal((await (await fetch(link)).arrayBuffer()).byteLength, 2_000);
    assert.deepEqual(await health(), [503, 'delivery_failed']);
    await stack.worker.advance(DAY_MS);
    assert.deepEqual(await health(), [200, 'ok']);
  });

  it('is told again until somebody hears it', async () => {
    receiver.answer(500);
    await stack.helpdesk.addFault({
      match: { method: 'POST', path: '/api' },
      times: 2,
      fault: statusOf(422),
    });
    const reference = await send(messageAbout('Nobody listens'));
    await stack.helpdesk.mailWhen(({ subject }) => subject.includes(reference));
    receiver.answer(204);
    await stack.worker.advance(MINUTE_MS);
    assert.equal((await receiver.next())['reference'], reference);
    await stack.worker.advance(MINUTE_MS);
    assert.deepEqual(receiver.untaken(), []);
  });
});

describe('a message that fails once more after a retry', () => {
  it('is told of, and mailed, once more', async () => {
    const fail = () =>
      stack.helpdesk.addFault({ match: { method: 'POST', path: '/api' }, times: 2, fault: statusOf(422) });
    await fail();
    const reference = await send(messageAbout('Twice failed'));
    const mails = async () =>
      (await stack.helpdesk.mails()).filter(({ subject }) => subject.includes(reference));
    const { id } = await receiver.next();
    await stack.helpdesk.mailWhen(({ subject }) => subject.includes(reference));
    assert.equal((await mails()).length, 1);

    await stack.worker.advance(MINUTE_MS);
    await fail();
    assert.equal(await (await stack.outbox()).retry(String(id)), 'retried');
    assert.equal((await receiver.next())['reference'], reference);
    const [first] = await mails();
    await stack.helpdesk.mailWhen(
      ({ subject, idempotencyKey }) =>
        subject.includes(reference) && idempotencyKey !== first?.idempotencyKey,
    );
    assert.equal((await mails()).length, 2);
  });
});

describe('a mail that is not taken', () => {
  it('is sent again until it is, and nobody is alerted twice for it', async () => {
    await stack.helpdesk.addFault({ match: { path: '/emails' }, times: 'always', fault: statusOf(500) });
    await stack.helpdesk.addFault({
      match: { method: 'POST', path: '/api' },
      times: 2,
      fault: statusOf(422),
    });
    const reference = await send(messageAbout('No mail today'));
    assert.equal((await receiver.next())['reference'], reference);
    await stack.worker.advance(MINUTE_MS);
    await stack.helpdesk.clearFaults();
    await stack.worker.advance(MINUTE_MS);
    await stack.helpdesk.mailWhen(({ subject }) => subject.includes(reference));
    assert.deepEqual(receiver.untaken(), []);
  });
});

describe('an operator who does not listen', () => {
  it('is not called all the time because a message is late', async () => {
    receiver.answer(500);
    await stack.helpdesk.addFault({ match: { path: '/api' }, times: 'always', fault: statusOf(401) });
    const reference = await send(messageAbout('Late, and nobody listens'));
    await stack.progressWhen(reference, ({ state }) => state === 'waiting');
    const before = receiver.calls();
    await stack.worker.advance(20 * MINUTE_MS);
    for (let look = 0; look < 50; look += 1) await health();
    // Both conditions, by the sweep and by the alarm that tried once more: not more often.
    assert.ok(receiver.calls() - before <= 6, `${receiver.calls() - before} calls`);
    receiver.answer(204);
    await stack.helpdesk.clearFaults();
    await stack.worker.advance(MINUTE_MS);
    await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    while (receiver.untaken().length > 0) await receiver.next();
  });
});

describe('a message that the helpdesk could not take for three days', () => {
  it('is failed, mailed, and kept for thirty days, with links that work', async () => {
    const upload = await stack.upload('late.png', 'image/png', pngOf(500));
    const { id } = (await upload.json()) as { id: string };
    await stack.helpdesk.addFault({ match: { path: '/api' }, times: 'always', fault: statusOf(503) });
    const reference = await send(messageAbout('Three days', { attachments: [id] }));
    await stack.progressWhen(reference, ({ state }) => state === 'unknown');
    for (let hours = 0; hours <= 72; hours += 3) await stack.worker.advance(3 * 60 * MINUTE_MS);
    await stack.progressWhen(reference, ({ state }) => state === 'failed');
    const mail = await stack.helpdesk.mailWhen(({ subject }) => subject.includes(reference));
    assert.ok(mail.text?.includes('It may have arrived all the same'));

    await stack.worker.advance(29 * DAY_MS);
    assert.ok((await stack.progressOf(reference))?.payload);
    await stack.worker.advance(2 * DAY_MS);
    assert.equal(await stack.progressOf(reference), undefined);
    await stack.helpdesk.clearFaults();
  });

  it('is delivered with working links when the helpdesk is back after seventy-one hours', async () => {
    const upload = await stack.upload('almost.png', 'image/png', pngOf(700));
    const { id } = (await upload.json()) as { id: string };
    await stack.helpdesk.addFault({ match: { path: '/api' }, times: 'always', fault: statusOf(503) });
    const reference = await send(messageAbout('Almost three days', { attachments: [id] }));
    await stack.progressWhen(reference, ({ state }) => state === 'unknown');
    await stack.worker.advance(71 * 60 * MINUTE_MS);
    await stack.helpdesk.clearFaults();
    for (let minutes = 0; minutes < 10; minutes += 1) await stack.worker.advance(2 * MINUTE_MS);
    await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    const { messages } = await stack.helpdesk.conversationWhen(
      ({ subject, messages: [first] }) =>
        subject === 'Almost three days' && first?.attachments[0]?.state === 'kept',
    );
    assert.equal(messages[0]?.attachments[0]?.size, 700);
  });
});
