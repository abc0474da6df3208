import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { beginAtHelpdesk, callsTo, type Reader, readerOf } from '../../support/history.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

const SECOND_MS = 1_000;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
beforeEach(() => stack.helpdesk.reset());
after(() => stack.close());

let people = 0;
/** How far the Worker's clock is ahead, in milliseconds. */
let ahead = 0;
/** Somebody who has never been here, so that no copy is left of anything. */
async function newcomer(): Promise<{ email: string; reader: Reader }> {
  people += 1;
  const email = `reader${people}@example.com`;
  return { email, reader: await readerOf(stack, email, Date.now() + ahead) };
}

async function later(ms: number): Promise<void> {
  ahead += ms;
  await stack.worker.advance(ms);
}
const fail = (fault: object, match = { method: 'GET' }) =>
  stack.helpdesk.addFault({ match, times: 'always', fault: fault as never });

/** The ids on each page of a customer's list. */
async function allPages(reader: Reader): Promise<string[][]> {
  const pages: string[][] = [];
  let next: string | null = '';
  while (next !== null) {
    const page = await reader.list(next && `?cursor=${next}`);
    pages.push(page.items.map(({ id }) => id));
    next = page.next;
  }
  return pages;
}

describe('a list', () => {
  it('has every conversation once over all pages, and none that is spam', async () => {
    const { email, reader } = await newcomer();
    const slugs: string[] = [];
    for (let index = 0; index < 65; index += 1) {
      const status = [3, 0, 9, 1, 2][index % 5] ?? 0;
      const slug = await beginAtHelpdesk(stack, email, `Number ${index}`, { status });
      if (status !== 3 && status !== 9) slugs.push(slug);
    }
    const pages = await allPages(reader);
    assert.deepEqual(pages.flat(), slugs.toReversed());
    assert.equal(pages.length, 3);
  });

  it('passes over pages that have nothing to show', async () => {
    const { email, reader } = await newcomer();
    const closed = await beginAtHelpdesk(stack, email, 'Old', { status: 2 });
    for (let index = 0; index < 61; index += 1) await beginAtHelpdesk(stack, email, `New ${index}`);
    const page = await reader.list('?state=closed');
    assert.deepEqual([page.items.map(({ id }) => id), page.next], [[closed], null]);
  });

  it('tells open and closed apart, and knows no other state', async () => {
    const { email, reader } = await newcomer();
    for (const status of [0, 1, 2, 4, 5, 6, 7, 8])
      await beginAtHelpdesk(stack, email, `Status ${status}`, { status });
    const subjects = async (query: string) =>
      (await reader.list(query)).items.map(({ subject }) => subject).toSorted();
    assert.deepEqual(await subjects('?state=closed'), ['Status 2', 'Status 4', 'Status 6', 'Status 8']);
    assert.deepEqual(await subjects('?state=open'), ['Status 0', 'Status 1', 'Status 5', 'Status 7']);
    assert.equal((await reader.list()).items.length, 8);
    for (const query of ['?state=', '?state=sending', '?state=OPEN']) {
      const response = await reader.ask(query);
      assert.equal(response.status, 400);
      assert.equal(((await response.json()) as { code: string }).code, 'unreadable');
    }
  });
});

describe('a cursor', () => {
  for (const cursor of ['', 'p', 'p0', 'p-1', '2', 'p2x', 'p99999', 'P2', '%00', 'p2&cursor=p3x'])
    it(`does not read the cursor ${JSON.stringify(cursor)}`, async () => {
      const { reader } = await newcomer();
      const isRead = cursor.startsWith('p2&');
      assert.equal((await reader.ask(`?cursor=${cursor}`)).status, isRead ? 200 : 400);
    });
});

describe('a list of a helpdesk that misbehaves', () => {
  it('shows nobody else’s when it lists everything', async () => {
    const { email, reader } = await newcomer();
    const stranger = await newcomer();
    for (let index = 0; index < 40; index += 1)
      await beginAtHelpdesk(stack, stranger.email, `Strange ${index}`);
    const own = await beginAtHelpdesk(stack, email, 'Own');
    await stack.helpdesk.setSwitches({ forIgnored: true });
    const page = await reader.list();
    assert.deepEqual(
      page.items.map(({ id }) => id),
      [own],
    );
  });

  it('is empty for an address that the helpdesk has never seen, whatever it lists then', async () => {
    const stranger = await newcomer();
    await beginAtHelpdesk(stack, stranger.email, 'Strange');
    for (const forUnknown of ['empty', 'everything'] as const) {
      await stack.helpdesk.setSwitches({ forUnknown });
      const { reader } = await newcomer();
      assert.deepEqual(await reader.list(), { items: [], next: null });
    }
  });

  it('leaves out what could not be asked for', async () => {
    const { email, reader } = await newcomer();
    const time = '2026-01-01T00:00:00Z';
    const conversations = ['..', 'a/b', 'a?b', '%2f', 'A B', 'fine'].map((slug) => ({
      slug,
      subject: slug,
      status: 0,
      created_at: time,
      author: { email },
    }));
    await fail({ kind: 'status', status: 200, body: { conversations, page_count: 1 } });
    assert.deepEqual(
      (await reader.list()).items.map(({ id }) => id),
      ['fine'],
    );
  });
});

