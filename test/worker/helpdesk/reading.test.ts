import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { DEMO_LOGIN } from '../../../demo/environment.ts';
import { type Control, createControl, type Fault } from '../../../demo/helpdesk/control.ts';
import { type Helpdesk as StandIn, startHelpdesk } from '../../../demo/helpdesk/server.ts';
import type { Helpdesk, NewConversation } from '../../../worker/helpdesk/helpdesk.ts';
import { createReamaze } from '../../../worker/helpdesk/reamaze/reamaze.ts';

const ann = { name: 'Ann', email: 'ann@example.com' };
const bob = { name: 'Bob', email: 'bob@example.com' };
const START = Date.parse('2026-11-20T12:00:00Z');

let now: number;
let standIn: StandIn;
let control: Control;
let reamaze: Helpdesk;
before(async () => {
  // Each record is a second after the one before.
  standIn = await startHelpdesk({ login: DEMO_LOGIN, clock: () => (now += 1_000) });
  control = createControl(standIn.url);
  reamaze = createReamaze({ baseUrl: standIn.url, loginEmail: DEMO_LOGIN.email, apiToken: DEMO_LOGIN.token });
});
beforeEach(async () => {
  now = START;
  await control.reset();
});
after(() => standIn.close());

async function begin(subject: string, more: Partial<NewConversation> = {}): Promise<string> {
  const created = await reamaze.createConversation({
    submissionId: `submission-${subject}`,
    channel: 'support',
    tags: ['website'],
    subject,
    body: 'Where is *my* lamp?',
    author: ann,
    data: { reference: 'AAAA-AAAA', order: 4711, gift: true },
    files: [],
    ...more,
  });
  assert.equal(created.is, 'delivered');
  return created.is === 'delivered' ? created.conversationId : '';
}

const reply = (conversationId: string, body: string, author = ann) =>
  reamaze.createMessage({ originId: `reply-of-ours-${body}`, conversationId, body, author, files: [] });

async function list(page = 1, email = ann.email) {
  const read = await reamaze.listConversations({ email, page });
  assert.equal(read.is, 'read');
  return read.is === 'read' ? read : { items: [], last: true };
}

async function messages(conversationId: string, page = 1) {
  const read = await reamaze.listMessages({ conversationId, email: ann.email, page });
  assert.equal(read.is, 'read');
  return read.is === 'read' ? read : { items: [], last: true };
}

