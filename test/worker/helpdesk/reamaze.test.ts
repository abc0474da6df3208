import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { DEMO_LOGIN } from '../../../demo/environment.ts';
import { type Control, createControl, type Fault } from '../../../demo/helpdesk/control.ts';
import { type Helpdesk as StandIn, startHelpdesk } from '../../../demo/helpdesk/server.ts';
import type { Helpdesk, NewConversation } from '../../../worker/helpdesk/helpdesk.ts';
import { createReamaze } from '../../../worker/helpdesk/reamaze/reamaze.ts';

let standIn: StandIn;
let control: Control;
let reamaze: Helpdesk;
before(async () => {
  standIn = await startHelpdesk({ login: DEMO_LOGIN });
  control = createControl(standIn.url);
  reamaze = createReamaze({ baseUrl: standIn.url, loginEmail: DEMO_LOGIN.email, apiToken: DEMO_LOGIN.token });
});
beforeEach(() => control.reset());
after(() => standIn.close());

const conversation: NewConversation = {
  submissionId: '7d9a0f0e-0000-4000-8000-000000000001',
  channel: 'support',
  tags: ['website'],
  subject: 'Hello',
  body: 'Hi',
  author: { name: 'Ann', email: 'ann@example.com' },
  data: { reference: 'AAAA-AAAA', newsletter: true },
  files: [],
};
const sought = { submissionId: conversation.submissionId, author: conversation.author };
const inError = (fault: Fault) => control.addFault({ match: {}, times: 1, fault });

