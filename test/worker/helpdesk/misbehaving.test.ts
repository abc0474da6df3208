import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createReamaze } from '../../../worker/helpdesk/reamaze/reamaze.ts';

/** The adapter, answered with `json` whatever it asks. */
function answered(json: unknown) {
  const login = { baseUrl: 'https://x.example', loginEmail: 'staff@example.com', apiToken: 'token' };
  const body = new TextEncoder().encode(JSON.stringify(json));
  const headers = { 'Content-Length': String(body.length) };
  return createReamaze(login, async () => new Response(body, { headers }));
}

const T1 = '2026-11-20T10:00:00.000Z';
const T2 = '2026-11-20T11:00:00.000Z';
const T3 = '2026-11-20T12:00:00.000Z';

const conversation = {
  slug: 'lamp',
  subject: 'Lamp',
  status: 0,
  created_at: T1,
  author: { name: 'Ann', email: 'ann@example.com' },
};
const message = {
  body: 'Hello',
  visibility: 0,
  created_at: T1,
  user: { name: 'Robin', email: 'robin@shop.example', 'staff?': true },
};

async function conversationsOf(json: unknown) {
  const read = await answered(json).listConversations({ email: 'ann@example.com', page: 1 });
  assert.equal(read.is, 'read');
  return read.is === 'read' ? read : { items: [], last: true };
}
const conversationOf = async (changes: object) =>
  (await conversationsOf({ conversations: [{ ...conversation, ...changes }] })).items[0];

async function messagesOf(json: unknown) {
  const sought = { conversationId: 'lamp', email: 'Ann@Example.com', page: 1 };
  const read = await answered(json).listMessages(sought);
  assert.equal(read.is, 'read');
  return read.is === 'read' ? read : { items: [], last: true };
}
const messageOf = async (changes: object) =>
  (await messagesOf({ messages: [{ ...message, ...changes }] })).items[0];
const fileOf = async (file: object) => {
  const url = 'https://files.example/1';
  return (await messageOf({ attachments: [{ url, file_file_name: 'a.png', ...file }] }))?.attachments[0];
};

/** All but a number zero is not regular, and none of it says so in the same way. */
const OTHER_VISIBILITIES = [1, 2, 3, -1, 0.5, '0', '', 'regular', null, false, true, [], [0], {}];

