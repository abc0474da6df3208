import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody who takes requests, and answers none until told to. */
export interface Gate {
  url: string;
  /** Path and query of the next request that waits; one that came earlier is given at once. */
  next(): Promise<string>;
  /** How many have come, and were not asked for by {@link next}. */
  waiting(): number;
  /** Answers everybody with this JSON, from now on at once. */
  open(body: unknown): void;
  close(): Promise<void>;
}

export async function startGate(): Promise<Gate> {
  const come: string[] = [];
  const takers: ((path: string) => void)[] = [];
  const held: ServerResponse[] = [];
  let answer: string | undefined;
  const give = (response: ServerResponse, text: string) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
  const server = createServer((request, response) => {
    const taker = takers.shift();
    if (taker) taker(request.url ?? '');
    else come.push(request.url ?? '');
    if (answer === undefined) held.push(response);
    else give(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next() {
      const path = come.shift();
      return path === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(path);
    },
    waiting: () => come.length,
    open(body) {
      answer = JSON.stringify(body);
      for (const response of held.splice(0)) give(response, answer);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
