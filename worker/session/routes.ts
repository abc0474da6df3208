import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { type Challenge, codeRequestSchema, type Session, type SessionInfo } from '../contract/session.ts';
import { readBody } from '../http/body.ts';
import { clientAddress } from '../http/client-address.ts';
import { limitClient } from '../http/client-limit.ts';
import { readJson } from '../http/json.ts';
import { methodNotAllowed } from '../http/methods.ts';
import { Refusal } from '../http/problem.ts';
import { addressOf } from './address-of.ts';
import { alive, bearerOf, originOf } from './bearer.ts';
import { codeHash, newCode } from './code.ts';
import { sendCode } from './code-request.ts';
import { customerName, sha256 } from './customers.ts';
import { newSecret } from './handle.ts';
import { networkMark } from './network.ts';
import type { SessionRow } from './sessions.ts';
import { signIn } from './sign-in.ts';

/** Who somebody is, and how they prove it: `/v1/session`. */
export const session = new Hono<AppEnv>()
  .use(async (c, next) => {
    if (!c.get('services').site.history.enabled) throw new Refusal('not_found');
    c.header('Cache-Control', 'no-store');
    await next();
  })
  .post('/code', async (c) => {
    const services = c.get('services');
    const { mailer, customers, handles } = services;
    if (!mailer) throw new Refusal('not_found');
    await limitClient(c, 'code');
    const email = addressOf(readBody(codeRequestSchema, await readJson(c.req.raw)).email, ['email']);
    const [customer, secret, code] = [await customerName(email), newSecret(), newCode()];
    const challenge = await sha256(secret);
    const { live, expiresAt } = await customers.of(customer).ask({
      challenge,
      code: await codeHash(secret, code),
      origin: originOf(c),
      email,
      network: await networkMark(clientAddress(c)),
    });
    if (live) {
      c.executionCtx.waitUntil(sendCode(services, mailer, { email, customer, challenge, code, expiresAt }));
    }
    return c.json(
      {
        challenge: await handles.make('challenge', { customer, secret }),
        expiresAt: new Date(expiresAt).toISOString(),
      } satisfies Challenge,
      202,
    );
  })
  .all('/code', methodNotAllowed('POST'))
  .post('/', async (c) => {
    await limitClient(c, 'sign_in');
    const services = c.get('services');
    const body = await readJson(c.req.raw);
    const secret = newSecret();
    const { customer, session } = await signIn(services, body, {
      session: await sha256(secret),
      origin: originOf(c),
    });
    const token = await services.handles.make('session', { customer, secret });
    return c.json({ token, ...infoOf(session) } satisfies Session, 201);
  })
  .get('/', async (c) => {
    const { customer, credential } = await bearerOf(c);
    return c.json(infoOf(alive(await customer.whoAmI(credential))) satisfies SessionInfo);
  })
  .delete('/', async (c) => {
    const { customer, credential } = await bearerOf(c);
    alive(await customer.signOut(credential, c.req.query('everywhere') === 'true'));
    return c.body(null, 204);
  })
  .all('/', methodNotAllowed('GET', 'POST', 'DELETE'));

function infoOf({ email, name, expiresAt }: SessionRow): SessionInfo {
  return { expiresAt: new Date(expiresAt).toISOString(), customer: { email, name } };
}