describe('Re:amaze', () => {
  const answers: [what: string, fault: Fault, expected: object][] = [
    ['401', { kind: 'status', status: 401 }, { is: 'unauthorized' }],
    ['403', { kind: 'status', status: 403 }, { is: 'unauthorized' }],
    ['404', { kind: 'status', status: 404 }, { is: 'refused', status: 404 }],
    ['422', { kind: 'status', status: 422, body: { errors: {} } }, { is: 'refused', status: 422 }],
    ['402', { kind: 'status', status: 402 }, { is: 'rejected', status: 402 }],
    ['410', { kind: 'status', status: 410 }, { is: 'rejected', status: 410 }],
    ['400', { kind: 'status', status: 400 }, { is: 'refused', status: 400 }],
    ['408', { kind: 'status', status: 408 }, { is: 'unclear', reason: 'status_408' }],
    ['500', { kind: 'status', status: 500 }, { is: 'unclear', reason: 'status_500' }],
    ['429', { kind: 'status', status: 429 }, { is: 'rate_limited', retryAfterMs: undefined }],
    [
      '429 with Retry-After',
      { kind: 'status', status: 429, headers: { 'Retry-After': '7' } },
      { is: 'rate_limited', retryAfterMs: 7_000 },
    ],
    ['a page', { kind: 'html' }, { is: 'unclear', reason: 'unreadable_answer' }],
    [
      'JSON of another shape',
      { kind: 'status', status: 200, body: { ok: true } },
      { is: 'unclear', reason: 'unreadable_answer' },
    ],
    ['half an answer', { kind: 'truncated' }, { is: 'unclear', reason: 'unreadable_answer' }],
    ['no answer', { kind: 'drop-after-commit' }, { is: 'unclear', reason: 'network' }],
    ['no connection', { kind: 'reset-before' }, { is: 'unclear', reason: 'network' }],
    ['a broken connection', { kind: 'reset-during' }, { is: 'unclear', reason: 'network' }],
  ];
  for (const [what, fault, expected] of answers) {
    it(`answering a creation with ${what} means ${JSON.stringify(expected)}`, async () => {
      await inError(fault);
      assert.deepEqual(await reamaze.createConversation(conversation), expected);
    });

    it(`answering a look-up with ${what} never means that there is nothing`, async () => {
      await inError(fault);
      const outcome = await reamaze.findConversation(sought);
      assert.notEqual(outcome.is, 'not_found');
      assert.notEqual(outcome.is, 'found');
    });
  }

  it('is never followed to another host, which sees no request and no credentials', async () => {
    let seen = 0;
    const elsewhere = createServer((_request, response) => {
      seen += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    await inError({ kind: 'redirect', location: `http://127.0.0.1:${port}/` });
    assert.deepEqual(await reamaze.createConversation(conversation), { is: 'redirected' });
    assert.equal(seen, 0);
    elsewhere.close();
  });

  it('finds what it created, among others of the same author, by what we called it', async () => {
    await reamaze.createConversation({ ...conversation, submissionId: crypto.randomUUID() });
    const created = await reamaze.createConversation(conversation);
    await reamaze.createConversation({ ...conversation, submissionId: crypto.randomUUID() });
    assert.equal(created.is, 'delivered');
    assert.deepEqual(await reamaze.findConversation(sought), { ...created, is: 'found' });
    await control.setSwitches({ dataInLists: false });
    assert.deepEqual(await reamaze.findConversation(sought), { ...created, is: 'found' });
  });

  it('does not find what it does not have', async () => {
    await reamaze.createConversation({ ...conversation, submissionId: crypto.randomUUID() });
    assert.deepEqual(await reamaze.findConversation(sought), { is: 'not_found' });
  });

  const listOf = (...conversations: object[]) =>
    ({ kind: 'status', status: 200, body: { conversations } }) as const;
  const ours = { submission_id: conversation.submissionId };
  const lists: [what: string, list: Fault, expected: object][] = [
    ['others’ alone', listOf({ slug: 'other', data: { submission_id: 'another' } }), { is: 'not_found' }],
    [
      'ours under another spelling of the address',
      listOf({ slug: 'ours', author: { email: 'ann@xn--bcher-kva.example' }, data: ours }),
      { is: 'found', conversationId: 'ours' },
    ],
    [
      'a whole page of others, as if it had not filtered',
      listOf(...Array.from({ length: 30 }, (_, index) => ({ slug: `other-${index}` }))),
      { is: 'unclear', reason: 'filter_ignored' },
    ],
  ];
  for (const [what, list, expected] of lists) {
    it(`listing ${what} means ${JSON.stringify(expected)}`, async () => {
      await inError(list);
      assert.deepEqual(await reamaze.findConversation(sought), expected);
    });
  }

  const silent: [what: string, fault: Fault][] = [
    ['nothing that can be read', { kind: 'status', status: 200, body: {} }],
    ['that there is no such conversation', { kind: 'status', status: 404 }],
    ['an error', { kind: 'status', status: 500 }],
  ];
  for (const [what, fault] of silent) {
    it(`proves nothing when a listed conversation without data answers ${what}`, async () => {
      await reamaze.createConversation(conversation);
      await control.setSwitches({ dataInLists: false });
      await control.addFault({ match: { method: 'GET', path: 'conversations/[^?]' }, fault });
      assert.equal((await reamaze.findConversation(sought)).is, 'unclear');
    });
  }

  it('takes a conversation below "conversation" as well', async () => {
    await inError({ kind: 'status', status: 200, body: { conversation: { slug: 'nested' } } });
    assert.deepEqual(await reamaze.createConversation(conversation), {
      is: 'delivered',
      conversationId: 'nested',
    });
  });

  it('keeps the visitor a visitor: nothing of staff, status or recipients is ever sent', async () => {
    await reamaze.createConversation({ ...conversation, files: ['http://127.0.0.1:1/a.png'] });
    const [request] = await control.requests();
    assert.deepEqual(request?.body, {
      conversation: {
        subject: 'Hello',
        category: 'support',
        tag_list: ['website'],
        data: { reference: 'AAAA-AAAA', newsletter: true, submission_id: conversation.submissionId },
        message: { body: 'Hi', attachments: ['http://127.0.0.1:1/a.png'] },
        user: { name: 'Ann', email: 'ann@example.com' },
      },
    });
  });
});
