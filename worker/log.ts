/**
 * One JSON line per event. Fields are ids, states, counts and times only: no address, subject, text, file name,
 * token or signed link ever goes into a log.
 */
export function log(event: string, fields: Record<string, unknown> = {}): void {
  console.log(JSON.stringify({ event, ...fields }));
}
