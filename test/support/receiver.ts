import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody on the other end of a webhook, who keeps what was told. */
export interface Receiver {
  url: string;
  /** Resolves with the next JSON body that was POSTed; one that came earlier is given at once. */
  next(): Promise<Record<string, unknown>>;
  /** What was told, and not asked for yet. */
  untaken(): Record<string, unknown>[];
  /** How often anything was POSTed, heard or not. */
  calls(): number;
  /** Status of the answers from now on. */
  answer(status: number): void;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const told: Record<string, unknown>[] = [];
  const waiting: ((body: Record<string, unknown>) => void)[] = [];
  let status = 204;
  let calls = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    calls += 1;
    response.writeHead(status).end();
    if (status >= 300) return;
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const taker = waiting.shift();
    if (taker) taker(body);
    else told.push(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    next() {
      const body = told.shift();
      return body ? Promise.resolve(body) : new Promise((resolve) => waiting.push(resolve));
    },
    untaken: () => told,
    calls: () => calls,
    answer(next) {
      status = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
