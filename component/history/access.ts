import type { Following } from '../following.ts';
import type { Refused, Unreachable } from '../request.ts';
import type { Clock } from './clock.ts';
import type { HistoryDesk } from './desk.ts';

/** What every part of the history asks, waits and redraws with. */
export interface Access {
  readonly desk: HistoryDesk;
  readonly clock: Clock;
  /** What reading on takes, once it is loaded. */
  readonly following: Following | undefined;
  /** Loads it. Gives nothing if it cannot be loaded. */
  follow(): Promise<Following | undefined>;
  /** Redraws. */
  changed(): void;
}

/** Why something cannot be shown or done. */
export type Failure = Refused | Unreachable;

/** Asks as the customer. Nothing comes of it if the session is over, or another one by then. */
export async function ask<T extends { outcome: string }>(
  { desk: { session } }: Access,
  call: (token: string) => Promise<T>,
): Promise<T | undefined> {
  const { token } = session;
  if (!token) return undefined;
  const result = await call(token);
  if ('code' in result && result.code === 'unauthenticated') session.expire(token);
  return session.token === token ? result : undefined;
}
