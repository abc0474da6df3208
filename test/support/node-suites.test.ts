import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { runNodeSuites, runSuite } from './node-suites.ts';
import { closingLine, describeSuite, type SuiteResult, tally } from './results.ts';

before(() => {
  // node:test refuses to run inside of itself, which it recognises by this variable.
  delete process.env['NODE_TEST_CONTEXT'];
});

function fixture(name: string): string {
  return `${import.meta.dirname}/fixtures/${name}.suite.ts`;
}

test('counts tests, not groups and files, and says which one failed why', async () => {
  const suite = await runSuite(fixture('mixed'));
  assert.equal(suite.passed, 1);
  assert.deepEqual(
    suite.failures.map(({ test, message }) => ({ test, message })),
    [{ test: 'group > fails', message: 'on purpose' }],
  );
  const report = describeSuite(suite);
  for (const part of ['mixed.suite.ts (node)', 'group > fails', 'on purpose', 'said by the suite']) {
    assert.ok(report.includes(part), part);
  }
});

test('a suite that crashes, runs nothing or hangs is a failure of its own', async () => {
  for (const name of ['crashing', 'empty', 'hanging']) {
    const suite = await runSuite(fixture(name), 3_000);
    assert.deepEqual(
      suite.failures.map((failure) => failure.test),
      [undefined],
      name,
    );
  }
});

test('the closing line sums every suite', async () => {
  const suites: SuiteResult[] = [];
  await runNodeSuites([fixture('mixed'), fixture('crashing')], (suite) => suites.push(suite));
  assert.equal(closingLine(tally(suites)), '1 passed, 2 failed');
});
