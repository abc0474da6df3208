import { setInterval } from 'node:timers/promises';
import { DEMO_LOGIN } from '../../demo/environment.ts';
import { createControl } from '../../demo/helpdesk/control.ts';
import { startHelpdesk } from '../../demo/helpdesk/server.ts';
import { createKillableWorker, type KillableWorker } from './killable-worker.ts';
import { messageAbout, SITE } from './stack.ts';

/** How hard it gets. */
export interface KillLoopOptions {
  messages: number;
  kills: number;
  /** Draws the moments of the kills; the same seed draws the same. */
  seed: number;
}

/** What everybody saw, once nothing is on its way any more. */
export interface KillLoopResult {
  /** The reference that each message was accepted with, by its subject. */
  accepted: Map<string, string>;
  /** The references in the helpdesk, by the subject they came with. */
  arrived: Map<string, unknown[]>;
  /** What the same keys are answered with at the end, by subject. */
  answeredAgain: Map<string, string>;
  kills: number;
  /** Of all requests to send, those that got no 202. */
  unanswered: number;
}

const CLIENTS = 8;
/** So that calls are under way when the kill comes; in milliseconds. */
const HELPDESK_MS = 25;
/** No answer within this time is no answer. */
const ANSWER_MS = 3_000;
const MINUTE_MS = 60_000;
/** What is left needs two look-ups and a pause of minutes; these are hours. */
const MAX_MINUTES = 240;
const LOOK_EVERY_MS = 25;
/** Looks at what is left before the clock goes on. */
const LOOKS_PER_MINUTE = 8;

/**
 * Sends messages as the element does, under one key each until there is a 202, and kills the Worker's processes at
 * moments that nobody chose; then lets it come to rest.
 */
export async function runKillLoop({ messages, kills, seed }: KillLoopOptions): Promise<KillLoopResult> {
  const desk = await startHelpdesk({ login: DEMO_LOGIN });
  const helpdesk = createControl(desk.url);
  const worker = await createKillableWorker(desk.url, [SITE]);
  try {
    await helpdesk.addFault({
      match: { method: 'POST', path: '/api' },
      times: 'always',
      fault: { kind: 'delay', delayMs: HELPDESK_MS },
    });
    const keys = new Map(
      Array.from({ length: messages }, (_, index) => [`Message ${index + 1}`, crypto.randomUUID()]),
    );
    const killer = createKiller(worker, { messages, kills, seed });
    await worker.start();
    const { accepted, unanswered } = await sendAll(worker, keys, killer);
    await comeToRest(worker);
    const { accepted: answeredAgain } = await sendAll(worker, keys, { moved: () => {}, up: killer.up });
    const arrived = Map.groupBy(await helpdesk.conversations(), ({ subject }) => subject);
    return {
      accepted,
      arrived: new Map(
        [...arrived].map(([subject, all]) => [subject, all.map(({ data }) => data['reference'])]),
      ),
      answeredAgain,
      kills: killer.kills(),
      unanswered,
    };
  } finally {
    await worker.close();
    await desk.close();
  }
}

/** Kills the Worker now and then, and starts it again. */
interface Killer {
  /** Something happened: a request left, or an answer came. */
  moved(): void;
  /** Resolves once the Worker runs. */
  up(): Promise<void>;
}

/** A message is two steps at least, so the kills are spread over them all, each at a step drawn from its stretch. */
function createKiller(worker: KillableWorker, { messages, kills, seed }: KillLoopOptions) {
  const random = randomFrom(seed);
  const stretch = (2 * messages) / kills;
  const moments = Array.from({ length: kills }, (_, index) => Math.ceil((index + random()) * stretch));
  let steps = 0;
  let killed = 0;
  let restart: Promise<void> | undefined;
  async function again(): Promise<void> {
    await worker.kill();
    await worker.start();
    restart = undefined;
  }
  return {
    kills: () => killed,
    async up() {
      await restart;
    },
    moved() {
      steps += 1;
      if (restart || steps < (moments[0] ?? Number.POSITIVE_INFINITY)) return;
      moments.shift();
      killed += 1;
      restart = again();
      // Whoever waits for it hears of it.
      restart.catch(() => {});
    },
  };
}

async function sendAll(worker: KillableWorker, keys: ReadonlyMap<string, string>, killer: Killer) {
  const accepted = new Map<string, string>();
  const queue = [...keys];
  let unanswered = 0;

  async function send(subject: string, key: string): Promise<string> {
    for (;;) {
      await killer.up();
      killer.moved();
      const reference = await offer(worker.url, subject, key);
      if (reference !== undefined) return reference;
      unanswered += 1;
    }
  }
  async function work(): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [subject, key] = next;
      accepted.set(subject, await send(subject, key));
      killer.moved();
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, work));
  await killer.up();
  return { accepted, unanswered };
}

/** The reference, if there is a 202 that can be read to its end. */
async function offer(url: string, subject: string, key: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/v1/conversations`, {
      method: 'POST',
      headers: { Origin: SITE, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(messageAbout(subject)),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const answer = (await response.json()) as { reference?: string };
    return response.status === 202 ? answer.reference : undefined;
  } catch {
    return undefined;
  }
}

/** Puts the clock forward until nothing waits any more. */
async function comeToRest(worker: KillableWorker): Promise<void> {
  let looks = 0;
  for await (const _ of setInterval(LOOK_EVERY_MS)) {
    if (looks % LOOKS_PER_MINUTE === 0) await worker.advance(MINUTE_MS);
    const response = await fetch(`${worker.url}/healthz`);
    const { outbox } = (await response.json()) as { outbox: { waiting: number; failed: number } };
    if (outbox.failed > 0) throw new Error(`${outbox.failed} failed.`);
    if (outbox.waiting === 0) return;
    looks += 1;
    if (looks > MAX_MINUTES * LOOKS_PER_MINUTE) throw new Error(`${outbox.waiting} still wait.`);
  }
}

/** Mulberry32: numbers in [0, 1) that look like chance and begin with the seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
