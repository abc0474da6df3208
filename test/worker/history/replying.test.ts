import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ConversationSummary } from '../../../worker/contract/history.ts';
import type { Accepted } from '../../../worker/contract/submission.ts';
import { beginAtHelpdesk, type Reader, readerOf } from '../../support/history.ts';
import { messageAbout, pngOf, type Stack, startStack } from '../../support/stack.ts';

const SECOND_MS = 1_000;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
beforeEach(() => stack.helpdesk.reset());
after(() => stack.close());

let people = 0;
let ahead = 0;
async function newcomer(): Promise<{ email: string; reader: Reader }> {
  people += 1;
  const email = `writer${people}@example.com`;
  return { email, reader: await readerOf(stack, email, Date.now() + ahead) };
}
async function later(ms: number): Promise<void> {
  ahead += ms;
  await stack.worker.advance(ms);
}

const down = () =>
  stack.helpdesk.addFault({
    match: { method: 'POST' },
    times: 'always',
    fault: { kind: 'status', status: 429 },
  });
const delivered = (reference: string) => stack.progressWhen(reference, ({ state }) => state === 'delivered');

async function reply(reader: Reader, id: string, body: string, change: object = {}): Promise<string> {
  const response = await reader.reply(id, { body, ...change });
  assert.equal(response.status, 202);
  const { reference, state } = (await response.json()) as Accepted;
  assert.equal(state, 'accepted');
  return reference;
}

async function shown(reader: Reader, id: string) {
  const { items } = await reader.messages(id);
  return items.map(({ body, sending, failed }) => `${body}${sending ? ' …' : ''}${failed ? ' !' : ''}`);
}

/** A conversation that stays in the outbox. */
async function underway(reader: Reader, email: string, subject: string): Promise<ConversationSummary> {
  await down();
  await stack.send(messageAbout(subject, { email, data: { plan: 'pro' } }));
  await later(11 * SECOND_MS);
  const { items } = await reader.list();
  const found = items.find((item) => item.subject === subject);
  assert.ok(found);
  return found;
}

