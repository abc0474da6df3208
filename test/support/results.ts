import { relative } from 'node:path';

/** A test that failed, or the suite itself when `test` is missing: it could not be loaded, it crashed, it hung. */
export interface Failure {
  test?: string | undefined;
  message: string;
  stack?: string | undefined;
}

/** What came of one suite: one file, in one engine. */
export interface SuiteResult {
  file: string;
  /** `node` or a browser engine. */
  engine: string;
  passed: number;
  skipped: number;
  failures: Failure[];
  /** What it printed; shown only when something failed. */
  output: string;
}

/** The suite as a word on a line: `test/worker/http.test.ts (node)`. */
function title({ file, engine }: SuiteResult): string {
  return `${relative(process.cwd(), file)} (${engine})`;
}

/** One line for a suite that passed; everything there is to know about one that did not. */
export function describeSuite(suite: SuiteResult): string {
  const skipped = suite.skipped ? `, ${suite.skipped} skipped` : '';
  if (suite.failures.length === 0) return `✓ ${title(suite)}: ${suite.passed}${skipped}`;

  const lines = [`✗ ${title(suite)}: ${suite.passed} passed, ${suite.failures.length} failed${skipped}`];
  for (const { test, message, stack } of suite.failures) {
    lines.push('', `  ✗ ${test ?? 'the suite itself'}`, indent(withStack(message, stack)));
  }
  if (suite.output.trim()) lines.push('', '  It printed:', indent(suite.output.trimEnd()));
  return `${lines.join('\n')}\n`;
}

/** Names of everything that failed, to be read without scrolling back. */
export function listFailures(suites: SuiteResult[]): string {
  const lines = suites.flatMap((suite) =>
    suite.failures.map(({ test }) => `✗ ${title(suite)}: ${test ?? 'the suite itself'}`),
  );
  return lines.length > 0 ? `\nFailed:\n${lines.join('\n')}\n` : '';
}

export interface Tally {
  passed: number;
  failed: number;
}

export function tally(suites: SuiteResult[]): Tally {
  return {
    passed: suites.reduce((sum, suite) => sum + suite.passed, 0),
    failed: suites.reduce((sum, suite) => sum + suite.failures.length, 0),
  };
}

/** The last line of a test run: other programs read it. */
export function closingLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** Browsers differ in whether a stack repeats the message. */
function withStack(message: string, stack = ''): string {
  return stack.includes(message) ? stack : `${message}\n${stack}`.trimEnd();
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