describe('a misbehaving helpdesk’s conversations', () => {
  const dropped: [what: string, changes: object][] = [
    ['no slug', { slug: undefined }],
    ['an empty slug', { slug: '' }],
    ['a number for a slug', { slug: 1 }],
    ['no author', { author: undefined }],
    ['nobody for an author', { author: null }],
    ['an author without address', { author: { name: 'Ann' } }],
    ['an author whose address is none', { author: { email: 'ann' } }],
    ['several addresses for one', { author: { email: ['ann@example.com'] } }],
    ['no status', { status: undefined }],
    ['a text for a status', { status: '0' }],
    ['no time', { created_at: undefined }],
    ['a time that is none', { created_at: 'yesterday' }],
    ['a day that is none', { created_at: '2026-02-30T10:00:00Z' }],
    ['a time of nowhere', { created_at: '2026-11-20T10:00:00' }],
    ['a number for a time', { created_at: 1_795_000_000 }],
  ];
  for (const [what, changes] of dropped) {
    it(`are left out with ${what}, alone`, async () => {
      const broken = { ...conversation, ...changes };
      const { items } = await conversationsOf({ conversations: [broken, null, 'x', conversation, broken] });
      assert.deepEqual(
        items.map(({ id }) => id),
        ['lamp'],
      );
      const single = await answered(broken).getConversation('lamp');
      // Where it says at least that it is one, it looks like one that is not there: nobody learns that there is a lamp.
      const isOne = typeof broken.slug === 'string';
      assert.deepEqual(
        single,
        isOne ? { is: 'not_found' } : { is: 'unavailable', reason: 'unreadable_answer' },
      );
    });
  }

  it('are read without all that is not promised', async () => {
    assert.deepEqual(await conversationOf({ subject: null }), {
      id: 'lamp',
      author: { email: 'ann@example.com', name: 'Ann' },
      followers: [],
      subject: '',
      state: 'open',
      createdAt: T1,
      updatedAt: T1,
      lastMessage: null,
      data: null,
    });
  });

  it('are read with nonsense in what is not needed', async () => {
    const nonsense = { subject: 7, updated_at: 'x', followers: 'x', data: [1], last_customer_message: 'x' };
    const read = await conversationOf({ ...nonsense, last_staff_message: { body: 1, created_at: T2 } });
    assert.partialDeepStrictEqual(read, { subject: '', followers: [], data: null, lastMessage: null });
    assert.equal(read?.updatedAt, T1);
  });

  const times: [written: string, utc: string][] = [
    ['2014-02-25T21:58:53.286-07:00', '2014-02-26T04:58:53.286Z'],
    ['2014-02-25T21:58:53+05:30', '2014-02-25T16:28:53.000Z'],
    ['2014-02-25T21:58:53Z', '2014-02-25T21:58:53.000Z'],
  ];
  for (const [written, utc] of times) {
    it(`have the time ${utc} for ${written}`, async () => {
      assert.equal((await conversationOf({ created_at: written }))?.createdAt, utc);
    });
  }

  it('were updated when the last thing happened that is known', async () => {
    const late = '2026-11-20T12:30:00.000+02:00';
    const updatedAt = async (changes: object) => (await conversationOf(changes))?.updatedAt;
    assert.equal(await updatedAt({ updated_at: late }), '2026-11-20T10:30:00.000Z');
    assert.equal(await updatedAt({ updated_at: late, last_staff_message: { body: '', created_at: T2 } }), T2);
    assert.equal(await updatedAt({ last_customer_message: { body: '', created_at: T3 } }), T3);
    assert.equal(await updatedAt({ updated_at: '2000-01-01T00:00:00Z' }), T1);
  });

  const customer = { body: 'From the customer', created_at: T2 };
  const staff = { body: 'From the staff', created_at: T3 };
  const early = { ...staff, created_at: T1 };
  const regular = { visibility: 0 };
  const note = { visibility: 1 };
  const previews: [what: string, changes: object, state: string, last: string | undefined][] = [
    ['a customer’s alone', { last_customer_message: customer }, 'open', 'From the customer'],
    [
      'a customer’s that is regular',
      { last_customer_message: { ...customer, ...regular } },
      'open',
      'From the customer',
    ],
    ['one of unknown kind', { last_staff_message: staff }, 'open', undefined],
    [
      'one of unknown kind, the status answered',
      { status: 1, last_staff_message: staff },
      'answered',
      undefined,
    ],
    ['a regular one', { last_staff_message: { ...staff, ...regular } }, 'answered', 'From the staff'],
    ['a note', { last_staff_message: { ...staff, ...note } }, 'open', undefined],
    [
      'a note after the customer’s',
      { last_customer_message: customer, last_staff_message: { ...staff, ...note } },
      'open',
      'From the customer',
    ],
    [
      'a note after an answer',
      { status: 1, last_customer_message: customer, last_staff_message: { ...staff, ...note } },
      'answered',
      'From the customer',
    ],
    [
      'a regular one after the customer’s',
      { last_customer_message: customer, last_staff_message: { ...staff, ...regular } },
      'answered',
      'From the staff',
    ],
    [
      'a regular one before the customer’s',
      { status: 1, last_customer_message: customer, last_staff_message: { ...early, ...regular } },
      'open',
      'From the customer',
    ],
    [
      'a regular one in a closed conversation',
      { status: 2, last_staff_message: { ...staff, ...regular } },
      'closed',
      'From the staff',
    ],
    ['nothing, the status answered', { status: 1 }, 'answered', undefined],
    ['nothing, the status unknown', { status: 42 }, 'open', undefined],
  ];
  for (const [what, changes, state, last] of previews) {
    it(`are ${state} and show ${last ?? 'nothing'} with ${what} as the last message`, async () => {
      const read = await conversationOf(changes);
      assert.equal(read?.state, state);
      assert.equal(read?.lastMessage?.body, last);
    });
  }

  for (const visibility of OTHER_VISIBILITIES) {
    it(`show no last message of visibility ${JSON.stringify(visibility)}`, async () => {
      const preview = { body: 'SECRET', created_at: T2, visibility };
      const read = await conversationOf({ last_staff_message: preview, last_customer_message: preview });
      assert.equal(read?.lastMessage, null);
      assert.equal(read?.state, 'open');
      assert.doesNotMatch(JSON.stringify(read), /SECRET/);
    });
  }

  it('name only followers of whom it is said that they are customers', async () => {
    const kinds: [email: string, marks: object][] = [
      ['customer@x.example', { 'customer?': true }],
      ['no-staff@x.example', { 'staff?': false }],
      ['both@x.example', { 'staff?': true, 'customer?': true }],
      ['staff@x.example', { 'staff?': true }],
      ['nothing@x.example', {}],
      ['null@x.example', { 'staff?': null }],
      ['text@x.example', { 'staff?': 'false', 'customer?': 'true' }],
    ];
    const followers = [...kinds.map(([email, marks]) => ({ email, ...marks })), null, { 'customer?': true }];
    assert.deepEqual((await conversationOf({ followers }))?.followers, [
      'customer@x.example',
      'no-staff@x.example',
    ]);
  });

  it('keep of their data what is one value, and not what is ours alone', async () => {
    const data = JSON.parse(
      '{"reference":"A","n":1,"b":false,"nothing":null,"list":[1],"deep":{"a":1},"submission_id":"x","__proto__":{"a":1}}',
    );
    const read = await conversationOf({ data });
    assert.deepEqual(read?.data, { reference: 'A', n: 1, b: false });
  });

  it('have subjects and names of one line that can be seen', async () => {
    const read = await conversationOf({
      subject: ' a\r\nBcc: b\u202e\u0000c ',
      author: { name: 'ann@example.com', email: ' ann@example.com ' },
    });
    assert.equal(read?.subject, 'a Bcc: bc');
    assert.deepEqual(read?.author, { email: 'ann@example.com', name: null });
  });
});

