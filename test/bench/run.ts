/** `npm run bench`: every figure beside its budget and its baseline, measured in this one run; `npm run bench -- size form` those parts alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBuilder } from 'vite';
import { measureAccept } from './accept.ts';
import { measureDrain } from './drain.ts';
import { measureForm } from './form.ts';
import { measureLatency } from './latency.ts';
import { measureList } from './list.ts';
import { measureMemory } from './memory.ts';
import { bundleBare, bundleWorker } from './runtime.ts';
import { measureSize } from './size.ts';
import { type Figure, holds, tableOf } from './table.ts';
import { measureThread } from './thread.ts';
import { measureUpload } from './upload.ts';

const named = process.argv.slice(2);
const dist = await mkdtemp(join(tmpdir(), 'reamaze-contact-bench-'));
const builder = await createBuilder({ logLevel: 'warn', build: { outDir: dist } });
await builder.buildApp();
const site = await bundleWorker(dist);
const worker = await bundleWorker();
const bare = await bundleBare();

const parts: Record<string, () => Promise<Figure | Figure[]>> = {
  size: () => measureSize(site, dist),
  form: () => measureForm(site),
  thread: () => measureThread(),
  accept: () => measureAccept({ worker, bare }),
  latency: () => measureLatency(worker),
  list: () => measureList({ worker, bare }),
  upload: () => measureUpload({ worker, bare }),
  memory: () => measureMemory({ worker, bare }),
  drain: () => measureDrain({ worker, bare }),
};
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (named.length === 0 || named.includes(name)) figures.push(...[await measure()].flat());
}

await Promise.all([site.remove(), worker.remove(), bare.remove(), rm(dist, { recursive: true })]);
console.log(`\n${tableOf(figures)}\n\n1 kB is 1024 bytes, 1 MB is 1024 kB.\n`);
process.exitCode = figures.every(holds) ? 0 : 1;
