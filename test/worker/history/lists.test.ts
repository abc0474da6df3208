import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ConversationSummary } from '../../../worker/contract/history.ts';
import type { Accepted } from '../../../worker/contract/submission.ts';
import { beginAtHelpdesk, type Reader, readerOf } from '../../support/history.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

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
  const email = `beginner${people}@example.com`;
  return { email, reader: await readerOf(stack, email, Date.now() + ahead) };
}
async function later(ms: number): Promise<void> {
  ahead += ms;
  await stack.worker.advance(ms);
}

/** Sends a message, and answers its reference once something is so in the outbox. */
async function sent(email: string, subject: string, state = 'delivered'): Promise<string> {
  const response = await stack.send(messageAbout(subject, { email }));
  const { reference } = (await response.json()) as Accepted;
  await stack.progressWhen(reference, (progress) => progress.state === state);
  return reference;
}

/** From now on the helpdesk's list has nothing, as where it lags behind. */
async function empty(): Promise<void> {
  const body = { conversations: [], page_count: 1 };
  const match = { method: 'GET', path: 'conversations.*for=' };
  await stack.helpdesk.addFault({ match, times: 'always', fault: { kind: 'status', status: 200, body } });
}

/** How often the helpdesk was read for customers. What the outbox does besides is its own. */
async function reads(): Promise<number> {
  const requests = await stack.helpdesk.requests();
  return requests.filter(({ method, query }) => method === 'GET' && !query['data[submission_id]']).length;
}

const told = ({ items }: { items: ConversationSummary[] }) =>
  items.map(({ subject, reference, state }) => [subject, reference, state]);

/** Before the Worker's clock is put forward: the helpdesk's is not. */
describe('a conversation that the helpdesk has and the outbox does not know', () => {
  it('is in the list once, by its reference, where lists do not say it', async () => {
    const { email, reader } = await newcomer();
    await stack.helpdesk.setSwitches({ dataInLists: false });
    const other = await sent(email, 'Unclear');
    await stack.helpdesk.addFault({ match: { method: 'POST' }, fault: { kind: 'drop-after-commit' } });
    const reference = await sent(email, 'Unclear', 'unknown');
    const before = await reads();
    for (const state of ['', '?state=open'])
      assert.deepEqual(told(await reader.list(state)), [
        ['Unclear', reference, 'open'],
        ['Unclear', other, 'open'],
      ]);
    assert.equal(await reads(), before + 2, 'the list, and the one');
  });

  it('is not taken for another of the same subject, and an older one is not asked for', async () => {
    const { email, reader } = await newcomer();
    await stack.helpdesk.setSwitches({ dataInLists: false });
    const match = { method: 'POST', path: 'conversations$' };
    const fault = { kind: 'status', status: 503 } as const;
    await stack.helpdesk.addFault({ match, times: 'always', fault });
    const reference = await sent(email, 'Question', 'unknown');
    await stack.helpdesk.clearFaults();
    await beginAtHelpdesk(stack, email, 'Question');
    const states = async () => (await reader.list()).items.map(({ reference, state }) => [reference, state]);
    assert.deepEqual((await states()).toSorted(), [
      [null, 'open'],
      [reference, 'sending'],
    ]);

    const { email: others, reader: another } = await newcomer();
    await beginAtHelpdesk(stack, others, 'Question');
    await stack.helpdesk.addFault({ match, times: 'always', fault });
    await later(2 * 60 * SECOND_MS);
    await sent(others, 'Question', 'unknown');
    const before = await reads();
    assert.equal((await another.list()).items.length, 2);
    assert.equal(await reads(), before + 1);
  });
});

describe('a conversation that was delivered before anybody looked', () => {
  it('is in the list, which the helpdesk is not asked for again', async () => {
    const { email, reader } = await newcomer();
    assert.deepEqual(told(await reader.list()), []);
    const reference = await sent(email, 'Just now');
    const before = await reads();
    const { items } = await reader.list();
    assert.deepEqual(told({ items }), [['Just now', reference, 'open']]);
    for (const state of ['', '?state=open'])
      assert.deepEqual(await reader.list(state), { items, next: null });
    assert.equal(await reads(), before + 1, 'its own, and none for the list');
    assert.equal((await reader.read(String(items[0]?.id))).reference, reference);
    await later(11 * SECOND_MS);
    assert.deepEqual(told(await reader.list()), [['Just now', reference, 'open']]);
  });

  it('is in the list for a minute where the helpdesk’s lags behind, as it is by then', async () => {
    const { email, reader } = await newcomer();
    await empty();
    const reference = await sent(email, 'Not listed yet');
    assert.deepEqual(told(await reader.list('?state=open')), [['Not listed yet', reference, 'open']]);
    const [{ slug } = { slug: '' }] = await stack.helpdesk.conversations();
    await stack.helpdesk.act(slug, { kind: 'answer', body: 'Good morning' });
    await later(11 * SECOND_MS);
    assert.deepEqual(told(await reader.list('?state=open')), [['Not listed yet', reference, 'answered']]);
    await stack.helpdesk.act(slug, { kind: 'status', status: 2 });
    await later(11 * SECOND_MS);
    assert.deepEqual(told(await reader.list('?state=open')), []);
    assert.deepEqual(told(await reader.list()), [['Not listed yet', reference, 'closed']]);
    await later(61 * SECOND_MS);
    assert.deepEqual(told(await reader.list()), []);
  });

  it('is asked for once in ten seconds where it is not there any more, and not held against the customer', async () => {
    const { email, reader } = await newcomer();
    await empty();
    await sent(email, 'Spam after all');
    const [{ slug } = { slug: '' }] = await stack.helpdesk.conversations();
    await stack.helpdesk.act(slug, { kind: 'status', status: 3 });
    const before = await reads();
    for (let look = 0; look < 30; look += 1) assert.deepEqual(told(await reader.list()), []);
    assert.equal(await reads(), before + 2);
    assert.equal((await reader.ask('/unknown')).status, 404);
  });

  it('is one of four at most, and of none where the helpdesk does not answer', async () => {
    const { email, reader } = await newcomer();
    await reader.list();
    await Promise.all([1, 2, 3, 4, 5, 6].map((number) => sent(email, `Flood ${number}`)));
    const before = await reads();
    assert.equal((await reader.list()).items.length, 4);
    assert.equal(await reads(), before + 4);
    await stack.helpdesk.addFault({ match: {}, times: 'always', fault: { kind: 'status', status: 503 } });
    await later(11 * SECOND_MS);
    const { items, stale } = await reader.list();
    assert.deepEqual([items.length, stale], [0, true]);
    assert.equal(await reads(), before + 4 + 1);
  });
});
