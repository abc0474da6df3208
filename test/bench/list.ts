import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { DEMO_IDENTITY_KEY, signIdentity } from '../../demo/site/identity.ts';
import { SITE } from '../support/stack.ts';
import { type Bundle, PUBLIC_URL, startRuntime } from './runtime.ts';
import { startSlowHelpdesk } from './slow-helpdesk.ts';
import { median } from './statistics.ts';
import type { Figure } from './table.ts';

/** A helpdesk that is quick, and near: what the Worker adds shows best against one. */
const HELPDESK_MS = 5;
const WARM_UP = 100;
const SAMPLES = 400;

/**
 * A customer's list of thirty against a bare Worker that passes the helpdesk's answer on, in turns, one request at a
 * time. Each customer has just signed in and has no copy, so that every list is read from the helpdesk; it is asked
 * for again at once, by its tag.
 */
export async function measureList(bundles: { worker: Bundle; bare: Bundle }): Promise<Figure[]> {
  const helpdesk = await startSlowHelpdesk(HELPDESK_MS, import.meta.resolve('./list-helpdesk.ts'));
  const addresses = { helpdesk: helpdesk.url, sites: [SITE] };
  const worker = await startRuntime(bundles.worker, addresses);
  const bare = await startRuntime(bundles.bare, addresses);
  const agent = new Agent({ keepAlive: true });
  const list = `${worker.direct}/v1/conversations`;

  const times = { first: [] as number[], again: [] as number[], bare: [] as number[] };
  for (let round = 1; round <= WARM_UP + SAMPLES; round += 1) {
    const email = `customer-${round}@example.com`;
    const headers = { Authorization: `Bearer ${await signIn(agent, worker.direct, email, round)}` };
    const passed = await timed(agent, `${bare.direct}/v1/conversations?for=${email}`, {}, 200);
    const first = await timed(agent, list, headers, 200);
    const tag = { 'If-None-Match': String(first.response.headers.etag) };
    const again = await timed(agent, list, { ...headers, ...tag }, 304);
    if (round <= WARM_UP) continue;
    times.bare.push(passed.ms);
    times.first.push(first.ms);
    times.again.push(again.ms);
  }

  agent.destroy();
  await Promise.all([worker.close(), bare.close(), helpdesk.close()]);
  const proxy = median(times.bare);
  const figure = (name: string, measured: number[], budget: number): Figure => ({
    name,
    value: median(measured) / proxy,
    budget,
    must: 'stay below',
    detail: `${median(measured).toFixed(1)} ms`,
    baseline: `${proxy.toFixed(1)} ms`,
  });
  return [
    figure('p50 of a list of 30, against a bare proxy', times.first, 1.3),
    figure('p50 of the same with nothing new', times.again, 0.5),
  ];
}

async function signIn(agent: Agent, worker: string, email: string, client: number): Promise<string> {
  const identity = signIdentity(
    { email, name: 'Ann Example', audience: PUBLIC_URL, now: Date.now(), id: randomUUID() },
    DEMO_IDENTITY_KEY,
  );
  // Each from an address of its own: so many sign-ins from one are refused.
  const headers = {
    'Content-Type': 'application/json',
    'CF-Connecting-IP': `2001:db8:0:${client.toString(16)}::1`,
  };
  const { answer } = await timed(agent, `${worker}/v1/session`, headers, 201, JSON.stringify({ identity }));
  return (JSON.parse(answer) as { token: string }).token;
}

/** Throws at any other status than `expect`. */
async function timed(
  agent: Agent,
  url: string,
  headers: Record<string, string>,
  expect: number,
  body?: string,
): Promise<{ ms: number; response: IncomingMessage; answer: string }> {
  const start = performance.now();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const call = request(
      url,
      { method: body ? 'POST' : 'GET', agent, headers: { Origin: SITE, ...headers } },
      resolve,
    );
    call.once('error', reject);
    call.end(body);
  });
  const answer = await text(response);
  const ms = performance.now() - start;
  if (response.statusCode !== expect)
    throw new Error(`${url} answered ${response.statusCode} instead of ${expect}.`);
  return { ms, response, answer };
}