describe('conversations', () => {
  it('are read with what a customer may know', async () => {
    const id = await begin('Lamp');
    await control.act(id, { kind: 'answer', body: 'On its **way**.' });
    const expected = {
      id: 'lamp',
      author: ann,
      followers: ['ann@example.com'],
      subject: 'Lamp',
      state: 'answered',
      lastMessage: { from: 'customer', body: 'Where is *my* lamp?' },
      data: { reference: 'AAAA-AAAA', order: 4711, gift: true },
    };
    const [listed] = (await list()).items;
    const read = await reamaze.getConversation(id);
    assert.partialDeepStrictEqual(listed, expected);
    assert.deepEqual(read, { is: 'read', conversation: listed });
    const { createdAt = '', updatedAt = '', lastMessage } = listed ?? {};
    for (const time of [createdAt, updatedAt, lastMessage?.createdAt ?? '']) {
      assert.match(time, /^2026-11-20T12:00:\d\d\.\d{3}Z$/);
    }
    assert.ok(createdAt < updatedAt);
  });

  it('come newest activity first, in pages', async () => {
    for (let number = 1; number <= 31; number++) await begin(`Lamp ${number}`);
    await control.act('lamp-7', { kind: 'note', body: 'Look at this' });
    const first = await list();
    assert.equal(first.items[0]?.id, 'lamp-7');
    assert.equal(first.items.length, 30);
    assert.equal(first.last, false);
    const second = await list(2);
    assert.deepEqual(
      second.items.map(({ id }) => id),
      ['lamp-1'],
    );
    assert.equal(second.last, true);
    assert.deepEqual(await list(3), { is: 'read', items: [], last: true });
  });

  it('have no data where lists do not say', async () => {
    await begin('Lamp');
    await control.setSwitches({ dataInLists: false });
    assert.equal((await list()).items[0]?.data, null);
  });

  it('of everybody are handed on with whose they are, should the helpdesk not filter', async () => {
    await begin('Lamp', { author: bob });
    await control.setSwitches({ forUnknown: 'everything' });
    assert.deepEqual((await list()).items[0]?.author, bob);
  });

  it('name the customers who follow them, and no agent', async () => {
    const id = await begin('Lamp');
    await reply(id, 'Me too', bob);
    await control.act(id, { kind: 'answer', body: 'Both' });
    assert.deepEqual((await list()).items[0]?.followers, [ann.email, bob.email]);
  });

  const states: [status: number, state: string | undefined][] = [
    [0, 'open'],
    [1, 'answered'],
    [2, 'closed'],
    [3, undefined],
    [4, 'closed'],
    [5, 'open'],
    [6, 'closed'],
    [7, 'open'],
    [8, 'closed'],
    [9, undefined],
  ];
  for (const [status, state] of states) {
    it(`of status ${status} are ${state ?? 'not shown'}`, async () => {
      const id = await begin('Lamp');
      await control.act(id, { kind: 'status', status });
      assert.equal((await list()).items[0]?.state, state);
      const read = await reamaze.getConversation(id);
      if (state === undefined) assert.deepEqual(read, { is: 'not_found' });
      else assert.equal(read.is === 'read' && read.conversation.state, state);
    });
  }

  it('are open again once the customer has replied, whatever becomes of the status', async () => {
    await control.setSwitches({ reopen: false });
    const id = await begin('Lamp');
    await control.act(id, { kind: 'answer', body: 'On its way' });
    assert.equal((await list()).items[0]?.state, 'answered');
    await reply(id, 'Not here yet');
    assert.equal((await list()).items[0]?.state, 'open');
    assert.equal((await list()).items[0]?.lastMessage?.body, 'Not here yet');
  });

  it('show and say nothing of notes, even where the helpdesk has them as last message', async () => {
    await control.setSwitches({ notesInPreview: true });
    const id = await begin('Lamp');
    await control.act(id, { kind: 'note', body: 'A difficult customer' });
    const [listed] = (await list()).items;
    assert.equal(listed?.state, 'open');
    assert.equal(listed?.lastMessage?.body, 'Where is *my* lamp?');
    assert.doesNotMatch(JSON.stringify(listed), /difficult/);
  });

  it('are closed and opened by their state alone', async () => {
    const id = await begin('Lamp');
    for (const [state, status] of [
      ['closed', 2],
      ['closed', 2],
      ['open', 0],
    ] as const) {
      assert.deepEqual(await reamaze.setState(id, state), { is: 'done' });
      const [conversation] = await control.conversations();
      assert.equal(conversation?.status, status);
      assert.deepEqual(conversation?.tags, ['website']);
    }
    const puts = (await control.requests()).filter(({ method }) => method === 'PUT');
    assert.deepEqual(
      puts.map(({ body }) => body),
      [2, 2, 0].map((status) => ({ conversation: { status } })),
    );
  });

  it('are found under the database’s number with an id of their own, for the asker to see', async () => {
    await begin('Lamp');
    const read = await reamaze.getConversation('1');
    assert.equal(read.is === 'read' && read.conversation.id, 'lamp');
  });

  for (const id of [
    'nowhere',
    '',
    '.',
    '..',
    '../conversations',
    'lamp/messages',
    'lamp?x=',
    '%2e%2e',
    '\ud83d',
  ]) {
    it(`are not found under ${JSON.stringify(id)}, nor is anything else`, async () => {
      await begin('Lamp');
      assert.deepEqual(await reamaze.getConversation(id), { is: 'not_found' });
      assert.deepEqual(await reamaze.listMessages({ conversationId: id, email: ann.email, page: 1 }), {
        is: 'not_found',
      });
      assert.deepEqual(await reamaze.setState(id, 'closed'), { is: 'not_found' });
      assert.equal((await control.conversations())[0]?.status, 0);
    });
  }
});

