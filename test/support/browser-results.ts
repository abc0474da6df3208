import type { TestSession, TestSuiteResult } from '@web/test-runner';
import type { SuiteResult } from './results.ts';

/** Arguments of every `console.error` so far: web-test-runner keeps what was logged, but not how loud. */
const errors = new WeakSet<unknown[]>();

/** For web-test-runner's `filterBrowserLogs`: drops nothing, remembers errors. */
export function rememberErrors(log: { type: string; args: unknown[] }): boolean {
  if (log.type === 'error') errors.add(log.args);
  return true;
}

/** What came of one suite in one engine. An error on the console fails it, as does a test that never ran. */
export function browserResult(session: TestSession, engine: string): SuiteResult {
  const { testFile: file, testResults, logs } = session;
  const missing = session.request404s.map((url) => `The test server has no ${url}`);
  const output = [...logs.map((args) => args.map(String).join(' ')), ...missing].join('\n');
  const suite: SuiteResult = { file, engine, passed: 0, skipped: 0, failures: [], output };

  if (testResults) countTests(suite, testResults, []);
  for (const { message, stack } of session.errors) suite.failures.push({ message, stack });
  if (session.errors.length === 0 && logs.some((args) => errors.has(args))) {
    suite.failures.push({ message: 'It wrote an error to the console, or left a promise rejected.' });
  }

  const ran = suite.passed + suite.skipped + suite.failures.length;
  if (ran === 0) suite.failures.push({ message: 'It ended without running a test.' });
  else if (!session.passed && suite.failures.length === 0)
    suite.failures.push({ message: 'It failed without saying why.' });
  return suite;
}

function countTests(suite: SuiteResult, group: TestSuiteResult, path: string[]): void {
  for (const { name, passed, skipped, error } of group.tests) {
    if (passed) suite.passed += 1;
    else if (skipped) suite.skipped += 1;
    else {
      const message = error?.message ?? 'It did not run: something before it failed.';
      suite.failures.push({ test: [...path, name].join(' > '), message, stack: error?.stack });
    }
  }
  for (const inner of group.suites) countTests(suite, inner, [...path, inner.name]);
}
