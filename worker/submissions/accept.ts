import type { Attachment } from '../contract/attachments.ts';
import type { Submission } from '../contract/submission.ts';
import { Refusal } from '../http/problem.ts';
import { log } from '../log.ts';
import type { Services } from '../services.ts';
import { entryOf, type Identity, identityOf, replyIdentityOf } from './entry.ts';
import type { Acceptance, Reservation } from './outbox.ts';
import type { Outboxes, OutboxStub } from './outboxes.ts';
import { type Payload, payloadOf } from './payload.ts';

/** Takes a new conversation: after this it is safe. The same key with the same message gets the same answer. */
export async function acceptConversation(
  services: Services,
  key: string,
  submission: Submission,
  tags: string[],
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
  return store(outbox, identity, payloadOf(submission, { channel: settings.channel, tags }, attachments));
}

/** A customer's reply, checked. */
export interface AcceptableReply {
  /** The helpdesk's id, or that of the submission that began the conversation. */
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

/** Takes a reply, in the shard of its conversation, so that it goes out after what was written there before. */
export async function acceptReply(
  services: Services,
  key: string,
  { conversation, thread, shard, customer, author, body, attachments: ids }: AcceptableReply,
): Promise<Acceptance> {
  const { outboxes } = services;
  const identity = await replyIdentityOf(key, { thread, customer, body, attachments: ids });
  const outbox = await placeOf(outboxes, key, identity, shard ?? outboxes.shardOf(thread));
  const known = outbox && (await outbox.find(identity));
  if (!outbox || known?.is === 'key_reused') return { is: 'key_reused' };
  if (known) return known;

  const attachments = (await takeAttachments(services, ids, identity.id)).map(({ id, name }) => ({
    id,
    name,
  }));
  return store(outbox, identity, { kind: 'reply', conversation, body, author, attachments });
}

/** A key is looked for where its last digits say; a reply's is kept there, with the shard where it went first. */
async function placeOf(
  outboxes: Outboxes,
  key: string,
  identity: Identity,
  shard: number,
): Promise<OutboxStub | undefined> {
  const [home, ...former] = outboxes.of(key);
  const placed = (outbox: OutboxStub, reservation: Reservation): OutboxStub | undefined => {
    if (reservation.is === 'here') return outbox;
    return reservation.is === 'at' ? outboxes.at(reservation.shard) : undefined;
  };
  for (const outbox of former) {
    const reservation = await outbox.reserve(identity);
    if (reservation) return placed(outbox, reservation);
  }
  const isHome = outboxes.at(shard).id.equals(home.id);
  const reservation = await (isHome ? home.reserve(identity) : home.reserve(identity, shard));
  return reservation ? placed(home, reservation) : home;
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
