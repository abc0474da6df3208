import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The helpdesk of `helpdesk.ts`, running. */
export interface SlowHelpdesk {
  /** Origin. */
  url: string;
  close(): Promise<void>;
}

/**
 * @param delayMs how long it thinks before every answer
 * @param script address of what it is
 */
export async function startSlowHelpdesk(
  delayMs: number,
  script = import.meta.resolve('./helpdesk.ts'),
): Promise<SlowHelpdesk> {
  const child = fork(fileURLToPath(script), [String(delayMs)]);
  const [port] = await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