describe('a reference', () => {
  const find = (reference: string, email = ann.email) => reamaze.findByReference({ reference, email });
  const slugOf = async (reference: string, email?: string) => {
    const read = await find(reference, email);
    return read.is === 'read' ? read.conversation.id : read.is;
  };

  it('leads to its conversation among others, closed ones too', async () => {
    await begin('Lamp');
    await control.act(await begin('Chair', { data: { reference: 'BBBB-BBBB' } }), {
      kind: 'status',
      status: 4,
    });
    assert.equal(await slugOf('BBBB-BBBB'), 'chair');
    assert.equal(await slugOf('AAAA-AAAA'), 'lamp');
  });

  it('leads nowhere where none has it, or only spam', async () => {
    await control.act(await begin('Lamp'), { kind: 'status', status: 3 });
    assert.equal(await slugOf('AAAA-AAAA'), 'not_found');
    assert.equal(await slugOf('CCCC-CCCC'), 'not_found');
  });

  it('leads to another’s conversation with whose it is, for the asker to see', async () => {
    await begin('Lamp', { author: bob });
    const read = await find('AAAA-AAAA');
    assert.deepEqual(read.is === 'read' && read.conversation.author, bob);
  });

  it('is looked up in the conversation itself where lists do not say, if it is this customer’s', async () => {
    await control.setSwitches({ dataInLists: false });
    await begin('Lamp');
    assert.equal(await slugOf('AAAA-AAAA'), 'lamp');
    assert.equal(await slugOf('AAAA-AAAA', bob.email), 'not_found');
  });

  it('proves nothing where the filter was ignored', async () => {
    const author = { email: ann.email };
    const conversations = ['one', 'two'].map((slug) => ({
      slug,
      status: 0,
      created_at: '2026-11-20T10:00:00Z',
      author,
    }));
    await control.addFault({ match: {}, fault: { kind: 'status', status: 200, body: { conversations } } });
    assert.deepEqual(await find('AAAA-AAAA'), { is: 'not_found' });
  });
});

describe('messages', () => {
  it('are read newest first, each from its side', async () => {
    const id = await begin('Lamp');
    await control.act(id, {
      kind: 'answer',
      body: 'On its **way**:\n\n- today\n- [here](https://x.example/1)',
    });
    await reply(id, 'Thank *you*!\n\n\n  Ann');
    await reply(id, 'Mine as well?', bob);
    const { items, last } = await messages(id);
    assert.equal(last, true);
    assert.deepEqual(
      items.map(({ createdAt: _, ...message }) => message),
      [
        {
          originId: 'reply-of-ours-Mine as well?',
          from: 'customer',
          authorName: 'Bob',
          body: 'Mine as well?',
        },
        { originId: null, from: 'customer', authorName: 'Ann', body: 'Thank *you*!\n\n\n  Ann' },
        {
          originId: null,
          from: 'agent',
          authorName: 'Robin Park',
          body: 'On its way:\n\n- today\n- here (https://x.example/1)',
        },
        { originId: null, from: 'customer', authorName: 'Ann', body: 'Where is *my* lamp?' },
      ].map((message) => ({ ...message, originId: null, attachments: [] })),
    );
  });

  it('are known by our ids, and by no other', async () => {
    const id = await begin('Lamp');
    const originId = crypto.randomUUID();
    for (const each of [originId, '<CAF+1@mail.example.com>']) {
      await reamaze.createMessage({ originId: each, conversationId: id, body: 'x', author: ann, files: [] });
    }
    const { items } = await messages(id);
    assert.deepEqual(
      items.map((message) => message.originId),
      [null, originId, null],
    );
  });

  it('come in pages, of which notes make short ones', async () => {
    const id = await begin('Lamp');
    for (let number = 1; number <= 30; number++)
      await control.act(id, { kind: 'note', body: `Note ${number}` });
    const { items, last } = await messages(id);
    assert.deepEqual({ items, last }, { items: [], last: false });
    const second = await messages(id, 2);
    assert.deepEqual(
      second.items.map(({ body }) => body),
      ['Where is *my* lamp?'],
    );
    assert.equal(second.last, true);
  });

  it('have their files', async () => {
    const url = `${standIn.url}/icon.svg`;
    const id = await begin('Lamp', { files: [url] });
    await control.conversationWhen(({ messages }) => messages[0]?.attachments[0]?.state === 'kept');
    const [file] = (await messages(id)).items[0]?.attachments ?? [];
    assert.equal(file?.name, 'icon.svg');
    assert.match(file?.type ?? '', /svg/);
    assert.ok((file?.size ?? 0) > 0);
    assert.match(file?.url ?? '', new RegExp(`^${standIn.url}/attachments/`));
  });
});

