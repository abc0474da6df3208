/** What the operator is told of while it lasts, and again when it is over. */
export type Condition = 'line_stopped' | 'delivery_late';

/** A message that has waited longer is late: the helpdesk is down, or its credentials are. */
export const LATE_MS = 15 * 60 * 1000;

/** How things stand. Times are milliseconds since 1970. */
export interface Situation {
  now: number;
  /** Why the line stands, if it does. */
  stopped: string | null;
  /** When the oldest message that is still waiting was accepted. */
  oldestAt: number | null;
}

/** Body of the POST to `ALERT_WEBHOOK`. No address, subject or text is ever in it. */
export type Alert =
  | {
      event: Condition;
      is: 'raised' | 'recovered';
      /** Such as `unauthorized`; null if late alone. */
      reason: string | null;
      /** ISO 8601 UTC. */
      since: string;
      worker: string;
      waiting: number;
      failed: number;
    }
  | { event: 'submission_failed'; id: string; reference: string; error: string | null; worker: string };

/** A condition that began or ended, and since when it has held. */
export interface Change {
  condition: Condition;
  is: 'raised' | 'recovered';
  since: number;
}

/** What has changed since the operator was last told. Being asked to slow down is no reason to call anybody. */
export function changesOf(
  told: ReadonlyMap<string, number>,
  { now, stopped, oldestAt }: Situation,
): Change[] {
  const holds: Record<Condition, boolean> = {
    line_stopped: stopped !== null && stopped !== 'rate_limited',
    delivery_late: oldestAt !== null && now - oldestAt >= LATE_MS,
  };
  return (Object.keys(holds) as Condition[]).flatMap((condition): Change[] => {
    const since = told.get(condition);
    if (holds[condition] === (since !== undefined)) return [];
    return [{ condition, is: holds[condition] ? 'raised' : 'recovered', since: since ?? now }];
  });
}
