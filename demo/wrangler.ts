import { type Child, startChild } from './child.ts';
import { type Addresses, workerEnvironment } from './environment.ts';

/** Runs the Worker in workerd, as deployed, without a word to anybody outside of this machine. */
export function startWrangler(addresses: Addresses, port: number, state: string): Child {
  return startChild('worker', wranglerArguments(addresses, port, state), WRANGLER_ENVIRONMENT);
}

/** What Node is called with to serve the Worker on `port`, with storage in the folder `state`. */
export function wranglerArguments(addresses: Addresses, port: number, state: string): string[] {
  const { vars, secrets } = workerEnvironment(addresses);
  return [
    'node_modules/wrangler/bin/wrangler.js',
    'dev',
    '--local',
    '--ip=127.0.0.1',
    `--port=${port}`,
    '--inspector-port=0',
    `--persist-to=${state}`,
    '--show-interactive-dev-session=false',
    '--log-level=error',
    ...Object.entries({ ...vars, ...secrets }).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
  ];
}

/** Keeps wrangler from asking and telling. */
export const WRANGLER_ENVIRONMENT = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};
