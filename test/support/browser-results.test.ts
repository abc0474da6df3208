import assert from 'node:assert/strict';
import test from 'node:test';
import type { TestSession } from '@web/test-runner';
import { browserResult, rememberErrors } from './browser-results.ts';

function session(parts: Partial<TestSession>): TestSession {
  return {
    testFile: 'x.test.ts',
    passed: true,
    errors: [],
    logs: [],
    request404s: [],
    ...parts,
  } as TestSession;
}

const onePassed = {
  name: '',
  suites: [],
  tests: [{ name: 'works', passed: true, skipped: false }],
};

test('a passing suite counts its tests', () => {
  const { passed, failures } = browserResult(session({ testResults: onePassed }), 'firefox');
  assert.equal(passed, 1);
  assert.deepEqual(failures, []);
});

test('an error on the console fails a suite whose tests all passed; a warning does not', () => {
  const warning = ['careful'];
  const error = ['broken'];
  rememberErrors({ type: 'warn', args: warning });
  rememberErrors({ type: 'error', args: error });
  const failuresWith = (logs: unknown[][]) =>
    browserResult(session({ testResults: onePassed, logs }), 'webkit').failures.length;
  assert.equal(failuresWith([warning]), 0);
  assert.equal(failuresWith([warning, error]), 1);
});

test('a test that never ran and a suite without tests are failures', () => {
  const notRun = {
    name: '',
    suites: [{ name: 'group', suites: [], tests: [{ name: 'late', passed: false, skipped: false }] }],
    tests: [],
  };
  assert.equal(browserResult(session({ testResults: notRun }), 'chromium').failures[0]?.test, 'group > late');
  assert.equal(browserResult(session({}), 'chromium').failures.length, 1);
});