describe('a reply', () => {
  it('is shown at once, stays where it is, and stays the same when it is delivered', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Replied to');
    await down();
    const references = [await reply(reader, slug, 'one'), await reply(reader, slug, 'two')];
    assert.deepEqual(await shown(reader, slug), ['Hello', 'one …', 'two …']);
    const ids = (await reader.messages(slug)).items.map(({ id }) => id);

    await stack.helpdesk.clearFaults();
    await later(61 * SECOND_MS);
    for (const reference of references) await delivered(reference);
    await later(11 * SECOND_MS);
    assert.deepEqual(await shown(reader, slug), ['Hello', 'one', 'two']);
    assert.deepEqual(
      (await reader.messages(slug)).items.map(({ id }) => id),
      ids,
    );
  });

  it('does not vanish between its delivery and the next look at the helpdesk', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'In between');
    await down();
    const reference = await reply(reader, slug, 'one');
    assert.deepEqual(await shown(reader, slug), ['Hello', 'one …']);
    await stack.helpdesk.clearFaults();
    await later(61 * SECOND_MS);
    const looking = (async () => {
      for (let look = 0; look < 20; look += 1) {
        const [, line = ''] = await shown(reader, slug);
        assert.ok(line.startsWith('one'));
      }
    })();
    await Promise.all([delivered(reference), looking]);
  });

  it('is shown once where the helpdesk has it and the outbox does not know', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Lost answer');
    await stack.helpdesk.addFault({ match: { method: 'POST' }, fault: { kind: 'drop-after-commit' } });
    const reference = await reply(reader, slug, 'one');
    await stack.progressWhen(reference, ({ state }) => state === 'unknown');
    await later(11 * SECOND_MS);
    assert.deepEqual(await shown(reader, slug), ['Hello', 'one']);
  });

  it('is shown as failed when the helpdesk does not accept it', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Not accepted');
    await stack.helpdesk.addFault({
      match: { method: 'POST' },
      times: 2,
      fault: { kind: 'status', status: 422 },
    });
    const reference = await reply(reader, slug, 'one');
    await stack.progressWhen(reference, ({ state }) => state === 'failed');
    assert.deepEqual(await shown(reader, slug), ['Hello', 'one !']);
  });

  it('is from whose session it is, and nothing else of it is the browser’s to say', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Mine');
    await delivered(await reply(reader, slug, 'A *reply*'));
    const posted = (await stack.helpdesk.requests()).find(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    );
    const { message } = (posted?.body ?? {}) as { message: Record<string, unknown> };
    assert.deepEqual(
      { ...message, origin_id: '' },
      {
        body: 'A \\*reply\\*',
        visibility: 0,
        origin_id: '',
        user: { name: 'Rea Reader', email },
      },
    );
    for (const extra of [
      { email: 'x@example.com' },
      { visibility: 1 },
      { user: {} },
      { recipients: [] },
      { state: 'closed' },
      { turnstileToken: 'x' },
    ]) {
      const response = await reader.reply(slug, { body: 'x', ...extra });
      assert.equal(response.status, 400);
      assert.equal(((await response.json()) as { code: string }).code, 'unreadable');
    }
    for (const body of ['', ' \n ', 'x'.repeat(50_001)])
      assert.equal((await reader.reply(slug, { body })).status, 422);
  });

  it('gets the same answer under the same key, by whichever id, and arrives once', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Twice');
    const key = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => reader.reply(slug, { body: 'once' }, key)));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202, 202],
    );
    assert.equal(new Set(texts).size, 1);
    await delivered((JSON.parse(texts[0] ?? '') as Accepted).reference);
    assert.equal(await (await reader.reply(slug, { body: 'once' }, key.toUpperCase())).text(), texts[0]);
    await later(11 * SECOND_MS);
    assert.deepEqual(await shown(reader, slug), ['Hello', 'once']);

    const other = await beginAtHelpdesk(stack, email, 'Other');
    for (const again of [
      () => reader.reply(slug, { body: 'another' }, key),
      () => reader.reply(other, { body: 'once' }, key),
      () => stack.send(messageAbout('once', { email }), key),
    ]) {
      const response = await again();
      assert.equal(response.status, 422);
      assert.equal(((await response.json()) as { code: string }).code, 'key_reused');
    }
    const used = crypto.randomUUID();
    await stack.send(messageAbout('A message', { email }), used);
    assert.equal((await reader.reply(slug, { body: 'once' }, used)).status, 422);
  });

  it('takes files along', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Files');
    const { id } = (await (await stack.upload('wheel.png', 'image/png', pngOf(500))).json()) as {
      id: string;
    };
    const reference = await reply(reader, slug, 'See', { attachments: [id] });
    await delivered(reference);
    await stack.helpdesk.conversationWhen(({ messages }) =>
      messages.some(({ attachments }) => attachments[0]?.state === 'kept'),
    );
    const unknown = await reader.reply(slug, { body: 'See', attachments: ['x'.repeat(43)] });
    assert.equal(unknown.status, 422);
    assert.equal(((await unknown.json()) as { code: string }).code, 'attachment_unknown');
  });

  it('has its files, as on their way, until the helpdesk has fetched them', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Fetched later');
    const { id } = (await (await stack.upload('wheel.png', 'image/png', pngOf(500))).json()) as {
      id: string;
    };
    await down();
    const reference = await reply(reader, slug, 'See', { attachments: [id] });
    const files = async () =>
      (await reader.messages(slug)).items.flatMap(({ attachments, sending = false }) =>
        attachments.map(({ name, url }) => ({ name, sending, isThere: url !== null })),
      );
    const onTheirWay = [{ name: 'wheel.png', sending: true, isThere: false }];
    assert.deepEqual(await files(), onTheirWay);

    await stack.helpdesk.setSwitches({ filesFetched: false });
    await stack.helpdesk.clearFaults();
    await later(61 * SECOND_MS);
    await delivered(reference);
    assert.deepEqual(await files(), onTheirWay, 'not read anew yet');
    await later(11 * SECOND_MS);
    assert.deepEqual(await files(), onTheirWay, 'read anew, without files');
    await later(2 * 60 * SECOND_MS);
    assert.deepEqual(await shown(reader, slug), ['Hello', 'See'], 'it never could');

    await stack.helpdesk.setSwitches({ filesFetched: true });
    await stack.helpdesk.conversationWhen(({ messages }) =>
      messages.some(({ attachments }) => attachments[0]?.state === 'kept'),
    );
    await later(11 * SECOND_MS);
    assert.deepEqual(await files(), [{ name: 'wheel.png', sending: false, isThere: true }]);
  });

  it('is taken while the helpdesk is down, as long as there is a copy that says whose the conversation is', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Down');
    await reader.messages(slug);
    await stack.helpdesk.addFault({ match: {}, times: 'always', fault: { kind: 'status', status: 503 } });
    await later(11 * SECOND_MS);
    await reply(reader, slug, 'Anybody there?');
    const page = await reader.messages(slug);
    assert.equal(page.stale, true);
    assert.deepEqual(await shown(reader, slug), ['Hello', 'Anybody there? …']);
    const { reader: stranger } = await newcomer();
    assert.equal((await stranger.reply(slug, { body: 'x' })).status, 502);
  });

  it('opens a closed conversation, from the moment that it is taken', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Closed', { status: 2 });
    const { state, updatedAt } = await reader.read(slug);
    assert.equal(state, 'closed');
    await down();
    const reference = await reply(reader, slug, 'One more thing');
    const opened = await reader.read(slug);
    assert.equal(opened.state, 'open');
    assert.ok(opened.updatedAt > updatedAt);
    assert.equal((await reader.change(slug, 'closed')).status, 409);

    await stack.helpdesk.clearFaults();
    await later(61 * SECOND_MS);
    // Read while it was still closed, and good for ten seconds.
    assert.equal((await reader.read(slug)).state, 'open');
    await delivered(reference);
    assert.equal((await reader.read(slug)).state, 'open');
    await later(11 * SECOND_MS);
    assert.equal((await reader.read(slug)).state, 'open');
    assert.equal((await reader.change(slug, 'closed')).status, 200);
    assert.equal((await reader.read(slug)).state, 'closed');
  });

  it('opens an answered conversation, too', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Answered', { status: 1 });
    assert.equal((await reader.read(slug)).state, 'answered');
    await down();
    const reference = await reply(reader, slug, 'And another thing');
    assert.equal((await reader.read(slug)).state, 'open');
    await stack.helpdesk.clearFaults();
    await later(61 * SECOND_MS);
    await delivered(reference);
    assert.equal((await reader.read(slug)).state, 'open');
  });

  it('opens a closed conversation that was read before, and whose reply was delivered before anybody looked', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Closed a moment ago', { status: 2 });
    assert.equal((await reader.read(slug)).state, 'closed');
    await delivered(await reply(reader, slug, 'One more thing'));
    // What was read is all there is.
    await stack.helpdesk.addFault({ match: {}, times: 'always', fault: { kind: 'status', status: 503 } });
    const { state, stale } = await reader.read(slug);
    assert.deepEqual([state, stale], ['open', true]);
  });

  it('stays, though it was delivered before anybody looked and the helpdesk does not answer then', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Out of reach');
    assert.deepEqual(await shown(reader, slug), ['Hello']);
    await delivered(await reply(reader, slug, 'One more thing'));
    await stack.helpdesk.addFault({ match: {}, times: 'always', fault: { kind: 'status', status: 503 } });
    assert.deepEqual(await shown(reader, slug), ['Hello', 'One more thing']);
  });

  it('that failed opens nothing', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Still closed', { status: 2 });
    await stack.helpdesk.addFault({
      match: { method: 'POST', path: `${slug}/messages` },
      times: 'always',
      fault: { kind: 'status', status: 422 },
    });
    const reference = await reply(reader, slug, 'No');
    await stack.progressWhen(reference, (progress) => progress.state === 'failed');
    assert.deepEqual(await shown(reader, slug), ['Hello', 'No !']);
    assert.equal((await reader.read(slug)).state, 'closed');
  });
});

