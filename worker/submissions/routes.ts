import { type Context, Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import type { Accepted } from '../contract/submission.ts';
import type { Form } from '../forms.ts';
import { readBody } from '../http/body.ts';
import { readJson } from '../http/json.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { alive, bearerOf } from '../session/bearer.ts';
import { acceptConversation } from './accept.ts';
import { readKey } from './key.ts';

/** New conversations: `/v1/conversations`. */
export const conversations = new Hono<AppEnv>().post('/', async (c) => {
  const services = c.get('services');
  const key = readKey(c.req.header('Idempotency-Key'));
  const body = await signedBy(c, await readJson(c.req.raw));
  const form = formOf(services, body);
  const submission = readBody(form.schema, body);

  const acceptance = await acceptConversation(services, key, submission, form);
  if (acceptance.is === 'key_reused') throw new Refusal('key_reused');
  return c.json({ reference: acceptance.reference, state: 'accepted' } satisfies Accepted, 202);
});

/**
 * With a session, the message comes from whose it is, whatever the body says; with a dead one, from nobody.
 *
 * @throws {Refusal} `unauthenticated`
 */
async function signedBy(c: Context<AppEnv>, body: unknown): Promise<unknown> {
  if (c.req.header('Authorization') === undefined) return body;
  const { customer, credential } = await bearerOf(c);
  const { email, name } = alive(await customer.whoAmI(credential));
  const isMessage = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isMessage ? { ...body, email, ...(name && { name }) } : body;
}

/** The form that a message says it was written in. */
function formOf({ forms }: Services, body: unknown): Form {
  const name = body !== null && typeof body === 'object' && 'form' in body ? body.form : undefined;
  const form = forms(typeof name === 'string' ? name : undefined);
  if (!form) throw new Refusal('invalid', { errors: [{ path: ['form'], code: 'not_an_option' }] });
  return form;
}
