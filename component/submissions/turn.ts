/** Longer than one attempt takes at most. Whoever holds the lock for longer is stuck, and the key protects as well. */
const LONGEST_WAIT_MS = 45_000;

/**
 * Runs an action while no other tab runs one of the same name. Where there are no locks (no HTTPS, a sandboxed
 * frame) it runs at once: what then saves the message from arriving twice is the key in the shared draft.
 */
export async function inTurn<T>(
  name: string,
  act: () => T | Promise<T>,
  locks: Pick<LockManager, 'request'> | null = navigator.locks ?? null,
  longestWait: () => AbortSignal = () => AbortSignal.timeout(LONGEST_WAIT_MS),
): Promise<T> {
  if (!locks) return act();
  let begun = false;
  try {
    return await locks.request(name, { signal: longestWait() }, () => {
      begun = true;
      return act();
    });
  } catch (error) {
    if (begun) throw error;
    return act();
  }
}
