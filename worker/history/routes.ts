import { type Context, Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { changeSchema } from '../contract/history.ts';
import { readBody } from '../http/body.ts';
import { readJson } from '../http/json.ts';
import { methodNotAllowed } from '../http/methods.ts';
import { Refusal } from '../http/problem.ts';
import { alive, bearerOf } from '../session/bearer.ts';
import { refusalOf } from './answers.ts';
import type { Ask } from './asking.ts';
import { pageOf } from './cursor.ts';
import { reply } from './reply.ts';

/** Nobody's to keep, the browser's neither: it would still have it after signing out. The page remembers the tag itself. */
const CACHING = 'private, no-store';

/** A customer's own conversations: `/v1/conversations`. */
export const history = new Hono<AppEnv>()
  .use(async (c, next) => {
    if (!c.get('services').site.history.enabled) throw new Refusal('not_found');
    c.header('Vary', 'Origin, Authorization');
    await next();
  })
  .get('/', (c) =>
    answer(c, () => ({
      for: 'list',
      state: stateOf(c.req.query('state')),
      page: pageOf(c.req.query('cursor')),
    })),
  )
  .all('/', methodNotAllowed('GET', 'POST'))
  .get('/:id', (c) => answer(c, () => ({ for: 'conversation', id: c.req.param('id') })))
  .patch('/:id', (c, next) => {
    if (!c.get('services').site.history.closing) return next();
    return answer(c, async () => {
      const { state } = readBody<{ state: 'open' | 'closed' }>(changeSchema, await readJson(c.req.raw));
      return { for: 'change', id: c.req.param('id'), state };
    });
  })
  .all('/:id', (c, next) => {
    const { closing } = c.get('services').site.history;
    return methodNotAllowed('GET', ...(closing ? ['PATCH'] : []))(c, next);
  })
  .get('/:id/messages', (c) =>
    answer(c, () => ({ for: 'messages', id: c.req.param('id'), page: pageOf(c.req.query('cursor')) })),
  )
  .post('/:id/messages', async (c) => c.json(await reply(c, c.req.param('id')), 202))
  .all('/:id/messages', methodNotAllowed('GET', 'POST'));

/** Who asks is known before what they ask is read. */
async function answer(c: Context<AppEnv>, ask: () => Ask | Promise<Ask>): Promise<Response> {
  const { customer, credential } = await bearerOf(c);
  const answered = alive(await customer.history(credential, await ask(), c.req.header('If-None-Match')));
  if (answered.is === 'unchanged')
    return c.body(null, 304, { ETag: answered.etag, 'Cache-Control': CACHING });
  if (answered.is !== 'shown') throw refusalOf(answered);
  return c.body(answered.json, 200, {
    'Content-Type': 'application/json',
    ETag: answered.etag,
    'Cache-Control': CACHING,
  });
}

/** @throws {Refusal} `unreadable` */
function stateOf(state: string | undefined): 'open' | 'closed' | undefined {
  if (state === undefined || state === 'open' || state === 'closed') return state;
  throw new Refusal('unreadable');
}