describe('a misbehaving helpdesk’s messages', () => {
  for (const visibility of [...OTHER_VISIBILITIES, undefined]) {
    it(`are not shown with a visibility of ${JSON.stringify(visibility)}`, async () => {
      const { items } = await messagesOf({ messages: [{ ...message, visibility }, message] });
      assert.equal(items.length, 1);
    });
  }

  const sides: [user: unknown, from: string, name: string | null][] = [
    [{ name: 'Robin', email: 'robin@shop.example', 'staff?': true }, 'agent', 'Robin'],
    [{ name: 'Ann', email: 'ann@example.com', 'staff?': true }, 'agent', 'Ann'],
    [{ name: 'Ann', email: 'ann@example.com', 'staff?': false }, 'customer', 'Ann'],
    [{ name: 'Bob', email: 'bob@example.com', 'staff?': false }, 'customer', 'Bob'],
    [{ name: 'Bot', email: null, 'staff?': false, 'bot?': true }, 'agent', 'Bot'],
    [{ name: 'Ann', email: ' ANN@example.com' }, 'customer', 'Ann'],
    [{ name: 'Robin', email: 'robin@shop.example' }, 'agent', 'Robin'],
    [{ name: 'Ann', email: 'ann@example.com', 'staff?': 'true' }, 'customer', 'Ann'],
    [{ name: 'Nobody' }, 'agent', 'Nobody'],
    [{ name: 'robin@shop.example', email: 'robin@shop.example', 'staff?': true }, 'agent', null],
    [{ name: 'Robin <robin@shop.example>', 'staff?': true }, 'agent', null],
    [{ name: ' ', 'staff?': true }, 'agent', null],
    [{ name: 7, 'staff?': true }, 'agent', null],
    [null, 'agent', null],
    ['Ann', 'agent', null],
    [undefined, 'agent', null],
  ];
  for (const [user, from, name] of sides) {
    it(`are from ${from} ${name} where the user is ${JSON.stringify(user)}`, async () => {
      const read = await messageOf({ user });
      assert.deepEqual([read?.from, read?.authorName], [from, name]);
    });
  }

  const originIds: [origin_id: unknown, originId: string | null][] = [
    ['x'.repeat(43), 'x'.repeat(43)],
    ['7d9a0f0e-0000-4000-8000-000000000001', '7d9a0f0e-0000-4000-8000-000000000001'],
    ['', null],
    [null, null],
    [12_345_678_901, null],
    ['<CAF+1234567890@mail.example.com>', null],
    ['x'.repeat(65), null],
  ];
  for (const [origin_id, originId] of originIds) {
    it(`are known as ${originId} where the origin is ${JSON.stringify(origin_id)}`, async () => {
      assert.equal((await messageOf({ origin_id }))?.originId, originId);
    });
  }

  it('are left out alone without a time, and empty without a body', async () => {
    const broken = [{ ...message, created_at: 'x' }, { ...message, body: 7 }, null, 'x'];
    assert.equal((await messagesOf({ messages: [...broken, message] })).items.length, 1);
    assert.equal((await messageOf({ body: null }))?.body, '');
  });

  const names: [written: unknown, name: string][] = [
    ['photo.png', 'photo.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.txt', 'a.txt'],
    ['.htaccess', 'htaccess'],
    ['..', 'file'],
    ['a\u202egnp.exe', 'agnp.exe'],
    ['a\r\nSet-Cookie: b.txt', 'a Set-Cookie: b.txt'],
    ['\u200b\u0000', 'file'],
    [null, 'file'],
    [7, 'file'],
    ['Übersicht 2026 ✓.pdf', 'Übersicht 2026 ✓.pdf'],
    [`${'a'.repeat(300)}.png`, `${'a'.repeat(196)}.png`],
  ];
  for (const [written, name] of names) {
    it(`have a file ${name} for ${JSON.stringify(written)}`, async () => {
      assert.equal((await fileOf({ file_file_name: written }))?.name, name);
    });
  }

  const types: [written: unknown, type: string][] = [
    ['image/PNG', 'image/png'],
    ['application/vnd.ms-excel.sheet+xml', 'application/vnd.ms-excel.sheet+xml'],
    ['text/html; charset=utf-8', 'application/octet-stream'],
    ['image/png\r\nX: y', 'application/octet-stream'],
    ['png', 'application/octet-stream'],
    ['', 'application/octet-stream'],
    [null, 'application/octet-stream'],
    [7, 'application/octet-stream'],
  ];
  for (const [written, type] of types) {
    it(`have a file of type ${type} for ${JSON.stringify(written)}`, async () => {
      assert.equal((await fileOf({ file_content_type: written }))?.type, type);
    });
  }

  const sizes: [written: unknown, size: number | null][] = [
    [0, 0],
    [69_892, 69_892],
    [-1, null],
    [1.5, null],
    ['7', null],
    [null, null],
    [undefined, null],
  ];
  for (const [written, size] of sizes) {
    it(`have a file of ${size} bytes for ${JSON.stringify(written)}`, async () => {
      assert.equal((await fileOf({ file_file_size: written }))?.size, size);
    });
  }

  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '/relative',
    '',
    null,
    7,
  ]) {
    it(`have no file at ${JSON.stringify(url)}`, async () => {
      assert.equal(await fileOf({ url }), undefined);
    });
  }
});