describe('a customer who writes too much', () => {
  it('is told to wait after twenty replies in a minute, wherever they go, and nobody else is', async () => {
    const { email, reader } = await newcomer();
    const { reader: another, email: others } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Flooded');
    const theirs = await beginAtHelpdesk(stack, others, 'Quiet');
    const { id } = await underway(reader, email, 'Flooded, too');
    const key = crypto.randomUUID();
    const send = (index: number) => reader.reply(index % 2 ? slug : id, { body: `Number ${index}` }, key);
    for (let index = 0; index < 10; index += 1) await reply(reader, slug, `Number ${index}`);
    for (let index = 10; index < 20; index += 1) await reply(reader, id, `Number ${index}`);
    for (const index of [20, 21]) {
      const refused = await send(index);
      assert.equal(refused.status, 429);
      assert.equal(refused.headers.get('Retry-After'), '60');
      assert.match(await refused.text(), /"code":"rate_limited"/);
    }
    assert.equal((await shown(reader, slug)).length + (await shown(reader, id)).length, 2 + 20);
    assert.equal((await reader.reply('not-theirs', { body: 'x' })).status, 404);
    await reply(another, theirs, 'Good morning');

    await later(60 * SECOND_MS);
    const again = await send(20);
    assert.equal(again.status, 202, 'and its key was not used up');
  });
});

