import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, it } from 'node:test';
import { DEMO_LOGIN } from '../../demo/environment.ts';
import { type Control, createControl } from '../../demo/helpdesk/control.ts';
import { type Helpdesk, startHelpdesk } from '../../demo/helpdesk/server.ts';
import { createThreadFiles } from '../../worker/history/thread-files.ts';
import { createKillableWorker, type KillableWorker } from '../support/killable-worker.ts';
import { SITE } from '../support/stack.ts';

const MINUTE_MS = 60_000;

let desk: Helpdesk;
let helpdesk: Control;
let worker: KillableWorker;
let otherHost: Server;
/** What the other host was asked for. */
const asked: string[] = [];
// The harness of the other suites follows redirects by itself, so this takes workerd as `wrangler dev` runs it.
before(async () => {
  desk = await startHelpdesk({ login: DEMO_LOGIN });
  helpdesk = createControl(desk.url);
  otherHost = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('Content-Type', 'application/json').end('{"slug":"stolen"}');
  });
  await new Promise<void>((resolve) => otherHost.listen(0, 'localhost', resolve));
  worker = await createKillableWorker(desk.url, [SITE]);
  await worker.start();
});
after(async () => {
  await worker.close();
  await desk.close();
  otherHost.close();
});

async function outboxHealth() {
  const response = await fetch(`${worker.url}/healthz`);
  const { outbox } = (await response.json()) as { outbox: { stopped: string | null; waiting: number } };
  return [response.status, outbox.stopped, outbox.waiting];
}

it('a helpdesk that redirects to another host stops the line, and that host sees nothing', async () => {
  const location = `http://localhost:${(otherHost.address() as AddressInfo).port}/api/v1/conversations`;
  await helpdesk.addFault({
    match: { path: '/api' },
    times: 'always',
    fault: { kind: 'redirect', location },
  });
  await worker.send('Redirected');
  await helpdesk.requestWhen(({ fault }) => fault === 'redirect');
  await worker.send('Behind it');
  // Every minute one goes first, and is sent away again.
  await worker.advance(MINUTE_MS);
  await worker.advance(MINUTE_MS);
  assert.deepEqual(await outboxHealth(), [503, 'redirected', 2]);
  assert.deepEqual(asked, []);

  await helpdesk.clearFaults();
  await worker.advance(MINUTE_MS);
  for (const subject of ['Redirected', 'Behind it']) {
    await helpdesk.conversationWhen((conversation) => conversation.subject === subject);
  }
  assert.equal((await helpdesk.conversations()).length, 2);
  assert.deepEqual(asked, []);
});

it('a file of a thread is not fetched from wherever its host sends us', async () => {
  const location = `http://localhost:${(otherHost.address() as AddressInfo).port}/file`;
  await helpdesk.addFault({ match: { path: '/a-file' }, fault: { kind: 'redirect', location } });
  const links = createThreadFiles(
    { publicUrl: worker.url, keys: ['a-signing-key-for-the-local-demo-only'], helpdesk: desk.url, hosts: [] },
    Date.now,
  );
  const url = await links.seal({ name: 'a.png', type: 'image/png', source: `${desk.url}/api/v1/a-file` });
  assert.equal((await fetch(url ?? '')).status, 404);
  await helpdesk.requestWhen(({ fault, path }) => fault === 'redirect' && path.includes('a-file'));
  assert.deepEqual(asked, []);
});
