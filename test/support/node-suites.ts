import { availableParallelism } from 'node:os';
import { type EventData, run } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import type { SuiteResult } from './results.ts';

/** A suite that takes longer hangs: node:test itself waits for ever on a timer or a socket that somebody left open. */
const SUITE_TIMEOUT_MS = 180_000;

/** Runs suites for Node, each in a process of its own, a few at a time. */
export async function runNodeSuites(files: string[], finished: (suite: SuiteResult) => void): Promise<void> {
  const queue = [...files];
  async function work(): Promise<void> {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      finished(await runSuite(file));
    }
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
}

/** Runs one suite and counts its tests: not the groups around them, and not the file, which node:test counts as a test. */
export async function runSuite(file: string, timeout = SUITE_TIMEOUT_MS): Promise<SuiteResult> {
  const suite: SuiteResult = { file, engine: 'node', passed: 0, skipped: 0, failures: [], output: '' };
  const signal = AbortSignal.timeout(timeout);
  const path: string[] = [];
  for await (const event of run({ files: [file], signal })) record(suite, path, event);

  if (signal.aborted) {
    const message = `It did not end within ${timeout / 1000} s.`;
    suite.failures = [...suite.failures.filter(({ test }) => test !== undefined), { message }];
  } else if (suite.passed + suite.skipped + suite.failures.length === 0) {
    suite.failures.push({ message: 'It ended without running a test.' });
  }
  return suite;
}

/** `path` holds the names of the groups around the test that runs now. */
function record(suite: SuiteResult, path: string[], event: TestEvent): void {
  switch (event.type) {
    case 'test:start':
      path.splice(event.data.nesting, Number.POSITIVE_INFINITY, event.data.name);
      break;
    case 'test:stdout':
    case 'test:stderr':
      suite.output += event.data.message;
      break;
    case 'test:diagnostic':
      // Those without a file are node:test's own totals.
      if (event.data.file !== undefined) suite.output += `${event.data.message}\n`;
      break;
    case 'test:pass':
      if (event.data.details.type === 'suite' || event.data.name === suite.file) break;
      if (event.data.skip !== undefined || event.data.todo !== undefined) suite.skipped += 1;
      else suite.passed += 1;
      break;
    case 'test:fail':
      recordFailure(suite, path, event.data);
  }
}

function recordFailure(
  suite: SuiteResult,
  path: string[],
  { name, nesting, details }: EventData.TestFail,
): void {
  const { error } = details;
  // A parent fails because of its children, which are counted themselves.
  if ('failureType' in error && error.failureType === 'subtestsFailed') return;
  if (name === suite.file) {
    suite.failures.push({ message: 'It could not be loaded, or its process crashed.' });
    return;
  }
  const { message, stack } =
    error.cause instanceof Error ? error.cause : { message: error.message, stack: undefined };
  suite.failures.push({ test: [...path.slice(0, nesting), name].join(' > '), message, stack });
}
