import { isSameAddress, ownedBy } from '../history/ownership.ts';
import { log } from '../log.ts';
import type { Mailer } from '../mail/mail.ts';
import type { Services } from '../services.ts';
import { hasSubmissions } from '../submissions/outboxes.ts';
import { codeMail } from './code-mail.ts';
import { nameOf } from './name.ts';

/** A code that was asked for; times are milliseconds since 1970. */
export interface CodeRequest {
  /** Canonical. */
  email: string;
  /** Name of the customer's object. */
  customer: string;
  /** SHA-256 of the challenge's secret. */
  challenge: string;
  code: string;
  expiresAt: number;
}

/**
 * Mails a code to an address that has conversations, and nothing to any other. Runs after the answer, so that nobody
 * learns from that which it was.
 */
export async function sendCode(services: Services, mailer: Mailer, request: CodeRequest): Promise<void> {
  try {
    log('code', await send(services, mailer, request));
  } catch (error) {
    log('code', { is: 'not_mailed', reason: error instanceof Error ? error.name : 'unknown' });
  }
}

async function send(
  services: Services,
  mailer: Mailer,
  request: CodeRequest,
): Promise<{ is: 'mailed' } | { is: 'not_mailed'; reason: string }> {
  const { settings, site, customers } = services;
  const { email, customer, challenge, code, expiresAt } = request;
  const found = await conversationsOf(services, request);
  if (found.is === 'none') return { is: 'not_mailed', reason: 'no_conversations' };
  if (found.is === 'unavailable') return { is: 'not_mailed', reason: found.reason };
  if (found.name !== null) await customers.of(customer).setName(challenge, found.name);
  const mail = codeMail(email, code, { site: site.name ?? new URL(settings.publicUrl).host, expiresAt });
  const taken = await mailer.send({ ...mail, idempotencyKey: challenge });
  return taken ? { is: 'mailed' } : { is: 'not_mailed', reason: 'mail_refused' };
}

type Found = { is: 'some'; name: string | null } | { is: 'none' } | { is: 'unavailable'; reason: string };

/** In the helpdesk, or in the outbox. What the helpdesk lists may be anybody's, so each is looked at. */
async function conversationsOf(
  { helpdesk, site, outboxes }: Services,
  { email, customer }: CodeRequest,
): Promise<Found> {
  const [listed, sending] = await Promise.all([
    helpdesk.listConversations({ email, page: 1 }),
    hasSubmissions(outboxes, customer),
  ]);
  const isOwn = ownedBy({ email, followers: site.history.followers });
  const own = listed.is === 'read' ? listed.items.filter((one) => isOwn(one, one.id)) : [];
  const begun = own.filter(({ author }) => isSameAddress(author.email, email));
  const names = begun.map(({ author }) => nameOf(author.name, site.limits.name));
  if (own.length > 0 || sending) return { is: 'some', name: names.find((name) => name !== null) ?? null };
  return listed.is === 'read' ? { is: 'none' } : listed;
}
