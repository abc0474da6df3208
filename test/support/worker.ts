import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestHarness, type TestHarness } from 'wrangler';
import { workerEnvironment } from '../../demo/environment.ts';
import type { Env } from '../../worker/env.ts';
import type { Site } from '../../worker/site.ts';
import type { Breakage } from './worker-entry.ts';

/** The real Worker in real workerd, with storage of its own that goes with it. */
export interface RunningWorker {
  url: string;
  harness: TestHarness;
  /** Puts the Worker's clock forward, and starts whatever has come due by then. */
  advance(ms: number): Promise<void>;
  /** Breaks the outbox from inside, as often as said. Anything not named works again. */
  breakDown(breakage: Partial<Breakage>): Promise<void>;
  /** Deploys another number of shards. */
  reshard(outbox: Pick<Site['outbox'], 'shards' | 'formerShards'>): Promise<void>;
  /** Deploys other variables and secrets, for requests and not for what the outbox does by itself. */
  reconfigure(variables: Record<string, string>): Promise<void>;
  /** Deploys other rules for the history, for customers whose object is not awake. */
  setHistory(history: Partial<Site['history']>): Promise<void>;
  /** Deploys these forms beside those there are, or in their place; they may be wrong. */
  setForms(forms: Record<string, unknown>): Promise<void>;
  env(): Promise<Env>;
  close(): Promise<void>;
}

export interface WorkerOptions {
  /** Address of the helpdesk. */
  helpdesk: string;
  /** Origins that may use the Worker. */
  sites: string[];
  /** Variables and secrets that differ from the local stack's; an empty one is as good as missing. */
  vars?: Record<string, string>;
  secrets?: Record<string, string>;
}

const root = join(import.meta.dirname, '../..');

/** Starts the Worker as wrangler.toml describes it, but for the clock: see `worker-entry.ts`. */
export async function startWorker({ helpdesk, sites, vars, secrets }: WorkerOptions): Promise<RunningWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'reamaze-contact-'));
  const configPath = await writeTestConfig(folder);

  const workerAt = (worker: string) => {
    const environment = workerEnvironment({ helpdesk, worker, sites });
    return {
      workers: [
        {
          configPath,
          vars: { ...environment.vars, ...vars },
          secrets: { ...environment.secrets, ...secrets },
        },
      ],
    };
  };
  const harness = createTestHarness(workerAt('http://127.0.0.1:1'));
  const { url } = await harness.listen();
  // The Worker has to be told its own address, which is not known before it listens.
  await harness.update(workerAt(url.origin));

  const post = async (path: string, body: string): Promise<void> => {
    const { ok } = await fetch(new URL(path, url), { method: 'POST', body });
    if (!ok) throw new Error(`${path} did not work.`);
  };

  return {
    url: url.origin,
    harness,
    advance: (ms) => post('/test/clock', String(ms)),
    breakDown: (breakage) => post('/test/breaks', JSON.stringify(breakage)),
    reshard: (outbox) => post('/test/outbox', JSON.stringify(outbox)),
    reconfigure: (variables) => post('/test/variables', JSON.stringify(variables)),
    setHistory: (history) => post('/test/history', JSON.stringify(history)),
    setForms: (forms) => post('/test/forms', JSON.stringify(forms)),
    env: () => harness.getWorker<Env>().getEnv(),
    async close() {
      await harness.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Writes wrangler.toml, with the Worker of the tests in it, to `folder`; answers its path. */
export async function writeTestConfig(folder: string): Promise<string> {
  const config = await readFile(join(root, 'wrangler.toml'), 'utf8');
  const path = join(folder, 'wrangler.toml');
  await writeFile(
    path,
    config
      .replace('"worker/index.ts"', JSON.stringify(join(root, 'test/support/worker-entry.ts')))
      .replace('"dist"', JSON.stringify(join(root, 'dist'))),
  );
  return path;
}
