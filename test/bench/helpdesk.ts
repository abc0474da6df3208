/**
 * A helpdesk that takes every conversation after the milliseconds it is started with. In a process of its own, and
 * without the stand-in's database, so that what it costs is not measured as the Worker's.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const delayMs = Number(process.argv[2]);
let taken = 0;

const server = createServer((request, response) => {
  request.resume().on('end', async () => {
    await sleep(delayMs);
    taken += 1;
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ slug: `taken-${taken}` }));
  });
});
// A connection that closes just as the Worker takes it up again would look like a failure.
server.keepAliveTimeout = 0;
// A bench that was cut off leaves nothing running.
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
