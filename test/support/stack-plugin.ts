import type { TestRunnerPlugin } from '@web/test-runner';
import { DEMO_LOGIN } from '../../demo/environment.ts';
import { startHelpdesk } from '../../demo/helpdesk/server.ts';
import { formerBuild } from './former-build.ts';
import { startWorker } from './worker.ts';

/** Where a test finds the addresses of the stack it talks to. */
const ADDRESSES = '/__stack.json';

/**
 * Starts the stand-in helpdesk and the Worker once for a whole run, with the page's origin on the allow-list.
 * All engines share them at the same time: a test tells its own conversations apart by a subject of its own.
 *
 * @example const { worker, helpdesk } = await (await fetch('/__stack.json')).json();
 */
export function stackPlugin(site: string): TestRunnerPlugin {
  const running: { url: string; close(): Promise<void> }[] = [];
  let addresses = '';
  let address = '';
  return {
    name: 'stack',
    async serverStart() {
      const helpdesk = await startHelpdesk({ login: DEMO_LOGIN });
      running.push(helpdesk);
      const worker = await startWorker({ helpdesk: helpdesk.url, sites: [site] });
      running.push(worker);
      address = worker.url;
      addresses = JSON.stringify({ worker: worker.url, helpdesk: helpdesk.url });
    },
    async serverStop() {
      for (const part of running.splice(0).reverse()) await part.close();
    },
    serve({ path }) {
      return path === ADDRESSES ? { body: addresses, type: 'json' } : formerBuild(path, address);
    },
  };
}