describe('a conversation on its way', () => {
  it('can be read and replied to, and keeps its id and its messages when it is delivered', async () => {
    const { email, reader } = await newcomer();
    const { id, reference, state } = await underway(reader, email, 'On its way');
    assert.equal(state, 'sending');
    assert.match(id, /^~0\.[\w-]{43}$/);
    const behind = await reply(reader, id, 'And another thing');
    assert.deepEqual(await shown(reader, id), ['Hello …', 'And another thing …']);
    assert.equal((await reader.change(id, 'closed')).status, 409);
    const ids = (await reader.messages(id)).items.map((message) => message.id);

    await stack.helpdesk.clearFaults();
    await later(61 * SECOND_MS);
    await delivered(reference ?? '');
    await later(11 * SECOND_MS);
    await delivered(behind);
    await later(11 * SECOND_MS);
    const read = await reader.read(id);
    assert.deepEqual([read.reference, read.state], [reference, 'open']);
    assert.notEqual(read.id, id);
    assert.deepEqual(await shown(reader, id), ['Hello', 'And another thing']);
    assert.deepEqual(
      (await reader.messages(read.id)).items.map((message) => message.id),
      ids,
    );
    assert.equal((await reader.list()).items.filter(({ subject }) => subject === 'On its way').length, 1);
    for (const known of [id, read.id, String(reference)])
      assert.equal((await reader.read(known)).id, read.id);
  });

  it('does not vanish from the list between its delivery and the next look', async () => {
    const { email, reader } = await newcomer();
    const { reference } = await underway(reader, email, 'In between');
    await stack.helpdesk.clearFaults();
    await later(61 * SECOND_MS);
    const seen = new Set<string>();
    const looking = (async () => {
      for (let look = 0; look < 20; look += 1) {
        const { items } = await reader.list();
        seen.add(items.map(({ subject }) => subject).join());
      }
    })();
    await Promise.all([delivered(reference ?? ''), looking]);
    assert.deepEqual([...seen], ['In between']);
  });

  it('stays in the list for a minute where the list of the helpdesk lags behind', async () => {
    const { email, reader } = await newcomer();
    const { reference } = await underway(reader, email, 'Not listed yet');
    await stack.helpdesk.clearFaults();
    const body = { conversations: [], page_count: 1 };
    const match = { method: 'GET', path: 'conversations.*for=' };
    await stack.helpdesk.addFault({ match, times: 'always', fault: { kind: 'status', status: 200, body } });
    await later(61 * SECOND_MS);
    await delivered(reference ?? '');
    await later(11 * SECOND_MS);
    assert.deepEqual(
      (await reader.list()).items.map(({ subject, state }) => [subject, state]),
      [['Not listed yet', 'open']],
    );
    await later(61 * SECOND_MS);
    assert.deepEqual((await reader.list()).items, []);
  });

  it('is in the list once where the helpdesk has it and the outbox does not know', async () => {
    const { email, reader } = await newcomer();
    await stack.helpdesk.addFault({ match: { method: 'POST' }, fault: { kind: 'drop-after-commit' } });
    const sent = await stack.send(messageAbout('Unclear', { email }));
    const { reference } = (await sent.json()) as Accepted;
    await stack.progressWhen(reference, (progress) => progress.state === 'unknown');
    for (const state of ['', '?state=open']) {
      const { items } = await reader.list(state);
      assert.deepEqual(
        items.map((item) => item.reference),
        [reference],
      );
    }
  });

  it('that failed is still shown as being sent', async () => {
    const { email, reader } = await newcomer();
    await stack.helpdesk.addFault({
      match: { method: 'POST' },
      times: 2,
      fault: { kind: 'status', status: 422 },
    });
    const { reference } = (await (await stack.send(messageAbout('Refused', { email }))).json()) as Accepted;
    await stack.progressWhen(reference, (progress) => progress.state === 'failed');
    const { items } = await reader.list();
    assert.deepEqual(
      items.map(({ state }) => state),
      ['sending'],
    );
    assert.deepEqual((await reader.list('?state=open')).items.length, 1);
    assert.deepEqual((await reader.list('?state=closed')).items, []);
  });
});

