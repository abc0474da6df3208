import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import type { AppEnv } from './app-env.ts';
import { attachments, files } from './attachments/routes.ts';
import { configurationOf } from './configuration.ts';
import { type Env, readOrigins } from './env.ts';
import { health } from './health.ts';
import { threadFiles } from './history/files.ts';
import { history } from './history/routes.ts';
import { formerChunks } from './http/former-chunks.ts';
import { methodNotAllowed } from './http/methods.ts';
import { allowedOriginsOnly, refuseMisconfigured } from './http/origins.ts';
import { problemResponse, Refusal } from './http/problem.ts';
import { log } from './log.ts';
import { operator } from './operator/routes.ts';
import { createServices, type Services } from './services.ts';
import { session } from './session/routes.ts';
import { conversations } from './submissions/routes.ts';

/** Seconds a page may keep using the form it has. */
const CONFIG_MAX_AGE_S = 60;

/**
 * The Worker's HTTP side: what holds for every request in order, then the routes, and one place for refusals.
 *
 * @param now milliseconds since 1970
 */
export function createApp(now: () => number): Hono<AppEnv> {
  const services = servicesByEnv(now);

  const ready = createMiddleware<AppEnv>(async (c, next) => {
    const made = services(c.env);
    if (made) {
      c.set('services', made);
      return await next();
    }
    const isForPages = c.req.path.startsWith('/v1/') && !c.req.path.startsWith('/v1/operator');
    return refuseMisconfigured(c, isForPages ? readOrigins(c.env) : new Set());
  });

  // Said here, or one route that it cannot take would have all of them searched in a slower way.
  return new Hono<AppEnv>({ router: new RegExpRouter() })
    .route('/healthz', health(now))
    .route('/chunks', formerChunks)
    .use(ready)
    .route('/v1/operator', operator(now))
    .use('/v1/*', allowedOriginsOnly)
    .get('/v1/config', (c) => {
      const form = c.get('services').forms(c.req.query('form'));
      if (!form) throw new Refusal('not_found');
      return c.json(form.config, 200, { 'Cache-Control': `max-age=${CONFIG_MAX_AGE_S}` });
    })
    .all('/v1/config', methodNotAllowed('GET'))
    .route('/v1/attachments', attachments)
    .route('/v1/session', session)
    .route('/v1/conversations', conversations)
    .route('/v1/conversations', history)
    .route('/thread-files', threadFiles)
    .route('/files', files)
    .notFound((c) => problemResponse(c, new Refusal('not_found')))
    .onError((error, c) => {
      if (error instanceof Refusal) return problemResponse(c, error);
      log('unexpected', { error: error.name });
      return problemResponse(c, new Refusal('unavailable'));
    });
}

/** `undefined` while the Worker is misconfigured. */
function servicesByEnv(now: () => number): (env: Env) => Services | undefined {
  const made = new WeakMap<Env, Services>();
  return (env) => {
    const known = made.get(env);
    if (known) return known;
    const configuration = configurationOf(env);
    if (!configuration.ok) return undefined;
    const services = createServices(env, configuration, now);
    made.set(env, services);
    return services;
  };
}
