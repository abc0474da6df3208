import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Fault } from '../../../demo/helpdesk/control.ts';
import { messageAbout, pngOf, type Stack, startStack } from '../../support/stack.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

const conversationAbout = (subject: string) =>
  stack.helpdesk.conversationWhen((it) => it.subject === subject);
const creations = async (subject: string) =>
  (await stack.helpdesk.requests()).filter(
    ({ method, body }) => method === 'POST' && JSON.stringify(body).includes(subject),
  );
const lookUps = async () => (await stack.helpdesk.requests()).filter(({ method }) => method === 'GET').length;

async function stoppedBy(): Promise<string | null> {
  const health = (await (await stack.request('/healthz')).json()) as { outbox: { stopped: string | null } };
  return health.outbox.stopped;
}

/** Sends a message and answers its reference. */
async function send(message: object): Promise<string> {
  const answer = await stack.send(message);
  assert.equal(answer.status, 202);
  return ((await answer.json()) as { reference: string }).reference;
}

describe('a message on its way to the helpdesk', () => {
  it('arrives with everything, and nothing that nobody asked for', async () => {
    const subject = 'Everything';
    const answer = await stack.send(
      messageAbout(subject, {
        body: '# *Hi* <b>there</b>\n  2. [x](y)',
        name: 'Zoë “Z” Müller',
        email: 'zoe+shop@bücher.example',
        channel: 'billing',
        data: { order_number: '4711', topic: 'technical', details: 'a\nb', newsletter: true, plan: 'pro' },
        language: 'de-AT',
        page: { url: 'https://www.acorn-bikes.example/contact?x=1', title: 'Contact', referrer: '' },
      }),
    );
    const { reference } = (await answer.json()) as { reference: string };
    await conversationAbout(subject);
    const [{ body } = { body: null }] = await creations(subject);
    const { data, ...conversation } = (body as { conversation: Record<string, unknown> }).conversation;
    const { submission_id, ...answers } = data as Record<string, unknown>;
    assert.match(String(submission_id), /^[\w-]{43}$/);
    assert.deepEqual(answers, {
      order_number: '4711',
      topic: 'technical',
      details: 'a\nb',
      newsletter: true,
      plan: 'pro',
      page_url: 'https://www.acorn-bikes.example/contact?x=1',
      page_title: 'Contact',
      language: 'de-AT',
      reference,
    });
    assert.deepEqual(conversation, {
      subject,
      category: 'billing',
      tag_list: ['website'],
      message: { body: '\\# \\*Hi\\* \\<b\\>there\\</b\\>  \n\u00a0\u00a02. \\[x\\](y)' },
      user: { name: 'Zoë “Z” Müller', email: 'zoe+shop@bücher.example' },
    });
  });

  it('brings its files along, byte for byte', async () => {
    const subject = 'With files';
    const files = [
      { name: 'photo one.png', type: 'image/png', bytes: pngOf(300_000) },
      { name: 'résumé.txt', type: 'text/plain', bytes: new TextEncoder().encode('Hello\n') },
    ];
    const attachments: string[] = [];
    for (const { name, type, bytes } of files) {
      const { id } = (await (await stack.upload(name, type, bytes)).json()) as { id: string };
      attachments.push(id);
    }
    assert.equal((await stack.send(messageAbout(subject, { attachments }))).status, 202);
    const { messages } = await stack.helpdesk.conversationWhen(
      (it) =>
        it.subject === subject &&
        it.messages[0]?.attachments.every((file) => file.state !== 'fetching') === true,
    );
    assert.deepEqual(
      messages[0]?.attachments.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 })),
      files.map(({ name, type, bytes }) => ({
        name,
        type,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    );
  });

  it('arrives once, however often it was sent', async () => {
    const subject = 'Fifty times';
    const key = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => stack.send(messageAbout(subject), key)),
    );
    const references = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { reference: string }).reference),
    );
    assert.equal(new Set(references).size, 1);
    await conversationAbout(subject);
    assert.equal((await creations(subject)).length, 1);
  });

  it('arrives at once where no answer says how long it is', async () => {
    const subject = 'Unannounced';
    await stack.helpdesk.addFault({
      match: { method: 'POST', path: '/conversations' },
      fault: { kind: 'unannounced' },
    });
    const reference = await send(messageAbout(subject));
    const { attempts } = await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    assert.equal(attempts, 1);
    assert.equal((await creations(subject)).length, 1);
  });

  const unclear: [what: string, fault: Fault, arrivesAtFirst: boolean][] = [
    ['answers 500 and did nothing', { kind: 'status', status: 500 }, false],
    ['answers 503 although it was done', { kind: 'status', status: 503, committed: true }, true],
    ['hangs up before', { kind: 'reset-before' }, false],
    ['hangs up after it was done', { kind: 'drop-after-commit' }, true],
    ['breaks its answer off', { kind: 'truncated' }, true],
    ['breaks off an answer of unknown length', { kind: 'truncated', framing: 'chunked' }, true],
    ['answers with a page', { kind: 'html', committed: true }, true],
  ];
  for (const [what, fault, arrivesAtFirst] of unclear) {
    it(`arrives once when the helpdesk ${what}`, async () => {
      const subject = `Unclear: ${what}`;
      await stack.helpdesk.addFault({ match: { method: 'POST', path: '/conversations' }, fault });
      const reference = await send(messageAbout(subject));
      await stack.progressWhen(reference, ({ state }) => state === 'unknown');
      const lookUpsBefore = await lookUps();

      await stack.worker.advance(MINUTE_MS);
      if (!arrivesAtFirst) {
        await stack.progressWhen(reference, ({ negativeLookups }) => negativeLookups === 1);
        assert.equal((await creations(subject)).length, 1, 'one negative look-up is not enough');
        await stack.worker.advance(MINUTE_MS);
        await stack.progressWhen(reference, ({ state }) => state === 'waiting');
        await stack.worker.advance(MINUTE_MS);
      }
      await stack.progressWhen(reference, ({ state }) => state === 'delivered');
      assert.equal((await lookUps()) - lookUpsBefore, arrivesAtFirst ? 1 : 2);
      assert.equal((await creations(subject)).length, arrivesAtFirst ? 1 : 2);
      assert.equal((await stack.helpdesk.conversations()).filter((it) => it.subject === subject).length, 1);
    });
  }

  it('arrives once when the helpdesk answers 500 ten times, each of them looked up twice', async () => {
    const subject = 'Ten times 500';
    await stack.helpdesk.addFault({
      match: { method: 'POST', path: '/conversations' },
      times: 10,
      fault: { kind: 'status', status: 500 },
    });
    const lookUpsBefore = await lookUps();
    const reference = await send(messageAbout(subject));
    let progress = await stack.progressWhen(reference, ({ state }) => state === 'unknown');
    while (progress.state !== 'delivered') {
      const { state, negativeLookups, attempts } = progress;
      // No pause is longer than an hour.
      await stack.worker.advance(HOUR_MS);
      progress = await stack.progressWhen(
        reference,
        (now) =>
          now.state !== 'sending' &&
          (now.state !== state || now.negativeLookups !== negativeLookups || now.attempts !== attempts),
      );
    }
    assert.equal(progress.attempts, 11);
    assert.equal((await lookUps()) - lookUpsBefore, 20);
    assert.equal((await creations(subject)).length, 11);
    assert.equal((await stack.helpdesk.conversations()).filter((it) => it.subject === subject).length, 1);
  });

  it('is found again although lists come without data', async () => {
    const subject = 'No data in lists';
    await stack.helpdesk.setSwitches({ dataInLists: false });
    await stack.helpdesk.addFault({
      match: { method: 'POST', path: '/conversations' },
      fault: { kind: 'drop-after-commit' },
    });
    const reference = await send(messageAbout(subject));
    await stack.progressWhen(reference, ({ state }) => state === 'unknown');
    await stack.worker.advance(MINUTE_MS);
    await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    assert.equal((await creations(subject)).length, 1);
    await stack.helpdesk.setSwitches({ dataInLists: true });
  });

  const notAccepted: Fault = { kind: 'status', status: 422, body: { errors: {} } };

  it('goes out once more without what may be at fault, when the helpdesk does not accept it', async () => {
    const subject = 'Not acceptable at first';
    const upload = await stack.upload('a b.png', 'image/png', pngOf(100));
    const { id } = (await upload.json()) as { id: string };
    await stack.helpdesk.addFault({ match: { method: 'POST' }, fault: notAccepted });
    const message = messageAbout(subject, {
      data: { topic: 'billing', newsletter: true },
      attachments: [id],
    });
    const reference = await send(message);
    const { data, tags, messages } = await conversationAbout(subject);
    assert.deepEqual(
      [Object.keys(data).sort(), data['reference'], tags],
      [['reference', 'submission_id'], reference, []],
    );
    assert.match(
      messages[0]?.body ?? '',
      /^Hello\n\ntopic: billing {2}\nnewsletter: true\n\nhttp\S+\/a%20b\.png$/,
    );
    assert.deepEqual(messages[0]?.attachments, []);
  });

  it('fails, visibly, when the helpdesk does not accept that either', async () => {
    await stack.helpdesk.addFault({ match: { method: 'POST' }, times: 2, fault: notAccepted });
    const reference = await send(messageAbout('Not acceptable'));
    const { lastError, payload } = await stack.progressWhen(reference, ({ state }) => state === 'failed');
    assert.equal(lastError, 'status_422');
    assert.ok(payload, 'its text is kept for the operator');
  });

  const halts: [what: string, fault: Fault, reason: string][] = [
    ['refuses the credentials', { kind: 'status', status: 401 }, 'unauthorized'],
    ['forbids', { kind: 'status', status: 403 }, 'unauthorized'],
    ['is asked too often', { kind: 'status', status: 429, headers: { 'Retry-After': '30' } }, 'rate_limited'],
  ];
  for (const [what, fault, reason] of halts) {
    it(`waits with all others while the helpdesk ${what}, and none is sent twice`, async () => {
      const subjects = [1, 2, 3].map((number) => `Halted: ${what} ${number}`);
      await stack.helpdesk.addFault({ match: { method: 'POST' }, times: 1, fault });
      const first = await send(messageAbout(subjects[0] ?? ''));
      assert.equal((await stack.progressWhen(first, ({ state }) => state === 'waiting')).attempts, 0);
      const others = [
        await send(messageAbout(subjects[1] ?? '')),
        await send(messageAbout(subjects[2] ?? '')),
      ];
      assert.equal(await stoppedBy(), reason);
      for (const other of others) await stack.progressWhen(other, ({ state }) => state === 'accepted');

      await stack.worker.advance(MINUTE_MS);
      const sent = [first, ...others];
      await Promise.all(
        sent.map((reference) => stack.progressWhen(reference, ({ state }) => state === 'delivered')),
      );
      const tries = await Promise.all(subjects.map(async (subject) => (await creations(subject)).length));
      assert.deepEqual(tries, [2, 1, 1]);
      assert.equal(await stoppedBy(), null);
    });
  }

  it('is forgotten, text and all, when it has been delivered', async () => {
    const reference = await send(messageAbout('Forget me'));
    const { payload } = await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    assert.equal(payload, null);
    await stack.worker.advance(31 * DAY_MS);
    assert.equal(await stack.progressOf(reference), undefined);
  });
});