describe('a misbehaving helpdesk’s pages', () => {
  const full = Array.from({ length: 30 }, () => message);
  const pages: [what: string, page: number, json: object, last: boolean][] = [
    ['no counts and a full page', 1, { messages: full }, false],
    ['no counts and a short page', 1, { messages: [message] }, true],
    ['no counts and an empty page', 1, { messages: [] }, true],
    ['a page of another size', 1, { page_size: 50, messages: full }, true],
    ['a page before the last', 1, { page_count: 2, messages: [message] }, false],
    ['the last page', 2, { page_count: 2, messages: full }, true],
    ['a page after the last', 3, { page_count: 2, messages: [] }, true],
    ['an empty page that is said not to be the last', 1, { page_count: 9, messages: [] }, true],
    ['a count that is none', 1, { page_count: 'x', page_size: -1, messages: full }, false],
    ['only notes', 1, { messages: full.map((one) => ({ ...one, visibility: 1 })) }, false],
  ];
  for (const [what, page, json, last] of pages) {
    it(`${last ? 'have none after' : 'go on after'} ${what}`, async () => {
      const read = await answered(json).listMessages({
        conversationId: 'lamp',
        email: 'ann@example.com',
        page,
      });
      assert.equal(read.is === 'read' && read.last, last);
      const conversations = { ...json, conversations: Array.from({ length: 30 }, () => conversation) };
      assert.equal((await answered(conversations).listConversations({ email: 'a@b.c', page })).is, 'read');
    });
  }

  it('are read up to a length that no page of Re:amaze has', async () => {
    const { items } = await messagesOf({ messages: Array.from({ length: 5_000 }, () => message) });
    assert.equal(items.length, 200);
  });

  it('of a length that Re:amaze does not have say nothing to a look-up, and of long lists the beginning counts', async () => {
    const ours = { ...conversation, data: { submission_id: 'ours' } };
    const author = { name: 'Ann', email: 'ann@example.com' };
    const conversations = [ours, ...Array.from({ length: 200 }, () => conversation)];
    const unclear = { is: 'unclear', reason: 'unreadable_answer' };
    const sought = { submissionId: 'ours', author };
    assert.deepEqual(await answered({ conversations }).findConversation(sought), unclear);
    const messages = Array.from({ length: 201 }, () => ({ ...message, origin_id: 'ours' }));
    const reply = { originId: 'ours', conversationId: 'lamp' };
    assert.deepEqual(await answered({ messages }).findMessage(reply), unclear);

    const followers = Array.from({ length: 300 }, (_, index) => ({
      email: `${index}@x.example`,
      'customer?': true,
    }));
    assert.equal((await conversationOf({ followers }))?.followers.length, 200);
  });
});