describe('reading from a helpdesk in trouble', () => {
  const troubles: [what: string, fault: Fault, reason: string][] = [
    ['401', { kind: 'status', status: 401 }, 'unauthorized'],
    ['403', { kind: 'status', status: 403 }, 'unauthorized'],
    ['402', { kind: 'status', status: 402 }, 'status_402'],
    ['408', { kind: 'status', status: 408 }, 'status_408'],
    ['422', { kind: 'status', status: 422, body: {} }, 'status_422'],
    ['429', { kind: 'status', status: 429, headers: { 'Retry-After': '7' } }, 'rate_limited'],
    ['500', { kind: 'status', status: 500 }, 'status_500'],
    ['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, 'redirected'],
    ['no connection', { kind: 'reset-before' }, 'network'],
    ['a page', { kind: 'html' }, 'unreadable_answer'],
    ['half an answer', { kind: 'truncated' }, 'unreadable_answer'],
  ];
  const unreadable: Fault[] = [null, [], {}, { conversations: {}, messages: 'none' }, 'text'].map((body) => ({
    kind: 'status',
    status: 200,
    body,
  }));
  const answers = [
    ...troubles,
    ...unreadable.map((fault) => ['another shape', fault, 'unreadable_answer'] as const),
  ];
  for (const [what, fault, reason] of answers) {
    it(`${what} means that nothing is available: ${reason}`, async () => {
      await begin('Lamp');
      await control.addFault({ match: {}, times: 'always', fault });
      const expected = { is: 'unavailable', reason };
      assert.deepEqual(await reamaze.listConversations({ email: ann.email, page: 1 }), expected);
      assert.deepEqual(await reamaze.getConversation('lamp'), expected);
      const sought = { conversationId: 'lamp', email: ann.email, page: 1 };
      assert.deepEqual(await reamaze.listMessages(sought), expected);
      const byReference = await reamaze.findByReference({ reference: 'AAAA-AAAA', email: ann.email });
      assert.deepEqual(byReference, expected);
    });
  }

  for (const status of [401, 403]) {
    it(`means that a conversation is not there by ${status}, where our login is taken for others`, async () => {
      await begin('Lamp');
      const match = { path: 'conversations/lamp$' };
      await control.addFault({ match, times: 'always', fault: { kind: 'status', status } });
      assert.deepEqual(await reamaze.getConversation('lamp'), { is: 'not_found' });

      await control.setSwitches({ token: 'another', authStatus: status as 401 | 403 });
      const expected = { is: 'unavailable', reason: 'unauthorized' };
      assert.deepEqual(await reamaze.getConversation('lamp'), expected);
      await control.setSwitches({ token: DEMO_LOGIN.token });
      await control.addFault({ match: { path: 'conversations/-$' }, fault: { kind: 'reset-before' } });
      assert.deepEqual(await reamaze.getConversation('lamp'), expected);
    });
  }

  it('says so of a change of state as well', async () => {
    await control.addFault({ match: {}, fault: { kind: 'status', status: 503 } });
    assert.deepEqual(await reamaze.setState('lamp', 'closed'), { is: 'unavailable', reason: 'status_503' });
  });
});
