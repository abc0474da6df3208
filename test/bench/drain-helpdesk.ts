/** The helpdesk of `drain.ts`: as fast as can be, in a process of its own, and able to keep everybody away at first. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FromHelpdesk, POISON, type ToHelpdesk } from './drain-protocol.ts';

let orders: ToHelpdesk = { awayS: 0, expect: 0 };
let since = 0;
let taken = 0;
let twice = 0;
const ids = new Set<string>();
/** How often each poisoned one was tried. */
const poisoned = new Map<string, number>();

const say = (message: FromHelpdesk) => process.send?.(message);

/** Status of the answer. */
function take(text: string): number {
  if (orders.awayS > 0) return 429;
  // Bare POSTs have none.
  const [, id = String(taken + 1)] = /"submission_id":"([^"]+)"/.exec(text) ?? [];
  if (text.includes(POISON)) {
    poisoned.set(id, (poisoned.get(id) ?? 0) + 1);
    return 422;
  }
  if (taken === 0) {
    since = performance.now();
    say({ is: 'begun' });
  }
  taken += 1;
  if (ids.has(id)) twice += 1;
  ids.add(id);
  if (ids.size === orders.expect)
    say({ is: 'done', ms: performance.now() - since, twice, poisoned: Math.max(0, ...poisoned.values()) });
  return 200;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const status = take(Buffer.concat(chunks).toString());
    response
      .writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': String(orders.awayS) })
      .end(`{"slug":"taken-${taken}"}`);
  });
});
// A connection that closes just as the Worker takes it up again would look like a failure.
server.keepAliveTimeout = 0;
// A bench that was cut off leaves nothing running.
process.once('disconnect', () => process.exit());
process.on('message', (message: ToHelpdesk) => {
  orders = message;
  [taken, twice] = [0, 0];
  ids.clear();
  poisoned.clear();
});
server.listen(0, '127.0.0.1', () => say({ is: 'up', port: (server.address() as AddressInfo).port }));
