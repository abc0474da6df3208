import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DEMO_LOGIN } from '../../../demo/environment.ts';
import { history } from '../../../worker/history/routes.ts';
import { bearing, signIn } from '../../support/customer.ts';
import { beginAtHelpdesk } from '../../support/history.ts';
import { messageAbout, SITE, type Stack, startStack } from '../../support/stack.ts';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
const OTHER_SITE = 'https://shop.acorn-bikes.example';
const MINUTE_MS = 60_000;
/** What must never reach anybody but Ann. */
const SECRETS = ['The colour of the canary', 'What Ann wrote', 'between us'];

let stack: Stack;
before(async () => {
  stack = await startStack((helpdesk) => ({ helpdesk, sites: [SITE, OTHER_SITE] }));
  await setUp();
});
after(() => stack.close());

/** Paths of the routes as the Worker has them, and what each takes; one that is not here fails the first test. */
const ROUTES: Record<string, { body?: object }> = {
  'GET /': {},
  'GET /:id': {},
  'GET /:id/messages': {},
  'POST /:id/messages': { body: { body: 'A reply' } },
  'PATCH /:id': { body: { state: 'open' } },
};

/** Ann's conversations, and what is nobody's, by how they are asked for. */
const objects = {
  'by its id': () => ids.slug,
  'by its reference': () => ids.reference,
  'in the outbox': () => ids.underway,
  'in the outbox, by its reference': () => ids.underwayReference,
  'by its number in the database': () => ids.number,
  'by what begins with its number': () => `${ids.number}-x`,
  'by an unknown id': () => 'there-is-no-such-thing',
  'by an unknown number': () => '4294967296',
  'by an unknown reference': () => 'ZZZZ-ZZZZ',
  'in the outbox, unknown': () => `~0.${'x'.repeat(43)}`,
  'in a shard that is not there': () => ids.underway.replace('~0', '~7'),
  'with a slash': () => `${ids.slug}%2fmessages`,
  'with dots': () => `%2e%2e%2f${ids.slug}`,
  'with a query': () => `${ids.slug}%3fid_type=origin`,
  'in capitals': () => ids.slug.toUpperCase(),
  'with a blank': () => `%20${ids.slug}`,
  'with what is no UTF-8': () => '%ff',
  endless: () => 'x'.repeat(2_000),
} satisfies Record<string, () => string>;
type What = keyof typeof objects;

const OWN: What[] = ['by its id', 'by its reference', 'in the outbox', 'in the outbox, by its reference'];
const DELIVERED: What[] = ['by its id', 'by its reference'];

interface Actor {
  headers: () => Record<string, string>;
  /** Signed in. */
  alive?: true;
  /** Which of Ann’s conversations they may have: none unless it stands here. */
  may?: What[];
  /** The site lets followers in. */
  followers?: true;
}

/** Everybody who may come along, and what they send. */
const actors: Record<string, Actor> = {
  Ann: { headers: () => sessions.ann, alive: true, may: OWN },
  'Ann in capitals': { headers: () => sessions.capitals, alive: true, may: OWN },
  nobody: { headers: () => ({}) },
  'somebody who typed her address and knows the reference': {
    headers: () => ({ Authorization: `Bearer ${ids.reference}` }),
  },
  'somebody with her address for a token': { headers: () => ({ Authorization: `Bearer ${ANN}` }) },
  'somebody with a forged token': { headers: () => sessions.forged },
  'another customer': { headers: () => sessions.bob, alive: true },
  'somebody with a plus in the address': { headers: () => sessions.plus, alive: true },
  'a follower': { headers: () => sessions.follower, alive: true },
  'a follower, where the site lets them in': {
    headers: () => sessions.letIn,
    alive: true,
    may: DELIVERED,
    followers: true,
  },
  'an agent’s address': { headers: () => sessions.agent, alive: true },
  'Ann, half an hour later': { headers: () => sessions.expired },
  'Ann, signed out': { headers: () => sessions.signedOut },
  'Ann, signed out everywhere': { headers: () => sessions.signedOutEverywhere },
  'Ann, on another site': { headers: () => ({ ...sessions.ann, Origin: OTHER_SITE }) },
};

