import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { methodNotAllowed } from '../http/methods.ts';
import { Refusal } from '../http/problem.ts';
import { log } from '../log.ts';
import { exportOf, reportOf } from './report.ts';
import { firstOf, type Shard, walk } from './shards.ts';
import { isOperator } from './token.ts';
import type { SubmissionDetail } from './wire.ts';
import { isState } from './words.ts';

/** Nothing is told to anybody else, not even whether there is an operator. */
const operatorOnly = createMiddleware<AppEnv>(async (c, next) => {
  const { operatorToken } = c.get('services').settings;
  if (!(await isOperator(c.req.header('Authorization'), operatorToken))) {
    throw new Refusal('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } });
  }
  c.header('Cache-Control', 'no-store');
  await next();
});

/**
 * The outbox, as the operator sees it: `/v1/operator`.
 *
 * @param now milliseconds since 1970
 */
export const operator = (now: () => number) =>
  new Hono<AppEnv>()
    .use(operatorOnly)
    .get('/health', async (c) =>
      c.json(reportOf(await Promise.all(shardsOf(c).map((shard) => shard.overview())), now())),
    )
    .all('/health', methodNotAllowed('GET'))
    .get('/export', (c) =>
      c.body(exportOf(undelivered(shardsOf(c)), now()), 200, {
        'Content-Type': 'application/json',
        'Content-Disposition': 'attachment; filename="outbox.json"',
      }),
    )
    .all('/export', methodNotAllowed('GET'))
    .get('/submissions', async (c) => {
      const { state, cursor } = c.req.query();
      if (state !== undefined && !isState(state)) {
        throw new Refusal('unreadable', { errors: [{ path: ['state'], code: 'not_an_option' }] });
      }
      return c.json(await walk(shardsOf(c), cursor, (shard, within) => shard.list(state, within)));
    })
    .all('/submissions', methodNotAllowed('GET'))
    .get('/submissions/:id', async (c) => c.json(await show(shardsOf(c), c.req.param('id'))))
    .delete('/submissions/:id', async (c) => {
      const id = c.req.param('id');
      const outcome = await firstOf(shardsOf(c), (shard) => shard.remove(id));
      if (outcome === 'conflict') throw new Refusal('conflict');
      log('operator', { does: 'remove', id });
      return c.body(null, 204);
    })
    .all('/submissions/:id', methodNotAllowed('GET', 'DELETE'))
    .post('/submissions/:id/retry', async (c) => {
      const id = c.req.param('id');
      const outcome = await firstOf(shardsOf(c), (shard) => shard.retry(id));
      if (outcome === 'conflict') throw new Refusal('conflict');
      log('operator', { does: 'retry', id });
      return c.json(await show(shardsOf(c), id));
    })
    .all('/submissions/:id/retry', methodNotAllowed('POST'))
    .all('*', () => {
      throw new Refusal('not_found');
    });

function shardsOf(c: { get(key: 'services'): AppEnv['Variables']['services'] }): Shard[] {
  return c.get('services').outboxes.all();
}

function show(shards: Shard[], id: string): Promise<SubmissionDetail> {
  return firstOf(shards, (shard) => shard.show(id));
}

async function* undelivered(shards: Shard[]): AsyncGenerator<SubmissionDetail> {
  let cursor: string | undefined;
  do {
    const page = await walk(shards, cursor, (shard, within) => shard.undelivered(within));
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