describe('reading', () => {
  it('asks the helpdesk once for any number of tabs', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Popular');
    for (const path of ['', `/${slug}`, `/${slug}/messages`]) {
      await later(20 * SECOND_MS);
      await reader.ask(path);
      await later(20 * SECOND_MS);
      const before = await callsTo(stack);
      const answers = await Promise.all(
        Array.from({ length: 40 }, async () => (await reader.ask(path)).text()),
      );
      assert.equal(new Set(answers).size, 1);
      assert.equal((await callsTo(stack)) - before, path.endsWith('/messages') ? 2 : 1, path);
    }
  });

  it('asks again after ten seconds, and not before', async () => {
    const { email, reader } = await newcomer();
    await reader.list();
    await beginAtHelpdesk(stack, email, 'New');
    const before = await callsTo(stack);
    await later(9 * SECOND_MS);
    assert.equal((await reader.list()).items.length, 0);
    assert.equal(await callsTo(stack), before);
    await later(2 * SECOND_MS);
    assert.equal((await reader.list()).items.length, 1);
    assert.equal(await callsTo(stack), before + 1);
  });

  it('asks anew after a reply', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Replied to');
    await reader.list();
    await stack.helpdesk.act(slug, { kind: 'answer', body: 'Meanwhile' });
    await fail({ kind: 'status', status: 429 }, { method: 'POST' });
    assert.equal((await reader.list()).items[0]?.state, 'open');
    assert.equal((await reader.reply(slug, { body: 'Thank you' })).status, 202);
    assert.equal((await reader.list()).items[0]?.state, 'answered');
  });

  it('does not ask a helpdesk that failed for ten seconds either', async () => {
    const { reader } = await newcomer();
    await fail({ kind: 'status', status: 500 });
    const before = await callsTo(stack);
    for (let index = 0; index < 5; index += 1) assert.equal((await reader.ask()).status, 502);
    assert.equal(await callsTo(stack), before + 1);
    await stack.helpdesk.clearFaults();
    await later(11 * SECOND_MS);
    assert.equal((await reader.ask()).status, 200);
  });

  const FAULTS: [what: string, fault: object][] = [
    ['refuses the login', { kind: 'status', status: 401 }],
    ['forbids it', { kind: 'status', status: 403 }],
    ['has had too many calls', { kind: 'status', status: 429, headers: { 'Retry-After': '30' } }],
    ['breaks', { kind: 'status', status: 503, body: { error: 'canary-of-the-helpdesk' } }],
    ['hangs up', { kind: 'reset-before' }],
    ['answers in half', { kind: 'truncated' }],
    ['answers with a page', { kind: 'html', body: 'canary-of-the-helpdesk' }],
    ['sends us elsewhere', { kind: 'redirect', location: 'https://example.com/canary-of-the-helpdesk' }],
  ];
  for (const [what, fault] of FAULTS)
    it(`shows the last good copy, and says so, when the helpdesk ${what}; without one it says that`, async () => {
      const { email, reader } = await newcomer();
      const slug = await beginAtHelpdesk(stack, email, 'Kept');
      const paths = ['', `/${slug}`, `/${slug}/messages`];
      const good = await Promise.all(paths.map(async (path) => (await reader.ask(path)).json()));
      await fail(fault);
      await later(11 * SECOND_MS);
      for (const [index, path] of paths.entries()) {
        const response = await reader.ask(path);
        assert.equal(response.status, 200);
        assert.deepEqual(await response.json(), { ...(good[index] as object), stale: true });
      }
      const { reader: stranger } = await newcomer();
      // Half of a 404 is a 404.
      const malformed = what === 'answers in half' ? [] : ['/a%2fb', '/%2e%2e%2fx'];
      for (const path of [...paths, ...malformed]) {
        const response = await stranger.ask(path);
        assert.equal(response.status, 502, path);
        const text = await response.text();
        assert.match(text, /"code":"helpdesk_unavailable"/);
        assert.doesNotMatch(text, /canary/);
      }
    });

  it('has no copy of what is not there any more', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Spam after all');
    assert.equal((await reader.ask(`/${slug}`)).status, 200);
    await stack.helpdesk.act(slug, { kind: 'status', status: 3 });
    await later(11 * SECOND_MS);
    assert.equal((await reader.ask(`/${slug}`)).status, 404);
    await fail({ kind: 'status', status: 503 });
    assert.equal((await reader.ask(`/${slug}`)).status, 502);
  });

  it('has no copy any more once somebody has signed out everywhere', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Not for who comes next');
    const paths = ['', `/${slug}`, `/${slug}/messages`];
    for (const path of paths) assert.equal((await reader.ask(path)).status, 200);
    await fail({ kind: 'status', status: 503 });
    const everywhere = { method: 'DELETE', headers: reader.headers };
    assert.equal((await stack.request('/v1/session?everywhere=true', everywhere)).status, 204);
    const again = await readerOf(stack, email, Date.now() + ahead);
    for (const path of paths) assert.equal((await again.ask(path)).status, 502);
  });

  it('says that a thread may be old where nobody can say that its conversation is still there', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Half known');
    assert.equal((await reader.messages(slug)).stale, undefined);
    const match = { path: `${slug}$` };
    await stack.helpdesk.addFault({ match, times: 'always', fault: { kind: 'status', status: 503 } });
    await later(11 * SECOND_MS);
    const { items, stale } = await reader.messages(slug);
    assert.deepEqual([items.length, stale], [1, true]);
  });

  it('shows the copy when the helpdesk is slow, and the answer once it is there', async () => {
    const { email, reader } = await newcomer();
    await reader.list();
    await beginAtHelpdesk(stack, email, 'New');
    await stack.helpdesk.addFault({ match: { method: 'GET' }, fault: { kind: 'delay', delayMs: 3_500 } });
    await later(11 * SECOND_MS);
    const stale = await reader.list();
    assert.deepEqual([stale.items.length, stale.stale], [0, true]);
    const before = await callsTo(stack);
    const now = await reader.list();
    assert.deepEqual([now.items.length, now.stale], [1, undefined]);
    assert.equal(await callsTo(stack), before);
  });
});

