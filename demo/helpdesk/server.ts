import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAuthorised } from './api/authorise.ts';
import { answerApi, isApi } from './api/routes.ts';
import { fetchAttachments, serveAttachment } from './attachments.ts';
import { createChanges } from './control/changes.ts';
import { createFaults } from './control/faults.ts';
import type { Fault } from './control/protocol.ts';
import { answerControl } from './control/routes.ts';
import { type Desk, defaultSwitches, seedStaff } from './desk.ts';
import { type Answer, json, notFound, send } from './http/answer.ts';
import { bodyOf, type Call, readCall } from './http/call.ts';
import { sabotage } from './http/sabotage.ts';
import { catchMail } from './mail.ts';
import { answerPage } from './pages/routes.ts';
import { seed } from './seed/seed.ts';
import { openStore } from './store/database.ts';
import { hasNobody } from './store/people.ts';

/** Requests remembered: plenty for any test, and no leak where the stand-in runs for days. */
const MAX_REQUESTS = 10_000;

export interface HelpdeskOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  login: { email: string; token: string };
  /** Slugs of the channels; `support` and `billing` unless said. */
  channels?: string[];
  /** File path; in memory unless said. */
  database?: string;
  /** Whether a new database begins with a bike shop's conversations; see `seed/people.ts` for whose. */
  seed?: boolean;
  /** Milliseconds since 1970. */
  clock?: () => number;
  /** Waits between attempts to fetch an attachment, and for the delay of a fault. */
  wait?: (ms: number) => Promise<void>;
}

export interface Helpdesk {
  /** Origin, such as `http://127.0.0.1:4010`. */
  url: string;
  close(): Promise<void>;
}

/** Starts a stand-in for Re:amaze that listens on 127.0.0.1. */
export async function startHelpdesk(options: HelpdeskOptions): Promise<Helpdesk> {
  const { login, port = 0, channels = ['support', 'billing'], database = ':memory:' } = options;
  const store = openStore(database, options.clock ?? Date.now);
  const closing = new AbortController();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  }).catch((error) => {
    store.close();
    throw error;
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const desk: Desk = {
    url,
    login,
    channels,
    store,
    changes: createChanges(),
    faults: createFaults(),
    requests: [],
    switches: defaultSwitches(login.token),
    fetching: new Set(),
    wait: options.wait ?? ((ms) => sleep(ms, undefined, { ref: false })),
    closing: closing.signal,
  };
  begin(desk, options.seed === true);
  fetchAttachments(desk);
  server.on('request', (incoming, outgoing) => void serve(desk, incoming, outgoing));

  return {
    url,
    async close() {
      closing.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      store.close();
    },
  };
}

/** All of it or nothing, so that a start that was cut short is followed by a whole one. */
function begin(desk: Desk, seeded: boolean): void {
  desk.store.transaction(() => {
    const isNew = hasNobody(desk.store);
    seedStaff(desk);
    if (seeded && isNew) seed(desk);
  });
}

async function serve(desk: Desk, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const call = await readCall(incoming);
    if (/^\/control(\/|$)/.test(call.path)) {
      send(outgoing, await answerControl(desk, call));
      return;
    }
    const fault = desk.faults.take(call);
    if (isApi(call)) record(desk, call, fault);
    if (fault?.delayMs !== undefined) await desk.wait(fault.delayMs);
    if (fault === null) send(outgoing, await answer(desk, call));
    else await sabotage(fault, outgoing, () => answer(desk, call));
  } catch (error) {
    // A request cut off, or a mistake of ours; neither may end the server.
    if (!desk.closing.aborted && !outgoing.headersSent) send(outgoing, json(500, { error: String(error) }));
  }
}

async function answer(desk: Desk, call: Call): Promise<Answer> {
  if (isApi(call)) return await answerApi(desk, call);
  if (call.path === '/emails' && call.method === 'POST') return catchMail(desk, call);
  const [, key] = /^\/attachments\/([^/]+)\/[^/]*$/.exec(call.path) ?? [];
  if (key !== undefined) return call.method === 'GET' ? serveAttachment(desk, key) : notFound();
  return await answerPage(desk, call);
}

function record(desk: Desk, call: Call, fault: Fault | null): void {
  desk.requests.push({
    method: call.method,
    path: call.path,
    query: Object.fromEntries(call.query),
    body: bodyOf(call),
    authorised: isAuthorised(desk, call),
    time: new Date().toISOString(),
    fault: fault?.kind ?? null,
  });
  if (desk.requests.length > MAX_REQUESTS) desk.requests.shift();
  desk.changes.moved('requests');
}
