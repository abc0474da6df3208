/** `npm start`: the stand-in helpdesk, the Worker in workerd and the demo site, each on a port of its own. */
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildElement } from './build.ts';
import { type Child, startChild } from './child.ts';
import { DEMO_OPERATOR_TOKEN } from './environment.ts';
import { DEMO_CUSTOMER } from './helpdesk/seed/people.ts';
import { freePort } from './ports.ts';
import { startSite } from './site/server.ts';
import { startWrangler } from './wrangler.ts';

/** What the stack remembers from one start to the next; delete it to begin afresh. */
const STATE = '.wrangler/state';
const PORTS = { site: 4000, helpdesk: 4010, worker: 4020 };
const START_MS = 60_000;
/** While workerd starts, wrangler's proxy may swallow a request without an answer. */
const ANSWER_MS = 2_000;

const running: { stop(): Promise<void> }[] = [];

async function start(): Promise<Child[]> {
  await mkdir(STATE, { recursive: true });
  const port = {
    site: await freePort(PORTS.site),
    helpdesk: await freePort(PORTS.helpdesk),
    worker: await freePort(PORTS.worker),
  };
  const helpdesk = `http://127.0.0.1:${port.helpdesk}`;
  const worker = `http://127.0.0.1:${port.worker}`;
  const sites = [`http://localhost:${port.site}`, `http://127.0.0.1:${port.site}`];

  await buildElement();
  const children = [
    startChild('helpdesk', [
      'demo/helpdesk/main.ts',
      `--port=${port.helpdesk}`,
      `--database=${STATE}/helpdesk.sqlite`,
      '--seed',
    ]),
    startWrangler({ helpdesk, worker, sites }, port.worker, STATE),
  ];
  running.push(...children);
  const site = await startSite({ port: port.site, worker });
  running.push({ stop: () => site.close() });

  const crashed = Promise.race(children.map((child) => child.crashed));
  await Promise.race([crashed, Promise.all([helpdesk, `${worker}/healthz`, ...sites].map(answers))]);
  console.log(`
  The demo page        http://localhost:${port.site}
  The form in a dialog http://localhost:${port.site}/bike
  Returns, every field http://localhost:${port.site}/returns
  The account page     http://localhost:${port.site}/account
    Sign in as         ${DEMO_CUSTOMER.email}
    Codes arrive at    ${helpdesk}/mailbox
  The theming page     http://localhost:${port.site}/theming
  The helpdesk         ${helpdesk}
  The operator's page  ${worker}/operator
    Its token          ${DEMO_OPERATOR_TOKEN}

  Write a message on the demo page and see it arrive in the helpdesk; answer there, and see it on the account page.
  Ctrl-C stops everything; messages are kept in ${STATE}.
`);
  return children;
}

/** Waits for any HTTP answer: a Worker that refuses to serve has to be seen refusing. */
async function answers(url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response) return;
    await sleep(100);
  }
  throw new Error(`${url} did not answer within ${START_MS / 1000} s.`);
}

let stopping = false;
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(running.map((part) => part.stop()));
  process.exit(exitCode);
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
try {
  const children = await start();
  await Promise.race(children.map((child) => child.crashed));
} catch (error) {
  if (!stopping) console.error(`\n${error instanceof Error ? error.message : error}\n`);
  await stop(1);
}