describe('a reference that the helpdesk did not heed', () => {
  it('is nobody’s where several conversations of the customer say nothing of theirs', async () => {
    const conversations = [conversation, { ...conversation, slug: 'wheel' }];
    const sought = { reference: 'AAAA-AAAA', email: 'ann@example.com' };
    assert.deepEqual(await answered({ conversations }).findByReference(sought), { is: 'not_found' });
  });
});

describe('what a helpdesk tells beside', () => {
  /** Every member that is documented or was seen, with a word in it that must not come out. */
  const CANARY = 'CANARY';
  const person = (more: object) => ({
    id: CANARY,
    name: CANARY,
    friendly_name: CANARY,
    display_name: CANARY,
    email: `${CANARY}@shop.example`,
    mobile: CANARY,
    data: { secret: CANARY },
    ...more,
  });
  const category = { name: CANARY, slug: CANARY, email: `${CANARY}@shop.example`, channel: 1 };
  const beside = {
    tag_list: [CANARY],
    message: { body: CANARY, original_body: CANARY },
    assignee: person({}),
    category,
    perma_url: `https://${CANARY}.example/`,
    display_subject: CANARY,
    hold_until: CANARY,
    origin_id: `<${CANARY}@mail.example>`,
    ref_id: CANARY,
    notes: [{ body: CANARY }],
    __proto__: { secret: CANARY },
  };

  it('comes out of no conversation', async () => {
    const read = await conversationOf({
      ...beside,
      author: person({ name: 'Ann', email: 'ann@example.com' }),
      followers: [
        person({ 'staff?': true }),
        person({}),
        person({ email: 'bob@example.com', 'staff?': false, 'customer?': true }),
      ],
      last_customer_message: {
        ...beside,
        body: 'Hi',
        created_at: T2,
        user: person({}),
        original_body: CANARY,
      },
      last_staff_message: { ...beside, body: CANARY, created_at: T3, user: person({}) },
      data: { reference: 'AAAA-AAAA', submission_id: CANARY },
    });
    assert.deepEqual(read, {
      id: 'lamp',
      author: { email: 'ann@example.com', name: 'Ann' },
      followers: ['bob@example.com'],
      subject: 'Lamp',
      state: 'open',
      createdAt: T1,
      updatedAt: T3,
      lastMessage: { from: 'customer', body: 'Hi', createdAt: T2 },
      data: { reference: 'AAAA-AAAA' },
    });
    assert.doesNotMatch(JSON.stringify(read), /CANARY/i);
  });

  it('comes out of no message', async () => {
    const read = await messageOf({
      ...beside,
      id: CANARY,
      body: `<p title="${CANARY}">Hello<!-- ${CANARY} --><img src="https://${CANARY}.example/p.png">`,
      original_body: `<p>${CANARY}</p>`,
      origin: CANARY,
      user: person({ name: 'Robin', 'staff?': true }),
      recipients: [person({})],
      direct_recipients: [person({})],
      conversation: { ...beside, subject: CANARY, slug: 'lamp' },
      meta: { Subject: CANARY, language: { name: CANARY } },
      attachments: [
        {
          file_file_name: 'a.png',
          file_content_type: 'image/png',
          file_file_size: 7,
          url: 'https://files.example/1',
          thumb_url: `https://${CANARY}.example/`,
          id: CANARY,
        },
      ],
    });
    assert.deepEqual(read, {
      originId: null,
      from: 'agent',
      authorName: 'Robin',
      body: 'Hello',
      createdAt: T1,
      attachments: [{ name: 'a.png', type: 'image/png', size: 7, url: 'https://files.example/1' }],
    });
  });
});

