import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import type { SessionInfo } from '../contract/session.ts';
import { methodNotAllowed } from '../http/methods.ts';
import { Refusal } from '../http/problem.ts';
import { bearerOf } from './bearer.ts';
import type { SessionRow } from './sessions.ts';

/** Who somebody is, and how they prove it: `/v1/session`. */
export const session = new Hono<AppEnv>()
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  })
  .get('/', async (c) => {
    const { customer, credential } = await bearerOf(c);
    const answer = await customer.whoAmI(credential);
    if (answer.is === 'unauthenticated') throw new Refusal('unauthenticated');
    return c.json(infoOf(answer) satisfies SessionInfo);
  })
  .delete('/', async (c) => {
    const { customer, credential } = await bearerOf(c);
    const answer = await customer.signOut(credential, c.req.query('everywhere') === 'true');
    if (answer.is === 'unauthenticated') throw new Refusal('unauthenticated');
    return c.body(null, 204);
  })
  .all('/', methodNotAllowed('GET', 'POST', 'DELETE'));

function infoOf({ email, name, expiresAt }: SessionRow): SessionInfo {
  return { expiresAt: new Date(expiresAt).toISOString(), customer: { email, name } };
}
