/** The few assertions that suites in a browser need. */
export function ok(value: unknown, message = `${String(value)} should hold`): asserts value {
  if (!value) throw new Error(message);
}

export function equal<T>(actual: T, expected: T): void {
  ok(Object.is(actual, expected), `got ${show(actual)}, expected ${show(expected)}`);
}

/** Compares by JSON: for data without functions, dates or gaps. */
export function deepEqual<T>(actual: T, expected: T): void {
  equal(show(actual), show(expected));
}

export function throws(act: () => unknown): void {
  try {
    act();
  } catch {
    return;
  }
  throw new Error('should throw');
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
