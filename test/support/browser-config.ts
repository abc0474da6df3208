import { esbuildPlugin } from '@web/dev-server-esbuild';
import type { TestRunnerConfig } from '@web/test-runner';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { freePort } from '../../demo/ports.ts';
import { rememberErrors } from './browser-results.ts';
import type { Browser } from './browsers.ts';
import { launch } from './launchers.ts';
import { ownStacksPlugin } from './own-stacks-plugin.ts';
import { stackPlugin } from './stack-plugin.ts';
import { needsStack } from './suites.ts';

const TEST_TIMEOUT_MS = 10_000;

export interface BrowserConfig {
  config: TestRunnerConfig;
  /** Engine of each browser, in the order of `config.browsers`. */
  engines: string[];
  close(): void;
}

/** How suites run in browsers: the same for `npm test` and for `npx wtr --watch`. */
export async function browserConfig(files: string[], browsers: Browser[]): Promise<BrowserConfig> {
  const { launchers, close } = await launch(browsers);
  // Known before the server starts, because the Worker has to allow the page's origin.
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const config: TestRunnerConfig = {
    files,
    port,
    hostname: 'localhost',
    browsers: launchers,
    // One page per browser: pages in the background are slowed down, and WebKit has only one.
    concurrency: 1,
    concurrentBrowsers: launchers.length,
    nodeResolve: true,
    testRunnerHtml: page,
    filterBrowserLogs: rememberErrors,
    testFramework: { config: { timeout: TEST_TIMEOUT_MS } },
    plugins: [
      a11ySnapshotPlugin(),
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'component/tsconfig.json' }),
      ...(files.some(needsStack) ? [stackPlugin(site), ownStacksPlugin(site)] : []),
    ],
  };
  return { config, engines: browsers.map(({ engine }) => engine), close };
}

/**
 * Waits after the last test for what comes of a promise that nobody awaited: it is reported, on the console, a task later. One more
 * such promise says when those before it have been.
 */
function page(framework: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <title>Test</title>
    <script type="module" src="${framework}"></script>
    <script type="module">
      function reported() {
        const last = Promise.reject();
        // The test runner has listened before, and reports whatever this calls back with.
        last.catch = () => last;
        return new Promise((resolve) => {
          const listen = (event) => {
            if (event.promise !== last) return;
            removeEventListener('unhandledrejection', listen, true);
            event.preventDefault();
            event.stopImmediatePropagation();
            resolve();
          };
          addEventListener('unhandledrejection', listen, true);
        });
      }
      mocha.rootHooks({ afterAll: reported });
    </script>
  </head>
  <body></body>
</html>`;
}
