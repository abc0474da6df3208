import { codeProofSchema, identityProofSchema, reamazeProofSchema } from '../contract/session.ts';
import { readBody } from '../http/body.ts';
import { Refusal } from '../http/problem.ts';
import { log } from '../log.ts';
import type { Services } from '../services.ts';
import { addressOf } from './address-of.ts';
import { isAuthkey } from './authkey.ts';
import { codeHash, codeIn } from './code.ts';
import type { SignedIn } from './customer.ts';
import { customerName, sha256 } from './customers.ts';
import { nameOf } from './name.ts';
import type { Credential, SessionRow } from './sessions.ts';

/** A session that has begun, and the name of the object that has it. */
export interface Begun {
  customer: string;
  session: SessionRow;
}

/**
 * Begins a session for whoever proves an address, by one of three ways. What is wrong with a proof is told to nobody
 * but the log.
 *
 * @throws {Refusal} `unreadable` or `invalid` for what is no proof, `unauthenticated` for one that proves nothing
 */
export function signIn(services: Services, body: unknown, credential: Credential): Promise<Begun> {
  if (has(body, 'identity')) {
    return byIdentity(services, readBody(identityProofSchema, body).identity, credential);
  }
  if (has(body, 'reamaze')) {
    return byAuthkey(services, readBody(reamazeProofSchema, body).reamaze, credential);
  }
  return byCode(services, readBody(codeProofSchema, body), credential);
}

/** What does not even look like a code cannot be a try. */
async function byCode(
  { handles, customers }: Services,
  proof: { challenge: string; code: string },
  { session, origin }: Credential,
): Promise<Begun> {
  const handle = await handles.read('challenge', proof.challenge);
  const code = codeIn(proof.code);
  if (!handle || code === undefined) throw refused('code', handle ? 'no_code' : 'no_challenge');
  const { customer, secret } = handle;
  const guess = { challenge: await sha256(secret), code: await codeHash(secret, code), origin };
  return begun('code', customer, await customers.of(customer).redeem(guess, session));
}

async function byIdentity(services: Services, token: string, credential: Credential): Promise<Begun> {
  const outcome = await services.readIdentity(token);
  if (outcome.is === 'refused') throw refused('identity', outcome.reason);
  const { email, name, token: once } = outcome.identity;
  const customer = await customerName(email);
  const whose = { email, name: nameOf(name, services.site.limits.name) };
  return begun('identity', customer, await services.customers.of(customer).signIn(credential, whose, once));
}

async function byAuthkey(
  { settings: { ssoSecret }, site, customers }: Services,
  proof: { id: string; email: string; name?: string | undefined; authkey: string },
  credential: Credential,
): Promise<Begun> {
  if (ssoSecret === undefined) throw refused('authkey', 'not_set_up');
  if (!(await isAuthkey(proof, ssoSecret))) throw refused('authkey', 'wrong_authkey');
  const email = addressOf(proof.email, ['reamaze', 'email']);
  const customer = await customerName(email);
  const whose = { email, name: nameOf(proof.name, site.limits.name) };
  return begun('authkey', customer, await customers.of(customer).signIn(credential, whose, undefined));
}

type Way = 'code' | 'identity' | 'authkey';

function begun(by: Way, customer: string, answer: SignedIn | { is: 'unauthenticated' }): Begun {
  if (answer.is === 'unauthenticated') throw refused(by, by === 'identity' ? 'used_before' : 'not_accepted');
  log('signed_in', { by });
  return { customer, session: answer };
}

function refused(by: Way, reason: string): Refusal {
  log('sign_in_refused', { by, reason });
  return new Refusal('unauthenticated');
}

function has(body: unknown, member: string): boolean {
  return typeof body === 'object' && body !== null && member in body;
}
