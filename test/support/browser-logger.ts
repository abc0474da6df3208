import type { Logger } from '@web/test-runner';

/** Progress is reported suite by suite elsewhere; what web-test-runner adds is what its server cannot serve. */
export const quietLogger: Logger = {
  log() {},
  debug() {},
  group() {},
  groupEnd() {},
  warn: write,
  error: write,
  logSyntaxError({ message, filePath, line, column }) {
    write(`${filePath}:${line}:${column}: ${message}`);
  },
};

/** Not by `console`: web-test-runner holds that back while it runs. */
function write(...messages: unknown[]): void {
  const lines = messages.map((message) => (message instanceof Error ? (message.stack ?? message) : message));
  process.stderr.write(`${lines.join(' ')}\n`);
}