describe('a customer who asks too much', () => {
  const MINUTE_MS = 60 * SECOND_MS;

  it('is refused what is not there, after twenty times in a minute, and shown copies of what is theirs', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Guessed');
    await reader.list();
    const before = await callsTo(stack);
    const ids = ['guess', 'ZZZZ-ZZZ', '4294967296', `~0.${'x'.repeat(43)}`];
    const asked = Array.from({ length: 30 }, (_, index) => `/${ids[index % 4]}${index}`);
    const statuses: number[] = [];
    for (const path of asked) statuses.push((await reader.ask(path)).status);
    assert.deepEqual(statuses, [...Array(20).fill(404), ...Array(10).fill(429)]);
    assert.equal((await callsTo(stack)) - before, 20);

    await later(11 * SECOND_MS);
    assert.equal((await reader.list()).stale, true);
    for (const refused of [
      await reader.ask(`/${slug}`),
      await reader.ask('/a%2fb'),
      await reader.reply('guess', { body: 'x' }),
    ]) {
      assert.equal(refused.status, 429);
      assert.equal(refused.headers.get('Retry-After'), '60');
      assert.match(await refused.text(), /"code":"rate_limited"/);
    }
    const { reader: another } = await newcomer();
    assert.equal((await another.ask()).status, 200);

    await later(MINUTE_MS);
    assert.equal((await reader.list()).stale, undefined);
    assert.equal((await reader.read(slug)).id, slug);
  });

  it('costs the helpdesk no more than 120 calls a minute, by whatever', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Turned');
    const before = await callsTo(stack);
    for (let page = 2; page < 112; page += 1)
      assert.equal((await reader.ask(`?cursor=p${page}`)).status, 200);
    const statuses: number[] = [];
    for (let turn = 0; turn < 10; turn += 1)
      statuses.push((await reader.change(slug, turn % 2 ? 'open' : 'closed')).status);
    assert.equal((await callsTo(stack)) - before, 120);
    assert.equal(statuses.at(0), 200);
    assert.equal(statuses.at(-1), 429);
    await later(MINUTE_MS);
  });
});

describe('a conversation that the helpdesk keeps from our login', () => {
  it('looks like one that is not there; all of them being refused does not', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Kept from us');
    const unknown = await reader.ask('/unknown');
    const refusal = { kind: 'status', status: 403 } as const;
    await stack.helpdesk.addFault({ match: { path: `${slug}$` }, times: 'always', fault: refusal });
    const kept = await reader.ask(`/${slug}`);
    assert.deepEqual([kept.status, await kept.text()], [404, await unknown.text()]);
    assert.equal((await reader.reply(slug, { body: 'x' })).status, 404);
    await fail(refusal);
    for (const path of [`/${slug}`, '/unknown', `/${slug}/messages`])
      assert.equal((await reader.ask(path)).status, 502);
  });
});

