import { log } from '../log.ts';
import { advance, type DeliveryEvent } from './delivery.ts';
import type { Ledger } from './ledger.ts';
import type { Row } from './row.ts';

/** The ledger, with time and chance. `now` is in milliseconds since 1970, `random` in [0, 1). */
export interface Clockwork {
  ledger: Ledger;
  now: () => number;
  random: () => number;
}

/** What happened to a submission. */
export interface Step {
  row: Row;
  event: DeliveryEvent;
  conversationId?: string | undefined;
}

/** Writes transitions down, and one line each into the log. */
export function stepAll({ ledger, now, random }: Clockwork, steps: Step[]): Row[] {
  const changes = steps.map(({ row, event, conversationId }) => ({
    from: row,
    to: advance(row, event, { now: now(), random: random() }),
    conversationId,
  }));
  ledger.update(changes, now());
  for (const { from, to } of changes) logTransition(from, to.state, to.attempts, to.lastError);
  return changes.map(({ to }) => to);
}

/** Writes one transition down. */
export function step(clockwork: Clockwork, row: Row, event: DeliveryEvent): void {
  stepAll(clockwork, [{ row, event }]);
}

/** A crash between the call and its answer leaves `sending` behind; what came of it is for a look-up to say. */
export function recoverCrashed(clockwork: Clockwork): void {
  for (const row of clockwork.ledger.inState('sending'))
    step(clockwork, row, { is: 'unclear', reason: 'crashed' });
}

/** A row that cannot be read must not keep the others waiting. */
export function setAside({ ledger, now }: Clockwork, row: Row): undefined {
  const to = { ...row, state: 'failed', nextAttemptAt: null, lastError: 'corrupted' } as const;
  ledger.update([{ from: row, to }], now());
  logTransition(row, 'failed', row.attempts, 'corrupted');
}

function logTransition(row: Row, state: string, attempts: number, error: string | null): void {
  log('submission', { id: row.id, reference: row.reference, from: row.state, state, attempts, error });
}
