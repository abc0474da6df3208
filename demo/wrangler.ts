import { type Child, startChild } from './child.ts';
import { type Addresses, workerEnvironment } from './environment.ts';

/** Runs the Worker in workerd, as deployed, without a word to anybody outside of this machine. */
export function startWrangler(addresses: Addresses, port: number, state: string): Child {
  const { vars, secrets } = workerEnvironment(addresses);
  const variables = Object.entries({ ...vars, ...secrets });
  const args = [
    'node_modules/wrangler/bin/wrangler.js',
    'dev',
    '--local',
    '--ip=127.0.0.1',
    `--port=${port}`,
    '--inspector-port=0',
    `--persist-to=${state}`,
    '--show-interactive-dev-session=false',
    '--log-level=error',
    ...variables.flatMap(([name, value]) => ['--var', `${name}:${value}`]),
  ];
  return startChild('worker', args, {
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  });
}
