import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OperatorHealth, SubmissionDetail, SubmissionSummary } from '../../../worker/operator/wire.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';
import { ask, failed, idOf, operatorOf, sent, stopped } from './support.ts';

const MINUTE_MS = 60_000;
const WAITING = 40;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

const json = async <T>(response: Response) => (await response.json()) as T;
const health = async () => json<OperatorHealth>(await ask(stack, '/health'));
const show = async (id: string) => json<SubmissionDetail>(await ask(stack, `/submissions/${id}`));

/** Every page of a list. */
async function pagesOf(state?: string): Promise<SubmissionSummary[][]> {
  const pages: SubmissionSummary[][] = [];
  let next: string | null = null;
  do {
    const query: string = new URLSearchParams({
      ...(state && { state }),
      ...(next && { cursor: next }),
    }).toString();
    const page: { items: SubmissionSummary[]; next: string | null } = await json(
      await ask(stack, `/submissions?${query}`),
    );
    pages.push(page.items);
    next = page.next;
  } while (next !== null);
  return pages;
}

describe('an empty outbox', () => {
  it('says so', async () => {
    assert.deepEqual(await health(), {
      status: 'ok',
      counts: { accepted: 0, sending: 0, unknown: 0, waiting: 0, failed: 0, delivered: 0 },
      failedLately: 0,
      oldestAt: null,
      stopped: null,
      lastError: null,
    });
    assert.deepEqual(await json(await ask(stack, '/submissions')), { items: [], next: null });
    assert.deepEqual((await json<{ items: [] }>(await ask(stack, '/export'))).items, []);
  });
});

describe('a message that failed', () => {
  it('can be seen, with its text, and why', async () => {
    const reference = await failed(stack, 'Cannot be had');
    const id = await idOf(stack, reference);
    const answer = await ask(stack, `/submissions/${id}`);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const { message, ...facts } = await json<SubmissionDetail>(answer);
    assert.equal(message?.kind === 'conversation' && message.subject, 'Cannot be had');
    assert.equal(message?.author.email, 'ann@example.com');
    assert.equal(message?.body, 'Hello');
    const { state, lastError, nextAttemptAt, conversationId } = facts;
    assert.deepEqual(
      { state, lastError, nextAttemptAt, conversationId },
      {
        state: 'failed',
        lastError: 'status_422',
        nextAttemptAt: null,
        conversationId: null,
      },
    );
    const { counts, lastError: last } = await health();
    assert.equal(counts.failed, 1);
    assert.equal(last?.words, 'The helpdesk does not accept it (status 422)');
  });

  it('goes out when it is sent again, and then cannot be sent a third time', async () => {
    const reference = await failed(stack, 'Sent again');
    const id = await idOf(stack, reference);
    const answer = await ask(stack, `/submissions/${id}/retry`, { method: 'POST' });
    assert.equal(answer.status, 200);
    assert.equal((await json<SubmissionDetail>(answer)).id, id);
    await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    assert.equal(
      (await stack.helpdesk.conversations()).filter((it) => it.subject === 'Sent again').length,
      1,
    );

    const again = await ask(stack, `/submissions/${id}/retry`, { method: 'POST' });
    assert.equal(again.status, 409);
    assert.equal((await json<{ code: string }>(again)).code, 'conflict');
    const { message, conversationId } = await show(id);
    assert.equal(message, null);
    assert.ok(conversationId);
  });

  it('can be deleted, text and all', async () => {
    const id = await idOf(stack, await failed(stack, 'Deleted'));
    assert.equal((await ask(stack, `/submissions/${id}`, { method: 'DELETE' })).status, 204);
    assert.equal((await ask(stack, `/submissions/${id}`)).status, 404);
    assert.ok(!(await (await ask(stack, '/export')).text()).includes('Deleted'));
    const { counts } = await health();
    assert.equal((await pagesOf('failed')).flat().length, counts.failed);
  });

  it('leaves its key behind when it is deleted: sent late once more, it is no new message', async () => {
    const key = crypto.randomUUID();
    await stack.helpdesk.addFault({
      match: { method: 'POST' },
      times: 2,
      fault: { kind: 'status', status: 422 },
    });
    const message = messageAbout('Deleted, and sent late');
    const { reference } = await json<{ reference: string }>(await stack.send(message, key));
    await stack.progressWhen(reference, ({ state }) => state === 'failed');
    await ask(stack, `/submissions/${await idOf(stack, reference)}`, { method: 'DELETE' });

    const late = await stack.send(message, key);
    assert.deepEqual([late.status, await late.json()], [202, { reference, state: 'accepted' }]);
    const other = await stack.send({ ...message, body: 'Something else' }, key);
    assert.deepEqual([other.status, (await json<{ code: string }>(other)).code], [422, 'key_reused']);
    assert.equal((await ask(stack, `/submissions/${reference}`)).status, 404);
    assert.equal(await stack.progressOf(reference), undefined);
  });

  it('is found by its reference, however that is typed', async () => {
    const reference = await failed(stack, 'By reference');
    const id = await idOf(stack, reference);
    for (const typed of [reference, reference.toLowerCase(), reference.replace('-', '')]) {
      assert.equal((await show(typed)).id, id, typed);
    }
  });

  it('leaves ids in the log, and nothing that anybody wrote', async () => {
    stack.worker.harness.clearLogs();
    const id = await idOf(stack, await failed(stack, 'Not in the log'));
    await ask(stack, `/submissions/${id}`);
    await ask(stack, `/submissions/${id}`, { method: 'DELETE' });
    const logs = JSON.stringify(stack.worker.harness.getLogs());
    assert.ok(logs.includes('operator') && logs.includes(id));
    for (const secret of ['Not in the log', 'ann@example.com', 'Bearer']) assert.ok(!logs.includes(secret));
  });
});

