import { SITE } from '../support/stack.ts';
import { createClient, rateOf } from './load.ts';
import { message } from './requests.ts';
import { type Bundle, startRuntime } from './runtime.ts';
import { startSlowHelpdesk } from './slow-helpdesk.ts';
import { median } from './statistics.ts';
import type { Figure } from './table.ts';

const CONNECTIONS = 16;
const ROUND = 200;
const ROUNDS = 24;
const WARM_UP_ROUNDS = 4;
/** As long as the API of a helpdesk takes, so that deliveries go on all the time at the rate they really do. */
const HELPDESK_MS = 100;

/**
 * Accepted messages per second against the bare Worker's, in turns. The Worker delivers meanwhile, as it does in
 * life: a few calls at once, whatever the number of messages that wait.
 */
export async function measureAccept(bundles: { worker: Bundle; bare: Bundle }): Promise<Figure> {
  const helpdesk = await startSlowHelpdesk(HELPDESK_MS);
  const addresses = { helpdesk: helpdesk.url, sites: [SITE] };
  const worker = await startRuntime(bundles.worker, addresses);
  const bare = await startRuntime(bundles.bare, addresses);
  const toWorker = createClient(worker.direct, CONNECTIONS);
  const toBare = createClient(bare.direct, CONNECTIONS);

  const rates = { worker: [] as number[], bare: [] as number[], ratio: [] as number[] };
  for (let round = 1; round <= WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const ours = await rateOf(ROUND, CONNECTIONS, () => toWorker.send(message));
    const theirs = await rateOf(ROUND, CONNECTIONS, () => toBare.send(message));
    if (round <= WARM_UP_ROUNDS) continue;
    rates.worker.push(ours);
    rates.bare.push(theirs);
    rates.ratio.push(ours / theirs);
  }

  toWorker.close();
  toBare.close();
  await Promise.all([worker.close(), bare.close(), helpdesk.close()]);
  return {
    name: 'accepted messages per second, share of a bare Worker',
    value: median(rates.ratio),
    budget: 0.5,
    must: 'reach',
    detail: `${median(rates.worker).toFixed(0)}/s`,
    baseline: `${median(rates.bare).toFixed(0)}/s`,
  };
}
