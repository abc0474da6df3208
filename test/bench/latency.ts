import { setInterval } from 'node:timers/promises';
import { SITE } from '../support/stack.ts';
import { createClient } from './load.ts';
import { message } from './requests.ts';
import { type Bundle, startRuntime } from './runtime.ts';
import { startSlowHelpdesk } from './slow-helpdesk.ts';
import { quantile } from './statistics.ts';
import type { Figure } from './table.ts';

const SLOW_MS = 5_000;
const QUICK_MS = 5;
const CONNECTIONS = 16;
/** One message to each Worker this often, whether or not the one before it has been answered. */
const EVERY_MS = 20;
const WARM_UP = 100;
const SAMPLES = 1_200;

/** The slowest answers with a helpdesk that is slow, against those with one that is quick, at the same time. */
export async function measureLatency(bundle: Bundle): Promise<Figure> {
  const sides = await Promise.all([startSide(bundle, SLOW_MS), startSide(bundle, QUICK_MS)]);
  const [slow, quick] = sides;

  const sent: Promise<unknown>[] = [];
  for await (const _ of setInterval(EVERY_MS)) {
    // Who goes first waits less, so they take turns at it.
    const turn = sent.length % 2 === 0 ? [slow, quick] : [quick, slow];
    sent.push(Promise.all(turn.map((side) => side.send())));
    if (sent.length === WARM_UP + SAMPLES) break;
  }
  await Promise.all(sent);

  const p99 = sides.map(({ times }) => quantile(times.slice(WARM_UP), 0.99));
  await Promise.all(sides.map((side) => side.close()));
  const [slowP99 = Number.NaN, quickP99 = Number.NaN] = p99;
  return {
    name: 'p99 of the 202, helpdesk of 5 s against one of 5 ms',
    value: slowP99 / quickP99,
    budget: 1.2,
    must: 'stay below',
    detail: `${slowP99.toFixed(1)} ms`,
    baseline: `${quickP99.toFixed(1)} ms`,
  };
}

async function startSide(bundle: Bundle, delayMs: number) {
  const helpdesk = await startSlowHelpdesk(delayMs);
  const worker = await startRuntime(bundle, { helpdesk: helpdesk.url, sites: [SITE] });
  const client = createClient(worker.direct, CONNECTIONS);
  const times: number[] = [];
  return {
    times,
    async send() {
      times.push(await client.send(message));
    },
    async close() {
      client.close();
      await worker.close();
      await helpdesk.close();
    },
  };
}
