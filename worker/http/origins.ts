import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { Refusal } from './problem.ts';

/** Answer to the question a browser asks before it sends. Two hours is the most that Chromium remembers it. */
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key, Authorization, If-None-Match',
  'Access-Control-Max-Age': '7200',
};

/**
 * Lets only the site's own origins in, matched exactly, and tells their browsers so. A request without an origin is no
 * browser's, and is refused like a foreign one: these routes serve pages.
 */
export const allowedOriginsOnly = createMiddleware<AppEnv>(async (c, next) => {
  c.header('Vary', 'Origin');
  const origin = c.req.header('Origin');
  if (!origin || !c.get('services').settings.allowedOrigins.has(origin)) {
    throw new Refusal('origin_not_allowed');
  }
  letIn(c, origin);
  if (c.req.method === 'OPTIONS') return c.body(null, 204, PREFLIGHT);
  await next();
  return undefined;
});

/**
 * Of a Worker that is not set up: pages on the allow-list, if that much can be read, may read that it is not.
 *
 * @throws {Refusal} `misconfigured`, unless it is the question before a request
 */
export function refuseMisconfigured(c: Context<AppEnv>, origins: ReadonlySet<string>): Response {
  const origin = c.req.header('Origin');
  c.header('Vary', 'Origin');
  if (origin && origins.has(origin)) {
    letIn(c, origin);
    if (c.req.method === 'OPTIONS') return c.body(null, 204, PREFLIGHT);
  }
  throw new Refusal('misconfigured');
}

function letIn(c: Context<AppEnv>, origin: string): void {
  c.header('Access-Control-Allow-Origin', origin);
  c.header('Access-Control-Expose-Headers', 'Retry-After, ETag');
}
