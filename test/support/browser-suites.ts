import { startTestRunner } from '@web/test-runner';
import { browserConfig } from './browser-config.ts';
import { quietLogger } from './browser-logger.ts';
import { browserResult } from './browser-results.ts';
import type { Browser } from './browsers.ts';
import type { SuiteResult } from './results.ts';

/** Runs suites in every browser at the same time, one suite after the other in each. */
export async function runBrowserSuites(
  files: string[],
  browsers: Browser[],
  finished: (suite: SuiteResult) => void,
): Promise<void> {
  const { config, engines, close } = await browserConfig(files, browsers);
  const pending = new Map(
    files.flatMap((file) => engines.map((engine) => [`${file} ${engine}`, { file, engine }])),
  );
  try {
    const runner = await startTestRunner({
      config: { ...config, staticLogging: true, reporters: [], logger: quietLogger },
      readFileConfig: false,
      readCliArgs: false,
      autoExitProcess: false,
    });
    if (!runner || runner.stopped) throw new Error('web-test-runner did not start.');

    runner.sessions.on('session-status-updated', (session) => {
      if (session.status !== 'FINISHED') return;
      const engine = engines[runner.browsers.indexOf(session.browser)] ?? session.browser.name;
      pending.delete(`${session.testFile} ${engine}`);
      finished(browserResult(session, engine));
    });
    await new Promise<void>((resolve) => runner.on('stopped', () => resolve()));
  } finally {
    close();
  }

  for (const { file, engine } of pending.values()) {
    const failures = [{ message: 'It never ended: the run was stopped before.' }];
    finished({ file, engine, passed: 0, skipped: 0, failures, output: '' });
  }
}
