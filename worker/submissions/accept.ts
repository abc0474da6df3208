import type { Attachment } from '../contract/attachments.ts';
import type { Submission } from '../contract/submission.ts';
import type { Form } from '../forms.ts';
import { Refusal } from '../http/problem.ts';
import { log } from '../log.ts';
import type { Services } from '../services.ts';
import { entryOf, type Identity, identityOf, replyIdentityOf } from './entry.ts';
import type { Acceptance, Reservation } from './outbox.ts';
import type { Outboxes, OutboxStub } from './outboxes.ts';
import { type Payload, payloadOf, type ReplyPayload, type TakenReply } from './payload.ts';

/** Takes a new conversation: after this it is safe. The same key with the same message gets the same answer. */
export async function acceptConversation(
  services: Services,
  key: string,
  submission: Submission,
  form: Form,
): Promise<Acceptance> {
  const { outboxes, now } = services;
  const identity = await identityOf(key, submission);
  const [outbox, ...former] = outboxes.of(key);
  const ids = submission.attachments ?? [];
  // Files are looked at once: an old key must be recognised even where its files are long gone.
  for (const shard of ids.length > 0 ? [outbox, ...former] : former) {
    const known = await shard.find(identity);
    if (known) return known;
  }

  const attachments = await takeAttachments(services, ids, identity.id);
  return store(outbox, identity, payloadOf(submission, form, attachments, now()));
}

/** A customer's reply, checked. */
export interface AcceptableReply {
  /** See {@link import('./payload.ts').ReplyPayload}. */
  conversation: string;
  /** What the conversation is known by as long as the outbox remembers how it began. */
  thread: string;
  /** The shard that it began in, if it began here. */
  shard: number | undefined;
  /** Name of the customer's object. */
  customer: string;
  author: { name: string; email: string };
  body: string;
  attachments: string[];
}

/**
 * Takes a reply, in the shard of its conversation, so that it goes out after what was written there before.
 *
 * @returns `taken` unless the reply was known by its key
 */
export async function acceptReply(
  services: Services,
  key: string,
  { conversation, thread, shard, customer, author, body, attachments: ids }: AcceptableReply,
): Promise<Acceptance & { taken?: TakenReply }> {
  const { outboxes } = services;
  const identity = await replyIdentityOf(key, { thread, customer, body, attachments: ids });
  const kept = await placeOf(outboxes, key, identity);
  if (kept === 'key_reused') return { is: 'key_reused' };
  const known = await kept?.find(identity);
  if (known) return known;

  // Before the key is kept: a reply that is refused must not use it up.
  const attachments = (await takeAttachments(services, ids, identity.id)).map(({ id, name }) => ({
    id,
    name,
  }));
  const outbox = kept ?? (await keep(outboxes, key, identity, shard ?? outboxes.shardOf(thread)));
  if (outbox === 'key_reused') return { is: 'key_reused' };
  const payload: ReplyPayload = { kind: 'reply', conversation, body, author, attachments };
  return { ...(await store(outbox, identity, payload)), taken: { id: identity.id, payload } };
}

/** Where a reply's key has been used before, if it has: that is known where its last digits say. */
async function placeOf(
  outboxes: Outboxes,
  key: string,
  identity: Identity,
): Promise<OutboxStub | 'key_reused' | undefined> {
  for (const outbox of outboxes.of(key)) {
    const reservation = await outbox.reserve(identity);
    if (reservation) return placed(outboxes, outbox, reservation);
  }
  return undefined;
}

/** Keeps the key there, with the shard where the reply goes first. */
async function keep(
  outboxes: Outboxes,
  key: string,
  identity: Identity,
  shard: number,
): Promise<OutboxStub | 'key_reused'> {
  const [home] = outboxes.of(key);
  if (outboxes.at(shard).id.equals(home.id)) return home;
  return placed(outboxes, home, await home.reserve(identity, shard));
}

function placed(
  outboxes: Outboxes,
  outbox: OutboxStub,
  reservation: Reservation | undefined,
): OutboxStub | 'key_reused' {
  if (reservation?.is === 'key_reused') return 'key_reused';
  return reservation?.is === 'at' ? outboxes.at(reservation.shard) : outbox;
}

async function store(outbox: OutboxStub, identity: Identity, payload: Payload): Promise<Acceptance> {
  try {
    return await outbox.accept({ ...identity, ...(await entryOf(payload)) });
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
