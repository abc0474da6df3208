/** `npm run test:soak`: what takes too long for `npm test`. */
import { fileURLToPath } from 'node:url';
import { buildElement } from '../../demo/build.ts';
import { runSuite } from '../support/node-suites.ts';
import { closingLine, describeSuite, tally } from '../support/results.ts';

const TIMEOUT_MS = 15 * 60_000;

Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_LOG: 'error' });
// The Worker does not start without the folder of its static files.
await buildElement();
const suite = await runSuite(fileURLToPath(import.meta.resolve('./kill-loop.ts')), TIMEOUT_MS);
const total = tally([suite]);
process.stdout.write(`${suite.output}${describeSuite(suite)}\n${closingLine(total)}\n`, () =>
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0),
);
