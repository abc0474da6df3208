import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { setInterval } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SITE } from '../support/stack.ts';
import type { Posts } from './bare/worker.ts';
import { type FromHelpdesk, POISON, type ToHelpdesk } from './drain-protocol.ts';
import { type Client, createClient, rateOf } from './load.ts';
import { statusOf } from './memory.ts';
import { message } from './requests.ts';
import { type Bundle, type Runtime, startRuntime } from './runtime.ts';
import { median } from './statistics.ts';
import type { Figure } from './table.ts';

const BACKLOG = 10_000;
/** As many as the outbox has under way at once. */
const PARALLEL = 4;
const CONNECTIONS = 16;
/** While the backlog is filled, one message this often asks whether it may go, and may not. */
const AWAY_S = 5;
/** As it is, and once more in its simpler form. */
const ATTEMPTS_REFUSED = 2;
/**
 * So many of each before anything is measured. Code is compiled then, and memory as large as it becomes: even a bare
 * Worker grows by some 13 kB with each call that it makes, until it has a few hundred megabytes.
 */
const WARM_UPS = 3;
/** Backlogs that go out with nothing else to do, as the bare POSTs do. One more goes out while messages come in. */
const ROUNDS = 5;
/** A drain, or as many bare POSTs, that take longer never end. */
const PATIENCE_MS = 90_000;
const SAMPLES = 300;
const EVERY_MS = 10;

/**
 * A backlog that goes out after the helpdesk kept everybody away, with one message in it that it will never take: how
 * fast, how long visitors wait meanwhile, and how much larger workerd gets at most. Linux only: reads /proc.
 */
export async function measureDrain(bundles: { worker: Bundle; bare: Bundle }): Promise<Figure[]> {
  const helpdesk = await startHelpdesk();
  const addresses = { helpdesk: helpdesk.url, sites: [SITE] };
  const worker = await startRuntime(bundles.worker, addresses);
  const bare = await startRuntime(bundles.bare, addresses);
  const client = createClient(worker.direct, CONNECTIONS);

  for (let round = 0; round < WARM_UPS; round += 1) {
    await postBare(bare, helpdesk);
    await fill(client, helpdesk);
    await drain(helpdesk).seconds;
  }
  const { found: first, growth: bareGrowth } = await growing(bare, () => postBare(bare, helpdesk));
  const idle = await latencyIdle(client, helpdesk);
  const growths: number[] = [];
  let size = 0;
  const drained = async <T>(meanwhile: (drain: Drain) => Promise<T>): Promise<T> => {
    await fill(client, helpdesk);
    const grown = await growing(worker, () => meanwhile(drain(helpdesk)));
    growths.push(grown.growth);
    size = grown.size;
    return grown.found;
  };
  // In turns, since machines differ from one moment to the next.
  let bareSeconds = first;
  let seconds = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    seconds += await drained(({ seconds }) => seconds);
    bareSeconds += await postBare(bare, helpdesk);
  }
  const latency = await drained((under) => latencyDuring(under, client, helpdesk));
  const rate = (ROUNDS * BACKLOG) / seconds;

  client.close();
  await Promise.all([worker.close(), bare.close()]);
  await helpdesk.close();
  // One more of them, before the first drain.
  const bareRate = ((ROUNDS + 1) * BACKLOG) / bareSeconds;
  return [
    {
      name: 'drain of 10,000 waiting messages, one of them poisoned, share of as many bare POSTs',
      value: rate / bareRate,
      budget: 0.7,
      must: 'reach',
      detail: `${rate.toFixed(0)}/s`,
      baseline: `${bareRate.toFixed(0)}/s`,
    },
    {
      name: 'median of the 202 during the drain, against the idle one',
      value: latency / idle,
      budget: 1.5,
      must: 'stay below',
      detail: `${latency.toFixed(1)} ms`,
      baseline: `${idle.toFixed(1)} ms`,
    },
    {
      name: 'growth of workerd over the drain',
      value: Math.max(...growths),
      budget: 64,
      must: 'stay below',
      unit: 'MB',
      detail: `${growths.map((growth) => growth.toFixed(1)).join(', then ')}, at last from ${size.toFixed(1)} MB`,
      baseline: `${bareGrowth.toFixed(1)} MB`,
    },
  ];
}

