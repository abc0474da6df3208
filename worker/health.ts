import { Hono } from 'hono';
import { LATE_MS } from './alerts/alerts.ts';
import type { AppEnv } from './app-env.ts';
import { configurationOf } from './configuration.ts';
import type { SetupProblem } from './env.ts';
import { problemResponse, Refusal } from './http/problem.ts';
import { createOutboxes, healthOf } from './submissions/outboxes.ts';

/** Body of `GET /healthz`. Holds names and numbers, no value of any variable. */
export type Health =
  | { status: 'ok'; outbox: OutboxHealth }
  | { status: 'delivery_stopped' | 'delivery_late' | 'delivery_failed'; outbox: OutboxHealth }
  | { status: 'misconfigured'; problems: SetupProblem[] }
  | { status: 'storage_unavailable' };

interface OutboxHealth {
  waiting: number;
  /** Seconds since the oldest of them was accepted. */
  oldestSeconds: number;
  failed: number;
  /** Of those, how many failed within a day: a wrong channel, for one, fails every message. */
  failedLately: number;
  /** Why nothing is being delivered, such as `unauthorized`. */
  stopped: string | null;
}

/** `GET /healthz`, for the operator's monitor: 200, or 503 with what is wrong. */
export const health = (now: () => number) =>
  new Hono<AppEnv>()
    .get('/', async (c) => {
      const answer = await healthFrom(c.env, now());
      return c.json(answer, answer.status === 'ok' ? 200 : 503, { 'Cache-Control': 'no-store' });
    })
    .all('/', (c) => problemResponse(c, new Refusal('method_not_allowed', { headers: { Allow: 'GET' } })));

async function healthFrom(env: AppEnv['Bindings'], now: number): Promise<Health> {
  const configuration = configurationOf(env);
  if (!configuration.ok) return { status: 'misconfigured', problems: configuration.problems };
  try {
    const { oldestAt, ...counts } = await healthOf(createOutboxes(env.OUTBOX, configuration.site.outbox));
    const waited = oldestAt === null ? 0 : now - oldestAt;
    const outbox = { ...counts, oldestSeconds: Math.round(waited / 1000) };
    // Being asked to slow down is no reason to wake anybody, unless it lasts.
    if (counts.stopped && counts.stopped !== 'rate_limited') return { status: 'delivery_stopped', outbox };
    if (waited > LATE_MS) return { status: 'delivery_late', outbox };
    return { status: counts.failedLately > 0 ? 'delivery_failed' : 'ok', outbox };
  } catch {
    return { status: 'storage_unavailable' };
  }
}