describe('an id that nobody has', () => {
  for (const id of [
    crypto.randomUUID(),
    'ZZZZ-ZZZZ',
    'x',
    '%00',
    'ü',
    "'; DROP TABLE submissions",
    '..%2fhealth',
  ]) {
    it(`is not found: ${id}`, async () => {
      const path = `/submissions/${id}`;
      assert.equal((await ask(stack, path)).status, 404);
      assert.equal((await ask(stack, path, { method: 'DELETE' })).status, 404);
      assert.equal((await ask(stack, `${path}/retry`, { method: 'POST' })).status, 404);
    });
  }
});

describe('a question that cannot be read', () => {
  for (const query of [
    'state=lost',
    'state=',
    'state=toString',
    'cursor=',
    'cursor=nonsense',
    'cursor=OTk6',
  ]) {
    it(`is refused: ${query}`, async () => {
      const answer = await ask(stack, `/submissions?${query}`);
      assert.equal(answer.status, 400);
      assert.equal((await json<{ code: string }>(answer)).code, 'unreadable');
    });
  }
});

describe('a line that stands', () => {
  let first: string;
  const waiting: string[] = [];
  before(async () => {
    first = await stopped(stack);
    for (let number = 0; number < WAITING; number += 1) waiting.push(await sent(stack, `Waiting ${number}`));
  });

  it('says why and until when', async () => {
    const { status, counts, oldestAt, stopped: stop } = await health();
    assert.equal(status, 'delivery_stopped');
    assert.deepEqual([counts.accepted, counts.waiting], [WAITING, 1]);
    assert.equal(oldestAt, (await show(await idOf(stack, first))).createdAt);
    assert.equal(stop?.reason, 'unauthorized');
    assert.equal(stop?.words, 'The helpdesk refuses the credentials');
    assert.ok(!Number.isNaN(Date.parse(stop?.until ?? '')));
  });

  it('is listed by state, newest first, page by page, each once', async () => {
    const pages = await pagesOf('accepted');
    assert.ok(pages.length > 1);
    assert.deepEqual(
      pages.flat().map(({ reference }) => reference),
      waiting.toReversed(),
    );
    assert.deepEqual(
      (await pagesOf('waiting')).flat().map(({ reference }) => reference),
      [first],
    );
    const { counts } = await health();
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    assert.equal((await pagesOf()).flat().length, all);
  });

  it('is exported as a whole, as a file, without what is delivered', async () => {
    const answer = await ask(stack, '/export');
    assert.equal(answer.headers.get('Content-Disposition'), 'attachment; filename="outbox.json"');
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const { items } = await json<{ items: SubmissionDetail[] }>(answer);
    const { counts } = await health();
    assert.equal(items.length, WAITING + counts.waiting + counts.failed);
    for (const { message } of items) assert.equal(message?.body, 'Hello');
    assert.ok(items.every(({ state }) => state !== 'delivered'));
  });

  it('goes on by itself once the credentials are taken again', async () => {
    await stack.worker.advance(20 * MINUTE_MS);
    for (const reference of [first, ...waiting]) {
      await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    }
    const answer = await operatorOf(stack).health();
    assert.ok(answer.ok);
    const { status, stopped: stop, oldestAt } = answer.value;
    // What is left are the messages above that failed.
    assert.deepEqual([status, stop, oldestAt], ['delivery_failed', null, null]);
  });
});
