/** `npm test`: every suite in Node and in every browser this machine has; `npm test -- word` only those whose path has the word. */
import { buildElement } from '../demo/build.ts';
import { runBrowserSuites } from './support/browser-suites.ts';
import { type Browser, findBrowsers, requiredEngines } from './support/browsers.ts';
import { installChromium } from './support/chromium.ts';
import { runNodeSuites } from './support/node-suites.ts';
import { closingLine, describeSuite, listFailures, type SuiteResult, tally } from './support/results.ts';
import { findSuites } from './support/suites.ts';

const results: SuiteResult[] = [];

function report(suite: SuiteResult): void {
  results.push(suite);
  write(describeSuite(suite));
}

/** Something outside of any suite went wrong: it counts as a failure too. */
function reportCrash(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  report({
    file: import.meta.filename,
    engine: 'node',
    passed: 0,
    skipped: 0,
    failures: [{ message, stack }],
    output: '',
  });
}

function finish(): void {
  const total = tally(results);
  const failed = total.failed > 0 || total.passed === 0;
  write(listFailures(results));
  // Not before it is written: a pipe may be slower than the process.
  process.stdout.write(`${closingLine(total)}\n`, () => process.exit(failed ? 1 : 0));
}

/** Not by `console`: web-test-runner holds that back while it runs. */
function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

function browsersOfThisMachine(): Browser[] {
  let browsers = findBrowsers();
  if (!browsers.some(({ engine }) => engine === 'chromium')) {
    installChromium();
    browsers = findBrowsers();
  }
  const missing = requiredEngines().filter((required) => !browsers.some(({ engine }) => engine === required));
  if (missing.length > 0)
    throw new Error(`REQUIRE_ENGINES asks for ${missing.join(', ')}, which this machine lacks.`);
  return browsers;
}

async function main(filter = ''): Promise<void> {
  const suites = findSuites(filter);
  if (suites.node.length + suites.browser.length === 0)
    throw new Error(`No suite's path contains "${filter}".`);
  const browsers = suites.browser.length > 0 ? browsersOfThisMachine() : [];
  // The Worker serves the built element, so tests of either want it fresh.
  await buildElement();
  await runNodeSuites(suites.node, report);
  if (suites.browser.length > 0) await runBrowserSuites(suites.browser, browsers, report);
}

// wrangler's harness, here and in the suites: ask nobody outside of this machine, and tell what is wrong only.
Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_LOG: 'error' });

process.on('uncaughtException', (error) => {
  reportCrash(error);
  finish();
});
try {
  await main(process.argv[2]);
} catch (error) {
  reportCrash(error);
}
finish();
