import { Agent, request } from 'node:http';
import { SITE } from '../support/stack.ts';

/** An answer that takes longer never comes. */
const PATIENCE_MS = 30_000;

/** Open connections to one Worker. */
export interface Client {
  /** Milliseconds until the answer was there. Throws at any other status. */
  send(request: Outgoing): Promise<number>;
  close(): void;
}

export interface Outgoing {
  path: string;
  type: string;
  body: string | Uint8Array;
  /** Status that means that it worked. */
  expect: number;
}

/** Connections are kept, so that what is measured is not the making of them. */
export function createClient(origin: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    send: ({ path, type, body, expect }) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        const call = request(
          origin + path,
          {
            method: 'POST',
            agent,
            signal: AbortSignal.timeout(PATIENCE_MS),
            headers: {
              Origin: SITE,
              'Content-Type': type,
              'Content-Length': Buffer.byteLength(body),
              'Idempotency-Key': crypto.randomUUID(),
            },
          },
          (response) => {
            response.resume();
            response.once('end', () => {
              if (response.statusCode === expect) resolve(performance.now() - start);
              else reject(new Error(`${path} answered ${response.statusCode} instead of ${expect}.`));
            });
          },
        );
        call.once('error', reject);
        call.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** Sends `count` requests over `connections` at once; answers how many per second. */
export async function rateOf(
  count: number,
  connections: number,
  send: () => Promise<number>,
): Promise<number> {
  const start = performance.now();
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await send();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return count / ((performance.now() - start) / 1000);
}