describe('a conversation that cannot be read', () => {
  it('looks like one that is not there, whoever it belongs to', async () => {
    const { reader } = await newcomer();
    const unknown = await reader.ask('/unknown');
    const chat = { slug: 'chat', status: 0, created_at: '2026-01-01T00:00:00Z', author: { name: 'Sam' } };
    await fail({ kind: 'status', status: 200, body: chat });
    const foreign = await reader.ask('/chat');
    assert.deepEqual([foreign.status, await foreign.text()], [404, await unknown.text()]);
  });
});

describe('an answer', () => {
  it('is private, and comes again only when something is new', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Same');
    for (const path of ['', `/${slug}`, `/${slug}/messages`]) {
      const first = await reader.ask(path);
      const etag = first.headers.get('ETag') ?? '';
      assert.equal(first.headers.get('Cache-Control'), 'private, no-store');
      assert.equal(first.headers.get('Vary'), 'Origin, Authorization');
      assert.match(etag, /^W\/"[\w-]{43}"$/);
      for (const tag of [etag, etag.replace('W/', ''), `"x", ${etag}`, '*']) {
        const again = await reader.ask(path, { headers: { 'If-None-Match': tag } });
        assert.equal(again.status, 304, tag);
        assert.equal(again.headers.get('ETag'), etag);
        assert.equal(again.headers.get('Cache-Control'), 'private, no-store');
        assert.equal(await again.text(), '');
      }
      assert.equal((await reader.ask(path, { headers: { 'If-None-Match': 'W/"x"' } })).status, 200);
    }
    await stack.helpdesk.act(slug, { kind: 'answer', body: 'New' });
    await later(11 * SECOND_MS);
    for (const path of ['', `/${slug}`, `/${slug}/messages`])
      assert.equal((await reader.ask(path)).status, 200);
  });

  it('is never taken for another customer’s by its tag', async () => {
    const { email, reader } = await newcomer();
    const { email: others, reader: another } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Mine');
    await beginAtHelpdesk(stack, others, 'Theirs');
    for (const [path, status] of [
      ['', 200],
      [`/${slug}`, 404],
      [`/${slug}/messages`, 404],
    ] as const) {
      const tag = (await reader.ask(path)).headers.get('ETag') ?? '';
      for (const headers of [{ 'If-None-Match': tag }, { 'If-None-Match': '*' }]) {
        const answer = await another.ask(path, { headers });
        const isTheirs = path === '' && headers['If-None-Match'] === '*';
        assert.equal(answer.status, isTheirs ? 304 : status);
        assert.notEqual(answer.headers.get('ETag'), tag);
      }
    }
  });

  it('has fifty of what is on its way, however much somebody sent in the customer’s name', async () => {
    const { email, reader } = await newcomer();
    await fail({ kind: 'status', status: 500 }, { method: 'POST' });
    for (let index = 0; index < 55; index += 1) await stack.send(messageAbout(`Flood ${index}`, { email }));
    const { items } = await reader.list();
    assert.deepEqual([items.length, items[0]?.subject], [50, 'Flood 54']);
  });

  it('to a message that is sent with a session shows it at once', async () => {
    const { email, reader } = await newcomer();
    await reader.list();
    await fail({ kind: 'status', status: 500 }, { method: 'POST' });
    await stack.send(messageAbout('On its way', { email }));
    const { items } = await reader.list();
    assert.deepEqual(
      items.map(({ subject, state }) => [subject, state]),
      [['On its way', 'sending']],
    );
  });
});

describe('a message', () => {
  it('is shown whole, however long, where no answer says how long it is', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Long');
    const body = 'Ünlimited words. '.repeat(2_000).trim();
    await stack.helpdesk.act(slug, { kind: 'answer', body });
    await fail({ kind: 'unannounced' });
    const { items } = await reader.messages(slug);
    assert.deepEqual(
      items.map((item) => item.body),
      ['Hello', body],
    );
  });

  it('has its links and quotes told apart, where there are any', async () => {
    const { email, reader } = await newcomer();
    const slug = await beginAtHelpdesk(stack, email, 'Links');
    await stack.helpdesk.act(slug, { kind: 'answer', body: 'See https://example.com/a' });
    const { items } = await reader.messages(slug);
    assert.deepEqual(
      items.map(({ body, passages }) => [body, passages]),
      [
        ['Hello', undefined],
        [
          'See https://example.com/a',
          [{ parts: ['See ', { text: 'https://example.com/a', href: 'https://example.com/a' }] }],
        ],
      ],
    );
  });
});