const sessions: Record<
  | 'ann'
  | 'capitals'
  | 'forged'
  | 'bob'
  | 'plus'
  | 'follower'
  | 'letIn'
  | 'agent'
  | 'expired'
  | 'signedOut'
  | 'signedOutEverywhere',
  Record<string, string>
> = Object.create(null);
const ids = { slug: '', reference: '', number: '', underway: '', underwayReference: '' };

async function setUp(): Promise<void> {
  sessions.expired = bearing(await signIn(stack, ANN));
  sessions.signedOutEverywhere = bearing(await signIn(stack, ANN));
  await stack.request('/v1/session?everywhere=true', {
    method: 'DELETE',
    headers: sessions.signedOutEverywhere,
  });
  sessions.expired = bearing(await signIn(stack, ANN));
  await stack.worker.advance(31 * MINUTE_MS);

  const message = messageAbout(`${SECRETS[0]}`, { email: ANN, body: SECRETS[1] });
  ids.reference = ((await (await stack.send(message)).json()) as { reference: string }).reference;
  const facts = await stack.helpdesk.conversationWhen(({ subject }) => subject === message.subject);
  [ids.slug, ids.number] = [facts.slug, String(facts.id)];
  await stack.helpdesk.act(ids.slug, { kind: 'answer', body: `${SECRETS[2]}` });
  for (const email of ['fiona@example.com', 'frank@example.com', DEMO_LOGIN.email])
    await stack.api('POST', `/conversations/${ids.slug}/messages`, {
      message: { body: 'Copied in', visibility: 0, user: { email: ANN }, recipients: [email] },
    });
  for (const email of [BOB, 'fiona@example.com', DEMO_LOGIN.email])
    await beginAtHelpdesk(stack, email, `Of ${email}`);

  const now = Date.now() + 31 * MINUTE_MS;
  const signedIn = async (email: string) => bearing(await signIn(stack, email, undefined, now));
  sessions.ann = await signedIn(ANN);
  sessions.capitals = await signedIn('ANN@Example.com');
  sessions.bob = await signedIn(BOB);
  sessions.plus = await signedIn('ann+me@example.com');
  sessions.agent = await signedIn(DEMO_LOGIN.email);
  sessions.signedOut = await signedIn(ANN);
  await stack.request('/v1/session', { method: 'DELETE', headers: sessions.signedOut });
  const token = String(sessions.ann['Authorization']);
  sessions.forged = { Authorization: token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A') };
  sessions.follower = await signedIn('fiona@example.com');
  sessions.letIn = await signedIn('frank@example.com');

  await stack.helpdesk.addFault({
    match: { method: 'POST' },
    times: 'always',
    fault: { kind: 'status', status: 500 },
  });
  const underway = await stack.send(messageAbout(`${SECRETS[0]} 2`, { email: ANN, body: SECRETS[1] }));
  ids.underwayReference = ((await underway.json()) as { reference: string }).reference;
  const list = await stack.request('/v1/conversations', { headers: sessions.ann });
  const { items } = (await list.json()) as { items: { id: string; state: string }[] };
  ids.underway = items.find(({ state }) => state === 'sending')?.id ?? '';
}

function ask(route: string, id: string, headers: Record<string, string>): Promise<Response> {
  const [method = '', path = ''] = route.split(' ');
  const body = ROUTES[route]?.body;
  return stack.request(`/v1/conversations${path.replace(/\/$/, '').replace(':id', id)}`, {
    method,
    headers: {
      ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

/** All of an answer but when it was given. */
async function whole(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  return JSON.stringify([response.status, headers, await response.text()]);
}

/** Calls that somebody waits for; the outbox has its own, to find what it has sent. */
async function reads(): Promise<number> {
  const requests = await stack.helpdesk.requests();
  return requests.filter(
    ({ method, path, query }) =>
      method === 'GET' &&
      !('data[submission_id]' in query) &&
      (!path.endsWith('/messages') || 'page' in query),
  ).length;
}

/** What each refusal looked like and cost, with what it was for. */
type Refusals = Map<string, What[]>;

async function refuse(route: string, what: What, headers: Record<string, string>): Promise<[string, What]> {
  const before = await reads();
  const text = await whole(await ask(route, objects[what](), headers));
  return [`${text} after ${(await reads()) - before} calls`, what];
}

async function refusalsOf(route: string, asked: What[], headers: Record<string, string>): Promise<Refusals> {
  const refusals: Refusals = new Map();
  for (const what of asked) {
    const [refusal] = await refuse(route, what, headers);
    refusals.set(refusal, [...(refusals.get(refusal) ?? []), what]);
  }
  return refusals;
}

/** All alike, and nothing of hers in it. */
function assertOne(refusals: Refusals, pattern: RegExp): void {
  assert.equal(refusals.size, 1, JSON.stringify([...refusals], null, 1));
  const [refusal = ''] = refusals.keys();
  assert.match(refusal, pattern);
  for (const secret of SECRETS) assert.ok(!refusal.includes(secret));
}

function statusOf(route: string, what: What): number {
  if (route.startsWith('POST')) return 202;
  return route.startsWith('PATCH') && what.startsWith('in the outbox') ? 409 : 200;
}

describe('the routes of the history', () => {
  it('are all in this table', () => {
    const routes = history.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual([...new Set(routes)].toSorted(), Object.keys(ROUTES).toSorted());
  });
});

const hasId = (route: string) => route.includes(':id');

const EVERYTHING = Object.keys(objects) as What[];

/** Nobody who is signed in: nothing, and no sign of what there is. */
function refusesAll({ headers }: Actor): void {
  for (const route of Object.keys(ROUTES))
    it(`is refused ${route}, whatever for, without a call`, async () => {
      const refusals = await refusalsOf(route, hasId(route) ? EVERYTHING : ['by its id'], headers());
      assertOne(refusals, /^\[401,.*"unauthenticated.* after 0 calls$/);
    });
}

function findsOnlyTheirs({ headers, may = [] }: Actor): void {
  it('finds nothing of Ann’s in the list but what is theirs', async () => {
    const response = await ask('GET /', '', headers());
    assert.equal(response.status, 200);
    const { items } = (await response.json()) as { items: { id: string; subject: string }[] };
    const shown = items.filter(({ subject }) => subject.startsWith(`${SECRETS[0]}`)).map(({ id }) => id);
    const theirs = new Set(may.map((what) => (what.includes('outbox') ? ids.underway : ids.slug)));
    assert.deepEqual(shown.toSorted(), [...theirs].toSorted());
  });

  for (const route of Object.keys(ROUTES).filter(hasId)) {
    for (const what of may)
      it(`may ${route} ${what}`, async () => {
        assert.equal((await ask(route, objects[what](), headers())).status, statusOf(route, what));
      });

    it(`is told by ${route} of anything else that there is nothing, at one cost`, async () => {
      // So much that is not there may be asked for once a minute.
      await stack.worker.advance(MINUTE_MS);
      const others = EVERYTHING.filter((what) => !may.includes(what));
      assertOne(await refusalsOf(route, others, headers()), /^\[404,.*"not_found.* after 1 calls$/);
    });
  }
}

/** Time passes while others ask. */
async function keepSignedIn(): Promise<void> {
  for (const { alive, headers } of Object.values(actors))
    if (alive) await stack.request('/v1/session', { headers: headers() });
}

for (const [who, actor] of Object.entries(actors))
  describe(who, () => {
    before(async () => {
      await stack.worker.setHistory({ followers: actor.followers ?? false });
      await keepSignedIn();
    });
    if (actor.alive) findsOnlyTheirs(actor);
    else refusesAll(actor);
  });

describe('the outbox', () => {
  it('has no reply but those of who may', async () => {
    const outbox = await stack.outbox();
    const page = await outbox.list(undefined, undefined);
    const allowed = Object.values(actors).reduce((sum, { may }) => sum + (may?.length ?? 0), 0);
    assert.equal(page?.items.filter(({ item: { kind } }) => kind === 'reply').length, allowed);
  });
});
