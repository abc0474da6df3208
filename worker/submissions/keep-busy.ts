/**
 * Carries out what `next` gives, so many at once, and as soon as one is done the next, until it gives nothing and all
 * are done. After a failure none is begun any more.
 */
export function keepBusy<T>(
  parallel: number,
  next: () => T | undefined,
  carryOut: (one: T) => Promise<void>,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let underway = 0;
  let failure: { error: unknown } | undefined;

  function fill(): void {
    try {
      while (underway < parallel && !failure) {
        const one = next();
        if (one === undefined) break;
        underway += 1;
        void run(one);
      }
    } catch (error) {
      failure = { error };
    }
    if (underway > 0) return;
    if (failure) reject(failure.error);
    else resolve();
  }

  async function run(one: T): Promise<void> {
    try {
      await carryOut(one);
    } catch (error) {
      failure ??= { error };
    }
    underway -= 1;
    fill();
  }

  fill();
  return promise;
}
