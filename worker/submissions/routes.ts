import { type Context, Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import type { Attachment } from '../contract/attachments.ts';
import type { Accepted, Submission } from '../contract/submission.ts';
import type { Form } from '../forms.ts';
import { readBody } from '../http/body.ts';
import { readJson } from '../http/json.ts';
import { Refusal } from '../http/problem.ts';
import { log } from '../log.ts';
import type { Services } from '../services.ts';
import { alive, bearerOf } from '../session/bearer.ts';
import type { Acceptance } from './outbox.ts';
import { entryOf, identityOf, payloadOf } from './payload.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** New conversations: `/v1/conversations`. */
export const conversations = new Hono<AppEnv>().post('/', async (c) => {
  const services = c.get('services');
  const key = readKey(c.req.header('Idempotency-Key'));
  const body = await signedBy(c, await readJson(c.req.raw));
  const form = formOf(services, body);
  const submission = readBody(form.schema, body);

  const acceptance = await accept(services, key, submission, form);
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

/** UUIDs are the same in either case. */
function readKey(header: string | undefined): string {
  const key = header?.trim().toLowerCase() ?? '';
  if (!UUID.test(key)) throw new Refusal('key_required');
  return key;
}

/** The form that a message says it was written in. */
function formOf({ forms }: Services, body: unknown): Form {
  const name = body !== null && typeof body === 'object' && 'form' in body ? body.form : undefined;
  const form = forms(typeof name === 'string' ? name : undefined);
  if (!form) throw new Refusal('invalid', { errors: [{ path: ['form'], code: 'not_an_option' }] });
  return form;
}

/** Looks whether the key is known, takes the attachments, and stores the message: after this it is safe. */
async function accept(
  services: Services,
  key: string,
  submission: Submission,
  { tags }: Form,
): Promise<Acceptance> {
  const { settings, outboxes } = services;
  const identity = await identityOf(key, submission);
  const [outbox, ...former] = outboxes.of(key);
  const ids = submission.attachments ?? [];
  // Files are looked at once: an old key must be recognised even where its files are long gone.
  for (const shard of ids.length > 0 ? [outbox, ...former] : former) {
    const known = await shard.find(identity);
    if (known) return known;
  }

  const attachments = await takeAttachments(services, ids, identity.id);
  const payload = payloadOf(submission, { channel: settings.channel, tags }, attachments);
  try {
    return await outbox.accept({ ...identity, ...entryOf(payload) });
  } catch {
    log('accept_failed');
    throw new Refusal('unavailable');
  }
}

/** All of them, or none: a message never goes out with fewer files than its visitor attached. */
async function takeAttachments(
  { attachments: store, site }: Services,
  ids: string[],
  owner: string,
): Promise<Attachment[]> {
  const found = await Promise.all(ids.map((id) => store.find(id)));
  const attachments = found.filter((attachment) => attachment !== undefined);
  refuseUnknown(found.map((attachment) => attachment !== undefined));
  if (attachments.reduce((total, { size }) => total + size, 0) > site.attachments.maxTotalBytes) {
    throw new Refusal('invalid', { errors: [{ path: ['attachments'], code: 'too_large' }] });
  }
  refuseUnknown(await Promise.all(ids.map((id) => store.claim(id, owner))));
  return attachments;
}

function refuseUnknown(known: boolean[]): void {
  const errors = known.flatMap((is, index) =>
    is ? [] : [{ path: ['attachments', index], code: 'unknown' as const }],
  );
  if (errors.length > 0) throw new Refusal('attachment_unknown', { errors });
}
