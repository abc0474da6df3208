import { SITE } from '../support/stack.ts';
import { createClient } from './load.ts';
import { upload } from './requests.ts';
import { type Bundle, startRuntime } from './runtime.ts';
import { median } from './statistics.ts';
import type { Figure } from './table.ts';

const MB = 1024 * 1024;
const SIZE_MB = 20;
const ROUNDS = 20;
const WARM_UP_ROUNDS = 4;

/** How fast one large file goes to the bucket, against a Worker that does nothing but put it there, in turns. */
export async function measureUpload(bundles: { worker: Bundle; bare: Bundle }): Promise<Figure> {
  // No message is sent, so no helpdesk is called.
  const addresses = { helpdesk: 'http://127.0.0.1:1', sites: [SITE] };
  const worker = await startRuntime(bundles.worker, addresses);
  const bare = await startRuntime(bundles.bare, addresses);
  const toWorker = createClient(worker.direct, 1);
  const toBare = createClient(bare.direct, 1);
  const file = upload(SIZE_MB * MB);

  const speeds = { worker: [] as number[], bare: [] as number[], ratio: [] as number[] };
  for (let round = 1; round <= WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const ours = SIZE_MB / ((await toWorker.send(file)) / 1000);
    const theirs = SIZE_MB / ((await toBare.send(file)) / 1000);
    if (round <= WARM_UP_ROUNDS) continue;
    speeds.worker.push(ours);
    speeds.bare.push(theirs);
    speeds.ratio.push(ours / theirs);
  }

  toWorker.close();
  toBare.close();
  await Promise.all([worker.close(), bare.close()]);
  return {
    name: 'upload of 20 MB, share of the speed of bucket.put(request.body)',
    value: median(speeds.ratio),
    budget: 0.9,
    must: 'reach',
    detail: `${median(speeds.worker).toFixed(0)} MB/s`,
    baseline: `${median(speeds.bare).toFixed(0)} MB/s`,
  };
}
