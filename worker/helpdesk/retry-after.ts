/** Below a second nothing is gained; above an hour the answer is more likely wrong than patient. */
const MIN_MS = 1_000;
const MAX_MS = 60 * 60 * 1_000;
/** `Date.parse` alone takes "-5" for a day in May. */
const HTTP_DATE = /^[A-Z][a-z]+, .* GMT$/;

/**
 * Reads a `Retry-After` header, seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds within bounds;
 * `undefined` if there is none or it makes no sense.
 */
export function retryAfterMs(header: string | null, now: number = Date.now()): number | undefined {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text)
    ? Number(text) * 1_000
    : HTTP_DATE.test(text)
      ? Date.parse(text) - now
      : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.min(MAX_MS, Math.max(MIN_MS, ms));
}
