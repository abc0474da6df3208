import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { type Reply, replySchema } from '../contract/history.ts';
import type { Accepted } from '../contract/submission.ts';
import { readBody } from '../http/body.ts';
import { readJson } from '../http/json.ts';
import { Refusal } from '../http/problem.ts';
import { alive, bearerOf } from '../session/bearer.ts';
import { acceptReply } from '../submissions/accept.ts';
import { readKey } from '../submissions/key.ts';
import { refusalOf } from './answers.ts';

/**
 * Takes a reply to the conversation that is asked for by `id`, from whose session it is.
 *
 * @throws {Refusal}
 */
export async function reply(c: Context<AppEnv>, id: string): Promise<Accepted> {
  const services = c.get('services');
  const { customer, name: customerName, credential } = await bearerOf(c);
  const key = readKey(c.req.header('Idempotency-Key'));
  const { limits, attachments } = services.site;
  const written = readBody<Reply>(replySchema({ limits, attachments }), await readJson(c.req.raw));

  const found = alive(await customer.thread(credential, id));
  if (found.is !== 'found') throw refusalOf(found);
  const { email, name, ...place } = found.value;
  const acceptance = await acceptReply(services, key, {
    ...place,
    customer: customerName,
    author: { email, name: name ?? email },
    body: written.body,
    attachments: written.attachments ?? [],
  });
  if (acceptance.is === 'key_reused') throw new Refusal('key_reused');
  await customer.wrote(acceptance.taken);
  return { reference: acceptance.reference, state: 'accepted' };
}
