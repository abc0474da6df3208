import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Unstable_MiniflareWorkerOptions, unstable_getMiniflareWorkerOptions } from 'wrangler';
import { workerEnvironment } from '../../demo/environment.ts';

/** A Worker in a workerd of its own. */
export interface Runtime {
  /** Origin that also serves the static files, as a browser would see it. */
  url: string;
  /**
   * Origin where the Worker alone listens. What wrangler puts in front of it for development costs more than a bare
   * Worker does, and would make every Worker look equally fast.
   */
  direct: string;
  /** Process id of workerd. */
  pid: number;
  close(): Promise<void>;
}

/** A Worker bundled as it is deployed. */
export interface Bundle {
  config: string;
  script: string;
  remove(): Promise<void>;
}

/** What is used of Miniflare. */
interface Miniflare {
  ready: Promise<URL>;
  unsafeGetDirectURL(): Promise<URL>;
  dispose(): Promise<void>;
}
interface MiniflareModule {
  Miniflare: new (options: unknown) => Miniflare;
  convertV4MiniflareOptions(options: {
    handleStructuredLogs: (log: unknown) => void;
    workers: (Unstable_MiniflareWorkerOptions['workerOptions'] & { name: string })[];
  }): unknown;
}

/** What each Worker takes for its own address; nobody follows a link to it here. */
export const PUBLIC_URL = 'http://127.0.0.1:1';

const root = join(import.meta.dirname, '../..');
const fromHere = createRequire(import.meta.url);
// The one inside wrangler, whichever version that is: with it `npm start` and the tests run the Worker.
const { Miniflare, convertV4MiniflareOptions }: MiniflareModule = createRequire(fromHere.resolve('wrangler'))(
  'miniflare',
);

/**
 * @param assets folder of the built element; without it the Worker stands alone. Static files are served in front of
 * it by a router of the platform, which locally is one more Worker in the same workerd: with it every request here
 * costs 0.4 ms more, and none of that is ours.
 */
export async function bundleWorker(assets?: string): Promise<Bundle> {
  const config = (await readFile(join(root, 'wrangler.toml'), 'utf8')).replace(
    '"worker/index.ts"',
    JSON.stringify(join(root, 'worker/index.ts')),
  );
  return bundle(
    assets
      ? config.replace('"dist"', JSON.stringify(assets))
      : config.replace(/^\[assets\]\ndirectory = .*\n/m, ''),
  );
}

export async function bundleBare(): Promise<Bundle> {
  const config = await readFile(join(import.meta.dirname, 'bare/wrangler.toml'), 'utf8');
  const main = fileURLToPath(import.meta.resolve('./bare/worker.ts'));
  return bundle(config.replace('"worker.ts"', JSON.stringify(main)));
}

async function bundle(config: string): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'reamaze-contact-bench-'));
  const path = join(folder, 'wrangler.toml');
  await writeFile(path, config);
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
  execFileSync(
    process.execPath,
    [wrangler, 'deploy', '--dry-run', `--config=${path}`, `--outdir=${folder}/out`],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
    },
  );
  const [, name = 'index'] = /^main = ".*?([^/"]+)\.ts"/m.exec(config) ?? [];
  return {
    config: path,
    script: join(folder, `out/${name}.js`),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Starts a bundled Worker; `addresses` become its variables and secrets. */
export async function startRuntime(
  { config, script }: Bundle,
  addresses: { helpdesk: string; sites: string[] },
): Promise<Runtime> {
  // The rules say how to find modules; the bundle is one.
  const { modulesRules: _, ...workerOptions } = unstable_getMiniflareWorkerOptions(config).workerOptions;
  const { vars, secrets } = workerEnvironment({ ...addresses, worker: PUBLIC_URL });
  const before = workerdProcesses();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      // Whatever the Worker logs; taken and dropped, or every message would print several lines.
      handleStructuredLogs: () => {},
      workers: [
        {
          ...workerOptions,
          name: 'bench',
          modules: true,
          scriptPath: script,
          bindings: { ...vars, ...secrets },
          unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
        },
      ],
    }),
  );
  const url = await miniflare.ready;
  const [pid] = workerdProcesses().filter((process) => !before.includes(process));
  if (pid === undefined) throw new Error('workerd did not start.');
  return {
    url: url.origin,
    direct: (await miniflare.unsafeGetDirectURL()).origin,
    pid,
    close: () => miniflare.dispose(),
  };
}

/** Those that this process started. */
function workerdProcesses(): number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' });
  return processes
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, name]) => Number(parent) === process.pid && /(^|\/)workerd$/.test(name ?? ''))
    .map(([pid]) => Number(pid));
}
