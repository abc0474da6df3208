import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { clientAddress, clientOf } from './client-address.ts';
import { Refusal } from './problem.ts';

/** The period that wrangler.toml sets for `SESSION_LIMIT`, in seconds. */
const PERIOD_S = 60;

/**
 * Lets each client's address do something only so often a minute: how often, and why, stands in wrangler.toml.
 *
 * @param what each has a count of its own
 * @throws {Refusal} `rate_limited`
 */
export async function limitClient(c: Context<AppEnv>, what: string): Promise<void> {
  const { success } = await c.env.SESSION_LIMIT.limit({ key: `${what}:${clientOf(clientAddress(c))}` });
  if (!success) throw new Refusal('rate_limited', { headers: { 'Retry-After': String(PERIOD_S) } });
}
