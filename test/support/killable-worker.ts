import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { freePort } from '../../demo/ports.ts';
import { WRANGLER_ENVIRONMENT, wranglerArguments } from '../../demo/wrangler.ts';
import { messageAbout } from './stack.ts';
import { writeTestConfig } from './worker.ts';

/** Starting workerd takes a second or two; in milliseconds. */
const START_MS = 30_000;
const LOOK_EVERY_MS = 50;
const ANSWER_MS = 2_000;

/** A Worker whose processes can be killed at any moment, and started again with the storage they left. */
export interface KillableWorker {
  url: string;
  start(): Promise<void>;
  /** SIGKILL: nothing gets a chance to finish. */
  kill(): Promise<void>;
  /** Sends a message of a visitor; answers its reference. */
  send(subject: string): Promise<string>;
  /** Puts the Worker's clock forward. A new process begins with the machine's. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

export async function createKillableWorker(helpdesk: string, sites: string[]): Promise<KillableWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'reamaze-contact-'));
  const config = await writeTestConfig(folder);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [...wranglerArguments({ helpdesk, worker: url, sites }, port, folder), `--config=${config}`];
  let child: ChildProcess | undefined;

  async function kill(): Promise<void> {
    if (!child?.pid) return;
    const ended = once(child, 'exit');
    // The whole group: wrangler, and the workerd that it started.
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    child = undefined;
  }

  return {
    url,
    async start() {
      const env = { ...process.env, ...WRANGLER_ENVIRONMENT };
      child = spawn(process.execPath, args, { env, stdio: 'inherit', detached: true });
      let looks = 0;
      for await (const _ of setInterval(LOOK_EVERY_MS)) {
        // While workerd starts, wrangler's proxy may swallow a request without an answer.
        const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(
          () => undefined,
        );
        if (answer) return;
        looks += 1;
        if (looks * LOOK_EVERY_MS > START_MS) throw new Error('The Worker did not start.');
      }
    },
    kill,
    async send(subject) {
      const response = await fetch(`${url}/v1/conversations`, {
        method: 'POST',
        headers: {
          Origin: String(sites[0]),
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
        },
        body: JSON.stringify(messageAbout(subject)),
      });
      assert.equal(response.status, 202);
      return ((await response.json()) as { reference: string }).reference;
    },
    async advance(ms) {
      await fetch(`${url}/test/clock`, { method: 'POST', body: String(ms) });
    },
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
