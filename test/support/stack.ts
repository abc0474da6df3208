import { setInterval } from 'node:timers/promises';
import { DEMO_LOGIN } from '../../demo/environment.ts';
import { type Control, createControl } from '../../demo/helpdesk/control.ts';
import { startHelpdesk } from '../../demo/helpdesk/server.ts';
import type { OutboxStub } from '../../worker/submissions/outboxes.ts';
import { type RunningWorker, startWorker, type WorkerOptions } from './worker.ts';

/** An origin on the allow-list of every stack. */
export const SITE = 'https://www.acorn-bikes.example';

/** A stand-in helpdesk, and a Worker that delivers to it. */
export interface Stack {
  worker: RunningWorker;
  /** Steers the helpdesk, and looks inside. */
  helpdesk: Control;
  /** A request to the helpdesk's API, by its own login; answers the JSON. */
  api(method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  /** The first shard of the outbox, by RPC. */
  outbox(): Promise<OutboxStub>;
  /** A request as the site's page would make it. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** `POST /v1/conversations` with a key, a new one unless given. */
  send(message: object, key?: string): Promise<Response>;
  /** `POST /v1/attachments`. */
  upload(name: string, type: string, bytes: Uint8Array<ArrayBuffer> | string): Promise<Response>;
  /** Where a submission stands in the outbox; `undefined` once it is forgotten. */
  progressOf(reference: string): Promise<StoredProgress | undefined>;
  /** The same, as soon as something is so. */
  progressWhen(reference: string, holds: (progress: StoredProgress) => boolean): Promise<StoredProgress>;
  close(): Promise<void>;
}

/** What the outbox has written down of a submission. */
export interface StoredProgress {
  state: string;
  attempts: number;
  negativeLookups: number;
  lastError: string | null;
  payload: string | null;
}

/** How long something may take that happens by itself, and how often to look; in milliseconds. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 10;

/** @param options what differs from the local stack; may depend on the helpdesk's address */
export async function startStack(
  options: (helpdesk: string) => Partial<WorkerOptions> = () => ({}),
): Promise<Stack> {
  const desk = await startHelpdesk({ login: DEMO_LOGIN });
  const worker = await startWorker({ helpdesk: desk.url, sites: [SITE], ...options(desk.url) });

  const request: Stack['request'] = (path, init = {}) =>
    fetch(worker.url + path, { ...init, headers: { Origin: SITE, ...init.headers } });

  async function progressOf(reference: string): Promise<StoredProgress | undefined> {
    const outbox = await worker.harness.getWorker().getDurableObjectStorage('Outbox', { name: 'outbox-0' });
    const rows = await outbox.exec(
      `SELECT state, attempts, negative_lookups AS negativeLookups, last_error AS lastError, payload
        FROM submissions WHERE reference = ?`,
      reference,
    );
    return rows[0] as StoredProgress | undefined;
  }

  return {
    worker,
    helpdesk: createControl(desk.url),
    async api(method, path, body) {
      const { email, token } = DEMO_LOGIN;
      const response = await fetch(`${desk.url}/api/v1${path}`, {
        method,
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          Authorization: `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`,
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
      return (await response.json()) as Record<string, unknown>;
    },
    async outbox() {
      const { OUTBOX } = await worker.env();
      return OUTBOX.get(OUTBOX.idFromName('outbox-0'));
    },
    request,
    send: (message, key = crypto.randomUUID()) =>
      request('/v1/conversations', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(message),
      }),
    upload: (name, type, bytes) =>
      request(`/v1/attachments?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
      }),
    progressOf,
    async progressWhen(reference, holds) {
      let progress: StoredProgress | undefined;
      let looks = 0;
      for await (const _ of setInterval(LOOK_EVERY_MS)) {
        progress = await progressOf(reference);
        if (progress && holds(progress)) return progress;
        looks += 1;
        if (looks * LOOK_EVERY_MS > PATIENCE_MS) break;
      }
      throw new Error(`${reference} did not get there: ${JSON.stringify(progress)}`);
    },
    async close() {
      await worker.close();
      await desk.close();
    },
  };
}

/** A message that the sample configuration takes, told apart by its subject. */
export function messageAbout(subject: string, change: object = {}) {
  return { subject, body: 'Hello', name: 'Ann', email: 'ann@example.com', ...change };
}

/** A PNG of about this many bytes: its signature, then anything. */
export function pngOf(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) bytes[index] = (index * 31) % 251;
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
}