/** What came of something, how large a process was before, and how much larger it was at most meanwhile; both in MB. */
async function growing<T>({ pid }: Runtime, act: () => Promise<T>) {
  // From here on the peak is counted anew (proc(5)).
  await writeFile(`/proc/${pid}/clear_refs`, '5');
  const size = await statusOf(pid, 'VmRSS');
  const found = await act();
  return { found, size, growth: (await statusOf(pid, 'VmHWM')) - size };
}

/** Seconds that it takes. */
async function postBare(bare: Runtime, helpdesk: DrainHelpdesk): Promise<number> {
  const done = helpdesk.done({ awayS: 0, expect: BACKLOG });
  const posts: Posts = { count: BACKLOG, parallel: PARALLEL, body: JSON.parse(String(message.body)) };
  const [{ ms }] = await Promise.all([
    done,
    fetch(`${bare.direct}/posts`, { method: 'POST', body: JSON.stringify(posts) }),
  ]);
  return ms / 1000;
}

/** Every message is delivered as it comes, and none waits. */
async function latencyIdle(client: Client, helpdesk: DrainHelpdesk): Promise<number> {
  const done = helpdesk.done({ awayS: 0, expect: SAMPLES });
  const times = await sendUntil(client, (sent) => sent === SAMPLES);
  await done;
  return median(times);
}

async function fill(client: Client, helpdesk: DrainHelpdesk): Promise<void> {
  helpdesk.tell({ awayS: AWAY_S, expect: 0 });
  await client.send({ ...message, body: String(message.body).replace('The belt', `The ${POISON}`) });
  await rateOf(BACKLOG, CONNECTIONS, () => client.send(message));
}

/** A backlog going out. */
interface Drain {
  /** How long it takes from the first message to the last. */
  seconds: Promise<number>;
}

function drain(helpdesk: DrainHelpdesk): Drain {
  const done = helpdesk.done({ awayS: 0, expect: BACKLOG });
  return {
    seconds: done.then(({ ms, twice, poisoned }) => {
      if (twice > 0) throw new Error(`${twice} messages came twice.`);
      // The second attempt comes after everybody else, and maybe after the last of those that are counted.
      if (poisoned < 1 || poisoned > ATTEMPTS_REFUSED)
        throw new Error(`The poisoned message was tried ${poisoned} times.`);
      return ms / 1000;
    }),
  };
}

/** Median of the messages accepted meanwhile, in milliseconds. */
async function latencyDuring({ seconds }: Drain, client: Client, helpdesk: DrainHelpdesk): Promise<number> {
  let over = false;
  const end = seconds.finally(() => {
    over = true;
  });
  await helpdesk.said('begun');
  const times = await sendUntil(client, () => over);
  await end;
  return median(times);
}

/** Sends at an even pace; answers how long each took, in milliseconds. */
async function sendUntil(client: Client, enough: (sent: number) => boolean): Promise<number[]> {
  const sent: Promise<number>[] = [];
  for await (const _ of setInterval(EVERY_MS)) {
    if (enough(sent.length)) break;
    sent.push(client.send(message));
  }
  return Promise.all(sent);
}

/** The helpdesk of `drain-helpdesk.ts`, running. */
interface DrainHelpdesk {
  /** Origin. */
  url: string;
  tell(orders: ToHelpdesk): void;
  said<Is extends FromHelpdesk['is']>(is: Is): Promise<Extract<FromHelpdesk, { is: Is }>>;
  /** Tells it, and resolves once it has all that it expects. */
  done(orders: ToHelpdesk): Promise<Extract<FromHelpdesk, { is: 'done' }>>;
  close(): Promise<void>;
}

async function startHelpdesk(): Promise<DrainHelpdesk> {
  const child = fork(fileURLToPath(import.meta.resolve('./drain-helpdesk.ts')));
  const said: DrainHelpdesk['said'] = async (is) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const [message] = await once(child, 'message', { signal });
      if (message.is === is) return message;
    }
  };
  const tell = (orders: ToHelpdesk) => void child.send(orders);
  const { port } = await said('up');
  return {
    url: `http://127.0.0.1:${port}`,
    tell,
    said,
    done(orders) {
      tell(orders);
      return said('done');
    },
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