describe('closing and opening', () => {
  it('changes the state once, and says what it is then', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Open');
    const puts = async () =>
      (await stack.helpdesk.requests()).filter(({ method }) => method === 'PUT').length;
    const changes: [to: string, state: string, puts: number][] = [
      ['open', 'open', 0],
      ['closed', 'closed', 1],
      ['closed', 'closed', 1],
      ['open', 'open', 2],
    ];
    for (const [to, state, count] of changes) {
      const response = await reader.change(slug, to);
      assert.equal(response.status, 200);
      assert.equal(((await response.json()) as { state: string }).state, state);
      assert.equal((await reader.read(slug)).state, state);
      assert.deepEqual(
        (await reader.list()).items.map((item) => item.state),
        [state],
      );
      assert.equal(await puts(), count);
    }
    for (const state of ['answered', '', 'OPEN'])
      assert.equal((await reader.change(slug, state)).status, 422);
  });

  it('takes a helpdesk that answers', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Stuck');
    await stack.helpdesk.addFault({ match: { method: 'PUT' }, fault: { kind: 'status', status: 500 } });
    const response = await reader.change(slug, 'closed');
    assert.equal(response.status, 502);
    assert.equal((await reader.read(slug)).state, 'open');
  });

  it('is looked at anew where its answer was lost', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Closed all the same');
    assert.equal((await reader.read(slug)).state, 'open');
    await stack.helpdesk.addFault({ match: { method: 'PUT' }, fault: { kind: 'drop-after-commit' } });
    assert.equal((await reader.change(slug, 'closed')).status, 502);
    assert.equal((await reader.read(slug)).state, 'closed');
  });

  it('holds where the helpdesk does not answer any more, whatever was read and delivered before', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Last words');
    assert.equal((await reader.read(slug)).state, 'open');
    await delivered(await reply(reader, slug, 'Thank you'));
    const match = { method: 'GET' };
    await stack.helpdesk.addFault({ match, times: 'always', fault: { kind: 'status', status: 503 } });
    for (const state of ['closed', 'open', 'closed']) {
      const response = await reader.change(slug, state);
      assert.equal(response.status, 200);
      const changed = (await response.json()) as { state: string; stale?: true };
      assert.deepEqual([changed.state, changed.stale], [state, true]);
      assert.deepEqual(await reader.read(slug), changed);
    }
    await stack.helpdesk.clearFaults();
    await later(11 * SECOND_MS);
    const { state, stale } = await reader.read(slug);
    assert.deepEqual([state, stale], ['closed', undefined]);
  });

  it('is not there where the site does not let customers', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Open for ever');
    await stack.worker.setHistory({ closing: false });
    const response = await reader.change(slug, 'closed');
    await stack.worker.setHistory({ closing: true });
    assert.deepEqual([response.status, response.headers.get('Allow')], [405, 'GET']);
  });
});