describe('an answer that never ends', () => {
  const MB = 1024 * 1024;
  /** A page of `megabytes`, blank at its end, that counts how much of it was taken. */
  function endless(megabytes: number) {
    let taken = 0;
    const text = new TextEncoder();
    const body = new ReadableStream({
      type: 'bytes',
      pull(controller) {
        if (taken === 0) controller.enqueue(text.encode(JSON.stringify({ conversations: [conversation] })));
        taken += 1;
        if (taken > megabytes) controller.close();
        else controller.enqueue(text.encode(' '.repeat(MB)));
      },
    });
    const login = { baseUrl: 'https://x.example', loginEmail: 'staff@example.com', apiToken: 'token' };
    return { reamaze: createReamaze(login, async () => new Response(body)), taken: () => taken };
  }
  const list = { email: 'ann@example.com', page: 1 };

  it('is left off before it fills the memory, and says nothing', async () => {
    const { reamaze, taken } = endless(1_000);
    const expected = { is: 'unavailable', reason: 'unreadable_answer' };
    assert.deepEqual(await reamaze.listConversations(list), expected);
    assert.ok(taken() < 12, `${taken()} MB`);
  });

  it('is read whole where it is merely long', async () => {
    const read = await endless(7).reamaze.listConversations(list);
    assert.equal(read.is === 'read' && read.items[0]?.id, 'lamp');
  });
});

describe('an answer that trickles', () => {
  it('has to be there as a whole when its time is up', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const abort = new AbortController();
    let isOver = false;
    const deadlines = () => () => ({
      signal: abort.signal,
      over() {
        isOver = true;
      },
    });
    const body = new ReadableStream({
      type: 'bytes',
      start(controller) {
        abort.signal.addEventListener('abort', () => controller.error(abort.signal.reason));
      },
      pull(controller) {
        begin();
        controller.enqueue(new TextEncoder().encode('{'));
        return new Promise(() => {});
      },
    });
    const login = { baseUrl: 'https://x.example', loginEmail: 'staff@example.com', apiToken: 'token' };
    const reamaze = createReamaze(login, async () => new Response(body), deadlines);
    const reading = reamaze.listConversations({ email: 'ann@example.com', page: 1 });
    await begun;
    assert.equal(isOver, false);
    abort.abort();
    assert.deepEqual(await reading, { is: 'unavailable', reason: 'timeout' });
    assert.equal(isOver, true);
  });
});

describe('a call that the platform refuses to make', () => {
  const login = { baseUrl: 'https://x.example', loginEmail: 'staff@example.com', apiToken: 'token' };
  const refusing = (words: string) => createReamaze(login, () => Promise.reject(new Error(words)));
  const author = { name: 'Ann', email: 'ann@example.com' };
  const sought = { submissionId: 'a', author };
  const lamp = { channel: 'support', tags: [], subject: 'Lamp', body: 'Hello', data: {}, files: [] };
  const sent = { ...sought, ...lamp };

  for (const words of [
    'Too many subrequests.',
    'Too many subrequests by single Worker invocation. To configure this limit, refer to https://example.com',
  ])
    it(`is surely not made, and may be made a moment later: ${words.slice(0, 40)}`, async () => {
      const expected = { is: 'rate_limited', retryAfterMs: 1_000 };
      assert.deepEqual(await refusing(words).createConversation(sent), expected);
      assert.deepEqual(await refusing(words).findConversation(sought), expected);
    });

  it('is another thing than one that broke off', async () => {
    const broken = refusing('Network connection lost, with too many subrequests');
    assert.deepEqual(await broken.createConversation(sent), { is: 'unclear', reason: 'network' });
  });
});
