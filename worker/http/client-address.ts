import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** Where a request comes from. Cloudflare gives every request one; whatever other headers say, the client may have said. */
export function clientAddress(c: Context<AppEnv>): string | undefined {
  return c.req.header('CF-Connecting-IP');
}

/** Who counts as one client: an IPv4 address, or the /64 that a machine has of IPv6. All without an address are one. */
export function clientOf(address: string | undefined): string {
  return address?.includes(':') ? groupsOf(address, 4) : (address ?? '');
}

/** Among whose neighbours a client is: the /24 of an IPv4 address, the /48 of IPv6. A household may have many a /64. */
export function networkOf(address: string | undefined): string {
  if (address?.includes(':')) return groupsOf(address, 3);
  return (address ?? '').split('.').slice(0, 3).join('.');
}

/** The first groups of an IPv6 address, in the one way to spell them. */
function groupsOf(address: string, count: number): string {
  const host = URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? '';
  const [head = '', tail] = host.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)].slice(0, count).join(':');
}
