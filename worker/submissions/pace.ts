/** Calls under way at once: a Worker has six connections, and the helpdesk's rate limit is per token. */
export const PARALLEL_CALLS = 4;

/** Written down at once is what goes out in this time: each writing takes a moment, and a crash leaves all of it to be looked up. */
const BATCH_MS = 250;
/** The texts of all of them are in memory. */
const LARGEST_BATCH = 200;
/** How long a few calls took says little of the helpdesk's pace. */
const GROWTH = 8;

/** While nothing is known of the helpdesk's pace. */
export const FIRST_BATCH = 2 * PARALLEL_CALLS;

/**
 * How many submissions to write down at once from now on.
 *
 * @param size so far
 * @param taken how many there were
 * @param ms how long they took to go out, in milliseconds
 */
export function nextBatch(size: number, taken: number, ms: number): number {
  const inTime = Math.round((taken * BATCH_MS) / Math.max(ms, 1));
  return Math.max(PARALLEL_CALLS, Math.min(inTime, size * GROWTH, LARGEST_BATCH));
}
