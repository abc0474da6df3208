import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault, FaultRule } from '../../../demo/helpdesk/control.ts';
import { basic, LOGIN, openHelpdesk, type TestHelpdesk } from './helpdesk.ts';

const CONVERSATION = {
  subject: 'Hello',
  category: 'support',
  message: { body: 'Hello' },
  user: { email: 'bob@example.com' },
};

function send({ url }: TestHelpdesk): Promise<Response> {
  return fetch(`${url}/api/v1/conversations.json`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...basic(LOGIN), 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: CONVERSATION }),
  });
}

async function stored({ control }: TestHelpdesk): Promise<number> {
  return (await control.conversations()).length;
}

test('a fault answers instead of the helpdesk, which then has nothing', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const [fault, status, text] of [
    [{ kind: 'status', status: 503 }, 503, ''],
    [{ kind: 'status', status: 500, body: 'oops' }, 500, 'oops'],
    [
      { kind: 'status', status: 429, headers: { 'retry-after': '7' }, body: { error: 'x' } },
      429,
      '{"error":"x"}',
    ],
    [{ kind: 'html', body: '<p>Hi</p>' }, 200, '<p>Hi</p>'],
    [{ kind: 'redirect', location: 'https://elsewhere.example/' }, 302, ''],
  ] satisfies [Fault, number, string][]) {
    await helpdesk.control.addFault({ match: {}, fault });
    const response = await send(helpdesk);
    assert.deepEqual([response.status, await response.text()], [status, text]);
    if (fault.kind === 'redirect') assert.equal(response.headers.get('location'), fault.location);
    if (status === 429) assert.equal(response.headers.get('retry-after'), '7');
    if (fault.kind === 'html') assert.match(response.headers.get('content-type') ?? '', /html/);
    assert.equal(await stored(helpdesk), 0, fault.kind);
  }
});

test('a fault can come after the request was carried out', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const fault of [
    { kind: 'status', status: 502, committed: true },
    { kind: 'html', committed: true },
  ] satisfies Fault[]) {
    await helpdesk.control.reset();
    await helpdesk.control.addFault({ match: {}, fault });
    await (await send(helpdesk)).text();
    assert.equal(await stored(helpdesk), 1, fault.kind);
  }
});

test('a connection breaks before, during or after', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const [kind, expected] of [
    ['reset-before', { answered: false, stored: 0 }],
    ['reset-during', { answered: true, stored: 1 }],
    ['drop-after-commit', { answered: false, stored: 1 }],
  ] as const) {
    await helpdesk.control.reset();
    await helpdesk.control.addFault({ match: {}, fault: { kind } });
    const response = await send(helpdesk).catch(() => null);
    assert.equal(response !== null, expected.answered, kind);
    if (response !== null) await assert.rejects(response.text());
    assert.equal(await stored(helpdesk), expected.stored, kind);
  }
});

test('a truncated answer ends as if it were whole, and is no JSON', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const framing of ['length', 'chunked'] as const) {
    await helpdesk.control.reset();
    await helpdesk.control.addFault({ match: {}, fault: { kind: 'truncated', framing } });
    const response = await send(helpdesk);
    assert.equal(response.status, 201);
    assert.equal(response.headers.has('content-length'), framing === 'length');
    const text = await response.text();
    assert.match(text, /^\{"subject":"Hello"/);
    assert.throws(() => JSON.parse(text));
    assert.equal(await stored(helpdesk), 1);
  }
});

test('an answer that does not say how long it is comes whole', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.control.addFault({ match: {}, fault: { kind: 'unannounced' } });
  const response = await send(helpdesk);
  assert.equal(response.status, 201);
  assert.equal(response.headers.has('content-length'), false);
  assert.equal(((await response.json()) as { subject: string }).subject, 'Hello');
  assert.equal(await stored(helpdesk), 1);
});

test('a delay holds the request back, and goes with any other fault', async (t) => {
  const waits: number[] = [];
  let release = () => {};
  const wait = (ms: number) => {
    waits.push(ms);
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  };
  const helpdesk = await openHelpdesk(t, { wait });
  for (const [fault, status] of [
    [{ kind: 'delay', delayMs: 5000 }, 201],
    [{ kind: 'status', status: 503, delayMs: 70 }, 503],
  ] satisfies [Fault, number][]) {
    await helpdesk.control.reset();
    await helpdesk.control.addFault({ match: {}, fault });
    const pending = send(helpdesk);
    await helpdesk.control.requestWhen((request) => request.fault === fault.kind);
    assert.equal(await stored(helpdesk), 0);
    release();
    assert.equal((await pending).status, status);
  }
  assert.deepEqual(waits, [5000, 70]);
});

test('a rule strikes what it matches, as often as it says, the first rule first', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { control, api } = helpdesk;
  const rule = (status: number, match: FaultRule['match'], times?: FaultRule['times']): FaultRule => ({
    match,
    fault: { kind: 'status', status, body: {} },
    ...(times === undefined ? {} : { times }),
  });
  await control.addFault(rule(501, { method: 'post' }));
  await control.addFault(rule(502, { path: 'for=bob' }, 2));
  await control.addFault(rule(503, { method: 'GET', path: '/messages$' }, 'always'));

  for (const [method, path, status] of [
    ['GET', '/conversations', 200],
    ['POST', '/conversations', 501],
    ['POST', '/conversations', 422],
    ['GET', '/conversations?for=bob', 502],
    ['GET', '/conversations?for=bob', 502],
    ['GET', '/conversations?for=bob', 200],
    ['GET', '/messages', 503],
    ['GET', '/messages', 503],
    ['GET', '/messages?page=1', 200],
  ] as const) {
    const body = method === 'POST' ? {} : undefined;
    assert.equal((await api(method, path, body)).status, status, `${method} ${path}`);
  }
  assert.deepEqual(
    (await control.faults()).map(({ times }) => times),
    ['always'],
  );
  await control.clearFaults();
  assert.equal((await api('GET', '/messages')).status, 200);
});

test('faults strike the mail provider as well, and never the control routes', async (t) => {
  const { url, control } = await openHelpdesk(t);
  await control.addFault({ match: {}, times: 'always', fault: { kind: 'status', status: 500 } });

  assert.equal((await fetch(`${url}/emails`, { method: 'POST' })).status, 500);
  assert.deepEqual(await control.mails(), []);
});
