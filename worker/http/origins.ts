import { every } from 'hono/combine';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { Refusal } from './problem.ts';

/** Seconds a browser may remember the answer to its preflight question; two hours is the most that Chromium keeps. */
const PREFLIGHT_MAX_AGE_S = 7_200;

/** A request without an origin is no browser's, and is refused like a foreign one: these routes serve pages. */
const refuseForeign = createMiddleware<AppEnv>(async (c, next) => {
  const origin = c.req.header('Origin');
  if (!origin || !c.get('services').settings.allowedOrigins.has(origin)) {
    throw new Refusal('origin_not_allowed', { headers: { Vary: 'Origin' } });
  }
  await next();
});

/** Lets only the site's own origins in, matched exactly, and tells their browsers so. */
export const allowedOriginsOnly = every(
  refuseForeign,
  cors({
    origin: (origin) => origin,
    allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
    allowHeaders: ['Content-Type', 'Idempotency-Key', 'Authorization', 'If-None-Match'],
    exposeHeaders: ['Retry-After', 'ETag'],
    maxAge: PREFLIGHT_MAX_AGE_S,
  }),
);
