import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';
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
  const { success } = await c.env.SESSION_LIMIT.limit({
    key: `${what}:${clientOf(c.req.header('CF-Connecting-IP'))}`,
  });
  if (!success) throw new Refusal('rate_limited', { headers: { 'Retry-After': String(PERIOD_S) } });
}

/**
 * Who counts as one client: an IPv4 address, or the /64 that a household or a machine has of IPv6. All without an
 * address are one; Cloudflare gives every request one.
 */
export function clientOf(address: string | undefined): string {
  if (!address?.includes(':')) return address ?? '';
  const host = URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? '';
  const [head = '', tail] = host.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)].slice(0, 4).join(':');
}
