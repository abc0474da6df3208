import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The helpdesk of `helpdesk.ts`, running. */
export interface SlowHelpdesk {
  /** Origin. */
  url: string;
  close(): Promise<void>;
}

/** @param delayMs how long it thinks before every answer */
export async function startSlowHelpdesk(delayMs: number): Promise<SlowHelpdesk> {
  const child = fork(fileURLToPath(import.meta.resolve('./helpdesk.ts')), [String(delayMs)]);
  const [port] = await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
