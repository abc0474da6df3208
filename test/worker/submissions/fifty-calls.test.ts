import assert from 'node:assert/strict';
import { before, describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { createReamaze } from '../../../worker/helpdesk/reamaze/reamaze.ts';
import { accepted } from '../../../worker/submissions/delivery.ts';
import { dispatchDue } from '../../../worker/submissions/dispatch.ts';
import { Ledger } from '../../../worker/submissions/ledger.ts';
import type { Payload } from '../../../worker/submissions/payload.ts';
import type { NewRow } from '../../../worker/submissions/row.ts';
import { openDatabase, openStorage } from '../../support/sqlite.ts';

const START = 1_000_000_000_000;
const HOUR_MS = 60 * 60 * 1000;
/** What an alarm may do on Cloudflare's free plan; what is beyond is never sent. */
const MOST_CALLS = 50;

type Kind = 'conversation' | 'reply';
interface Plan {
  kind: Kind;
  /** It was sent before, and nobody knows what came of it. */
  uncertain: 'no' | 'arrived' | 'lost';
}

function json(body: object): Response {
  const text = JSON.stringify(body);
  return new Response(text, { headers: { 'Content-Length': String(text.length) } });
}

/** A helpdesk where every conversation is closed until somebody opens it. */
function createDesk() {
  /** Messages by what we call them, as often as they came. */
  const arrived = new Map<string, number>();
  const open = new Set<string>();
  let left = 0;

  function arrive<Answer>(id: string, answer: Answer): Answer {
    arrived.set(id, (arrived.get(id) ?? 0) + 1);
    return answer;
  }
  const list = (id: string) => (arrived.has(id) ? [{ slug: id, data: { submission_id: id } }] : []);
  /** By method, and by what the path names. */
  const routes: Record<string, (slug: string, id: string) => object> = {
    'POST conversations': (_, id) => arrive(id, { slug: id }),
    'GET conversations': (_, id) => ({ conversations: list(id) }),
    'GET conversation': (slug) => ({ slug, status: open.has(slug) ? 0 : 2 }),
    'PUT conversation': (slug) => open.add(slug),
    'POST messages': (_, id) => arrive(id, { body: '' }),
    'GET messages': () => ({ messages: [...arrived.keys()].map((origin_id) => ({ origin_id })) }),
  };
  function answer(method: string, { pathname, searchParams }: URL, body: string): object {
    const [, , , , slug = '', messages] = pathname.split('/');
    const what = messages ?? (slug === '' ? 'conversations' : 'conversation');
    const id = /"(?:submission_id|origin_id)":"([^"]+)"/.exec(body)?.[1];
    return routes[`${method} ${what}`]?.(slug, id ?? searchParams.get('data[submission_id]') ?? '') ?? {};
  }

  return {
    arrived,
    open,
    /** Begins an alarm that may make so many calls. */
    begin(calls: number) {
      left = calls;
    },
    fetch: ((url: string, { method = '', body }: RequestInit) => {
      left -= 1;
      return left < 0
        ? Promise.reject(new Error('Too many subrequests by single Worker invocation.'))
        : Promise.resolve(json(answer(method, new URL(url), String(body))));
    }) as typeof fetch,
  };
}

const base = { body: 'Hello', author: { name: 'Ann', email: 'ann@example.com' }, attachments: [] };
const payloadOf = (kind: Kind, id: string): Payload =>
  kind === 'reply'
    ? { ...base, kind, conversation: `thread-of-${id}` }
    : { ...base, kind, channel: 'support', tags: [], subject: 'Lamp', data: {} };

/** Alarms until nothing is left, each with so many calls; answers how many it took. */
async function deliver(plans: Plan[], calls: number) {
  const desk = createDesk();
  const ledger = new Ledger(openStorage(openDatabase()).sql);
  const rows = plans.map(({ kind, uncertain }, index): NewRow => {
    const id = `submission-${index}`;
    if (uncertain === 'arrived') desk.arrived.set(id, 1);
    return {
      ...accepted(START),
      ...(uncertain !== 'no' && { state: 'unknown', uncertain: true, attempts: 1 }),
      id,
      fingerprint: '',
      reference: id,
      kind,
      thread: kind === 'reply' ? `thread-of-${id}` : null,
      createdAt: START,
      updatedAt: START,
      payload: JSON.stringify(payloadOf(kind, id)),
      conversationId: null,
    };
  });
  for (const row of rows) ledger.insert(row, [], null);

  let now = START;
  const context = {
    ledger,
    helpdesk: createReamaze(
      { baseUrl: 'https://x.example', loginEmail: 'a@x.example', apiToken: 't' },
      desk.fetch,
    ),
    links: { sign: () => Promise.resolve(''), check: () => Promise.resolve(false) },
    now: () => now,
    random: () => 0.5,
  };
  let alarms = 0;
  for (let due = ledger.nextDueAt(); due !== null && now < START + HOUR_MS; due = ledger.nextDueAt()) {
    now = Math.max(now + 1, due, ledger.stop()?.until ?? 0);
    desk.begin(calls);
    await dispatchDue(context);
    alarms += 1;
  }
  for (const { id, kind } of rows) {
    assert.equal(ledger.get(id)?.state, 'delivered', id);
    assert.equal(desk.arrived.get(id), 1, id);
    if (kind === 'reply') assert.ok(desk.open.has(`thread-of-${id}`), id);
  }
  return { alarms, attempts: Math.max(...rows.map(({ id }) => ledger.get(id)?.attempts ?? 0)) };
}

describe('an alarm that may make no more calls', () => {
  before(() => mock.method(console, 'log', () => {}));

  it('leaves the rest to the next ones: a hundred replies of three calls each take few, and one attempt each', async () => {
    const plans = Array.from({ length: 100 }, (): Plan => ({ kind: 'reply', uncertain: 'no' }));
    const { alarms, attempts } = await deliver(plans, MOST_CALLS);
    assert.equal(attempts, 1);
    assert.ok(alarms <= 20, `${alarms} alarms`);
  });

  it('breaks off wherever it may, and all arrives once, in conversations that are open', async () => {
    const plan = fc.record({
      kind: fc.constantFrom<Kind>('conversation', 'reply'),
      uncertain: fc.constantFrom<Plan['uncertain']>('no', 'arrived', 'lost'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(plan, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 12, max: MOST_CALLS }),
        async (plans, calls) => {
          await deliver(plans, calls);
        },
      ),
      { numRuns: 100 },
    );
  });
});
