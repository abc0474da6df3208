import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { entryOf } from '../../../worker/submissions/entry.ts';
import { type ReplyPayload, underwayName } from '../../../worker/submissions/payload.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

/** Sends a new conversation and answers its reference and its id in the outbox. */
async function begin(subject: string): Promise<{ reference: string; id: string }> {
  const { reference } = (await (await stack.send(messageAbout(subject))).json()) as { reference: string };
  const outbox = await stack.outbox();
  const page = await outbox.list(undefined, undefined);
  const id = page?.items.find(({ item }) => item.reference === reference)?.item.id ?? '';
  return { reference, id };
}

/** @param conversation see {@link ReplyPayload} */
async function reply(conversation: string, body: string): Promise<string> {
  const author = { name: 'Ann', email: 'ann@example.com' };
  const payload: ReplyPayload = { kind: 'reply', conversation, body, author, attachments: [] };
  const outbox = await stack.outbox();
  const id = crypto.randomUUID();
  const acceptance = await outbox.accept({ id, fingerprint: body, ...(await entryOf(payload)) });
  assert.equal(acceptance.is, 'accepted');
  return acceptance.is === 'accepted' ? acceptance.reference : '';
}

const delivered = (reference: string) => stack.progressWhen(reference, ({ state }) => state === 'delivered');
const bodiesOf = async (subject: string) => {
  const conversation = (await stack.helpdesk.conversations()).find((it) => it.subject === subject);
  return conversation?.messages.map(({ body }) => body);
};
const halt = (method: string) =>
  stack.helpdesk.addFault({ match: { method }, fault: { kind: 'status', status: 401 } });

