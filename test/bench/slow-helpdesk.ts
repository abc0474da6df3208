import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setInterval } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The helpdesk of `helpdesk.ts`, running. */
export interface SlowHelpdesk {
  /** Origin. */
  url: string;
  /** Waits until it has taken this many conversations since it started. */
  hasTaken(count: number): Promise<void>;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 60_000;

/** @param delayMs how long it thinks before every answer */
export async function startSlowHelpdesk(delayMs: number): Promise<SlowHelpdesk> {
  const child = fork(fileURLToPath(import.meta.resolve('./helpdesk.ts')), [String(delayMs)]);
  const [port] = await once(child, 'message');
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    async hasTaken(count) {
      let taken = 0;
      const deadline = Date.now() + PATIENCE_MS;
      for await (const _ of setInterval(LOOK_EVERY_MS)) {
        taken = Number(await (await fetch(`${url}/taken`)).text());
        if (taken >= count) return;
        if (Date.now() > deadline) throw new Error(`Only ${taken} of ${count} messages were delivered.`);
      }
    },
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
