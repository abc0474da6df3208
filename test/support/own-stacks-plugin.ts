import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { TestRunnerPlugin } from '@web/test-runner';
import { DEMO_LOGIN } from '../../demo/environment.ts';
import { startHelpdesk } from '../../demo/helpdesk/server.ts';
import { DEMO_IDENTITY_KEY, signIdentity } from '../../demo/site/identity.ts';
import { startHostileHelpdesk } from './hostile-helpdesk.ts';
import { startWorker } from './worker.ts';

/** Every path below is of a stack that one suite has for itself. */
const PATH = /^\/__stacks\/(?<name>[\w-]+)(?:\/(?<what>\w+))?$/;
/** The script of each page: lets the suite prepare the window before anything else runs there. */
const PREPARE = '/__stacks/prepare.js';

/** What the helpdesk of a suite begins with. */
export type Beginning = 'shop' | 'hostile';

interface OwnStack {
  answers: Record<string, (query: URLSearchParams) => Answer | Promise<Answer>>;
  close(): Promise<void>;
}

interface Answer {
  body: string;
  type: string;
  headers?: Record<string, string>;
}

/**
 * Gives a suite in one browser a helpdesk and a Worker for itself, so that it may put the clock forward and break things:
 * `GET /__stacks/open?beginning=shop` answers `{name, worker, helpdesk, stranger}`; under `/__stacks/{name}` are
 *
 * | path | does |
 * | --- | --- |
 * | `page?element=&axe=` | a page with the element, under the strictest policy it can have; with axe where that is asked for |
 * | `blank` | a page with nothing |
 * | `advance?ms=` | puts the Worker's clock forward, and does what cron would do then |
 * | `identity?email=&name=` | what the site's backend says of somebody, by the Worker's clock |
 * | `logs` | what the Worker has logged |
 * | `strangers` | how many connections a server got that nobody should call |
 * | `close` | ends it |
 *
 * @param site origin of the pages
 */
export function ownStacksPlugin(site: string): TestRunnerPlugin {
  const stacks = new Map<string, OwnStack>();
  async function close(name: string): Promise<void> {
    await stacks.get(name)?.close();
    stacks.delete(name);
  }

  return {
    name: 'own-stacks',
    async serverStop() {
      for (const name of [...stacks.keys()]) await close(name);
    },
    async serve({ path, URL: { searchParams: query } }) {
      if (path === PREPARE) return { body: 'parent.prepareFrame?.(window);', type: 'js' };
      const { name = '', what = '' } = PATH.exec(path)?.groups ?? {};
      if (name === 'open') {
        const { stack, addresses } = await openStack(site, query.get('beginning') as Beginning);
        stacks.set(addresses.name, stack);
        return json(addresses);
      }
      if (what === 'close') {
        await close(name);
        return json(null);
      }
      return await stacks.get(name)?.answers[what]?.(query);
    },
  };
}

async function openStack(site: string, beginning: Beginning) {
  const stranger = await startStranger();
  const login = DEMO_LOGIN;
  const helpdesk = await (beginning === 'hostile'
    ? startHostileHelpdesk(login, stranger.url)
    : startHelpdesk({ login, seed: true }));
  const worker = await startWorker({ helpdesk: helpdesk.url, sites: [site] });
  let ahead = 0;

  const answers: OwnStack['answers'] = {
    page: (query) => page(site, worker.url, query),
    blank: () => ({ body: '<!doctype html><title>Elsewhere</title>', type: 'html' }),
    async advance(query) {
      const ms = Number(query.get('ms'));
      ahead += ms;
      await worker.advance(ms);
      return json(null);
    },
    identity(query) {
      const [email = '', name = ''] = [query.get('email') ?? '', query.get('name') ?? ''];
      const claims = { email, name, audience: worker.url, now: Date.now() + ahead, id: randomUUID() };
      return json(signIdentity(claims, DEMO_IDENTITY_KEY));
    },
    logs: () => json(worker.harness.getLogs().map(({ message }) => message)),
    strangers: () => json(stranger.calls()),
  };
  return {
    addresses: { name: randomUUID(), worker: worker.url, helpdesk: helpdesk.url, stranger: stranger.url },
    stack: {
      answers,
      async close() {
        await worker.close();
        await helpdesk.close();
        await stranger.close();
      },
    },
  };
}

/** Somebody on this machine who is to hear nothing: counts every connection, whatever is said. */
async function startStranger() {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** As strict as the demo's site, but for axe, which needs styles and a script of its own. */
function page(site: string, worker: string, query: URLSearchParams): Answer {
  const element = query.get('element') ?? '';
  const axe = '/node_modules/axe-core/axe.min.js';
  const withAxe = query.has('axe');
  const policy = [
    "default-src 'none'",
    `script-src ${worker} ${site}${PREPARE}${withAxe ? ` ${site}${axe}` : ''}`,
    `connect-src ${worker}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    ...(withAxe ? [] : ["require-trusted-types-for 'script'", 'trusted-types lit-html']),
  ];
  return {
    type: 'html',
    headers: { 'Content-Security-Policy': policy.join('; '), 'Cache-Control': 'no-store' },
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>A page that embeds the element</title>
    <script src="${PREPARE}"></script>
    ${withAxe ? `<script src="${axe}"></script>` : ''}
    <script type="module" src="${worker}/${element}.js"></script>
  </head>
  <body><main><h1>Contact</h1><${element}></${element}></main></body>
</html>`,
  };
}

function json(value: unknown): Answer {
  return { body: JSON.stringify(value), type: 'json' };
}