describe('a reply', () => {
  it('waits for its conversation, and follows it in the order it was written', async () => {
    const subject = 'Not there yet';
    await halt('POST');
    const { reference, id } = await begin(subject);
    await stack.progressWhen(reference, ({ state }) => state === 'waiting');
    const replies: string[] = [];
    for (const body of ['one', 'two', 'three']) replies.push(await reply(underwayName(id), body));
    await stack.worker.advance(MINUTE_MS);
    for (const each of [reference, ...replies]) await delivered(each);
    assert.deepEqual(await bodiesOf(subject), ['Hello', 'one', 'two', 'three']);
  });

  it('is the customer’s, visible to all, and known by its origin id', async () => {
    const subject = 'Mine';
    const { reference } = await begin(subject);
    await delivered(reference);
    const { slug } = await stack.helpdesk.conversationWhen((it) => it.subject === subject);
    await delivered(await reply(slug, 'A *reply*'));
    const requests = await stack.helpdesk.requests();
    const posted = requests.findLast(({ method }) => method === 'POST');
    const { message } = (posted?.body ?? {}) as { message: Record<string, unknown> };
    assert.match(String(message['origin_id']), /^[\w-]{36,43}$/);
    assert.deepEqual(
      { ...message, origin_id: '' },
      {
        body: 'A \\*reply\\*',
        visibility: 0,
        origin_id: '',
        user: { name: 'Ann', email: 'ann@example.com' },
      },
    );
  });

  it('arrives once, and before the next one, when its answer was lost', async () => {
    const subject = 'Lost answer';
    const { reference } = await begin(subject);
    await delivered(reference);
    const { slug } = await stack.helpdesk.conversationWhen((it) => it.subject === subject);
    await stack.helpdesk.addFault({ match: { path: '/messages' }, fault: { kind: 'drop-after-commit' } });
    const first = await reply(slug, 'one');
    await stack.progressWhen(first, ({ state }) => state === 'unknown');
    const second = await reply(slug, 'two');
    await stack.progressWhen(second, ({ state }) => state === 'accepted');
    await stack.worker.advance(MINUTE_MS);
    await delivered(first);
    await delivered(second);
    assert.deepEqual(await bodiesOf(subject), ['Hello', 'one', 'two']);
  });

  it('is looked for where the newest are, in a conversation of several pages', async () => {
    const subject = 'Several pages';
    const { reference } = await begin(subject);
    await delivered(reference);
    const { slug } = await stack.helpdesk.conversationWhen((it) => it.subject === subject);
    for (let number = 1; number <= 40; number += 1)
      await stack.helpdesk.act(slug, { kind: 'answer', body: `Answer ${number}` });
    await stack.helpdesk.addFault({ match: { path: '/messages' }, fault: { kind: 'drop-after-commit' } });
    const late = await reply(slug, 'one');
    await stack.progressWhen(late, ({ state }) => state === 'unknown');
    // As many as the page has room for.
    for (let number = 1; number <= 29; number += 1)
      await stack.helpdesk.act(slug, { kind: 'note', body: `Note ${number}` });
    await stack.worker.advance(MINUTE_MS);
    assert.equal((await delivered(late)).attempts, 1);
    assert.equal((await bodiesOf(subject))?.filter((body) => body === 'one').length, 1);
  });

  it('opens the conversation that it answers to, and is not sent again when that fails at first', async () => {
    const subject = 'Done before';
    const { reference } = await begin(subject);
    await delivered(reference);
    const { slug } = await stack.helpdesk.conversationWhen((it) => it.subject === subject);
    await stack.helpdesk.setSwitches({ reopen: false });
    await stack.helpdesk.act(slug, { kind: 'status', status: 2 });
    await stack.helpdesk.addFault({ match: { method: 'PUT' }, fault: { kind: 'status', status: 500 } });
    const late = await reply(slug, 'one');
    const { lastError } = await stack.progressWhen(late, ({ state }) => state === 'unknown');
    assert.equal(lastError, 'not_reopened');
    await stack.worker.advance(MINUTE_MS);
    await delivered(late);
    const { status } = await stack.helpdesk.conversationWhen((it) => it.subject === subject);
    assert.equal(status, 0);
    assert.deepEqual(await bodiesOf(subject), ['Hello', 'one']);
    await stack.helpdesk.setSwitches({ reopen: true });
  });

  it('lets the next one pass when it was refused', async () => {
    const subject = 'Refused reply';
    const { reference } = await begin(subject);
    await delivered(reference);
    const { slug } = await stack.helpdesk.conversationWhen((it) => it.subject === subject);
    await stack.helpdesk.addFault({
      match: { path: '/messages' },
      times: 2,
      fault: { kind: 'status', status: 422 },
    });
    const first = await reply(slug, 'one');
    const second = await reply(slug, 'two');
    await stack.progressWhen(first, ({ state }) => state === 'failed');
    await delivered(second);
    assert.deepEqual(await bodiesOf(subject), ['Hello', 'two']);
  });

  it('stays behind a conversation that failed: with it when the operator retries, given up when nobody does', async () => {
    const subject = 'Failed conversation';
    await stack.helpdesk.addFault({
      match: { method: 'POST' },
      times: 2,
      fault: { kind: 'status', status: 422 },
    });
    const { reference, id } = await begin(subject);
    await stack.progressWhen(reference, ({ state }) => state === 'failed');
    const behind = await reply(underwayName(id), 'one');
    await stack.worker.advance(MINUTE_MS);
    await stack.progressWhen(behind, ({ state }) => state === 'accepted');
    const outbox = await stack.outbox();
    assert.equal(await outbox.retry(id), 'retried');
    await delivered(behind);
    assert.deepEqual(await bodiesOf(subject), ['Hello', 'one']);
    assert.equal(await outbox.retry(id), 'conflict');

    await stack.helpdesk.addFault({
      match: { method: 'POST' },
      times: 2,
      fault: { kind: 'status', status: 422 },
    });
    const again = await begin('Failed for good');
    await stack.progressWhen(again.reference, ({ state }) => state === 'failed');
    const lost = await reply(underwayName(again.id), 'one');
    await stack.worker.advance(3 * DAY_MS);
    const { lastError } = await stack.progressWhen(lost, ({ state }) => state === 'failed');
    assert.equal(lastError, 'blocked');
  });

  it('goes nowhere when the operator deletes the conversation it waits for, whatever that was called', async () => {
    const { reference } = await begin('Somebody else’s');
    await delivered(reference);
    const foreign = await stack.helpdesk.conversationWhen((it) => it.subject === 'Somebody else’s');
    // To the helpdesk a name that begins with a number may be that number.
    const id = `${foreign.id}-${crypto.randomUUID()}`;
    const outbox = await stack.outbox();
    await outbox.accept({
      id,
      fingerprint: id,
      kind: 'conversation',
      conversation: null,
      customer: null,
      payload: '',
      attachments: [],
    });
    const replies = [await reply(underwayName(id), 'private'), await reply(underwayName(id), 'matters')];
    assert.equal(await outbox.remove(id), 'removed');
    await stack.worker.advance(MINUTE_MS);
    for (const each of replies) {
      const { lastError } = await stack.progressWhen(each, ({ state }) => state === 'failed');
      assert.equal(lastError, 'blocked');
    }
    assert.deepEqual(await bodiesOf('Somebody else’s'), ['Hello']);
    const paths = (await stack.helpdesk.requests()).map(({ path }) => path);
    assert.ok(!paths.some((path) => path.includes(id)));
  });
});
