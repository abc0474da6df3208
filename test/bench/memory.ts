import { readFile, writeFile } from 'node:fs/promises';
import { SITE } from '../support/stack.ts';
import { createClient } from './load.ts';
import { upload } from './requests.ts';
import { type Bundle, startRuntime } from './runtime.ts';
import { median } from './statistics.ts';
import type { Figure } from './table.ts';

const KB = 1024;
const MB = 1024 * KB;
const PARALLEL = 10;
const ROUNDS = 3;

/**
 * How much larger workerd gets at most while ten large files go through it. The baseline puts them straight into the
 * bucket: the local one lives in the same process and needs most of it. Linux only: reads /proc.
 */
export async function measureMemory(bundles: { worker: Bundle; bare: Bundle }): Promise<Figure> {
  const growth = { worker: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    growth.worker.push(await growthOf(bundles.worker));
    growth.bare.push(await growthOf(bundles.bare));
  }
  const beyond = median(growth.worker) - median(growth.bare);
  return {
    name: 'growth of workerd over ten parallel uploads of 20 MB',
    value: median(growth.worker),
    budget: 64,
    must: 'stay below',
    unit: 'MB',
    detail: `${beyond.toFixed(1)} MB beyond bucket.put`,
    baseline: `${median(growth.bare).toFixed(1)} MB`,
  };
}

/** In MB. Every time in a new process: one that has grown before has room already. */
async function growthOf(bundle: Bundle): Promise<number> {
  const runtime = await startRuntime(bundle, { helpdesk: 'http://127.0.0.1:1', sites: [SITE] });
  const client = createClient(runtime.direct, PARALLEL);
  // So that loading the code is not counted.
  await client.send(upload(64 * KB));
  // From here on the peak is counted anew (proc(5)).
  await writeFile(`/proc/${runtime.pid}/clear_refs`, '5');
  const before = await statusOf(runtime.pid, 'VmRSS');

  const file = upload(20 * MB);
  await Promise.all(Array.from({ length: PARALLEL }, () => client.send(file)));

  const peak = await statusOf(runtime.pid, 'VmHWM');
  client.close();
  await runtime.close();
  return peak - before;
}

/** A line of `/proc/{pid}/status`, in MB. */
export async function statusOf(pid: number, name: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes] = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status) ?? [];
  return Number(kilobytes) / 1024;
}
