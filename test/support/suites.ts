import { globSync } from 'node:fs';
import { resolve } from 'node:path';

const BROWSER_SUITES = ['test/component/**/*.test.ts', 'test/end-to-end/**/*.browser.test.ts'];

export interface Suites {
  node: string[];
  browser: string[];
}

/** Test files whose path contains the filter, as absolute paths: those for Node and those for browsers. */
export function findSuites(filter = ''): Suites {
  const browser = new Set(globSync(BROWSER_SUITES));
  const all = globSync('test/**/*.test.ts').sort();
  const wanted = all.filter((file) => file.replaceAll('\\', '/').includes(filter));
  return {
    node: wanted.filter((file) => !browser.has(file)).map((file) => resolve(file)),
    browser: wanted.filter((file) => browser.has(file)).map((file) => resolve(file)),
  };
}

/** Whether a browser suite talks to the real Worker and the stand-in helpdesk. */
export function needsStack(file: string): boolean {
  return file.replaceAll('\\', '/').includes('/test/end-to-end/');
}
