import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { Refusal } from '../http/problem.ts';
import type { Unauthenticated } from './customer.ts';
import { type CustomerStub, sha256 } from './customers.ts';
import type { Credential } from './sessions.ts';

/** Somebody who says they are signed in: their object, and what it takes to be believed there. */
export interface Bearer {
  customer: CustomerStub;
  /** The object's name; what is kept elsewhere for a customer is kept under it. */
  name: string;
  /** First argument of whatever a customer may ask of their object. */
  credential: Credential;
}

/**
 * Reads who is asking from `Authorization`. That the session is still alive, only its object knows.
 *
 * @throws {Refusal} `unauthenticated`
 */
export async function bearerOf(c: Context<AppEnv>): Promise<Bearer> {
  const { handles, customers } = c.get('services');
  const token = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  const handle = token === undefined ? undefined : await handles.read('session', token);
  if (!handle) throw new Refusal('unauthenticated');
  return {
    customer: customers.of(handle.customer),
    name: handle.customer,
    credential: { session: await sha256(handle.secret), origin: originOf(c) },
  };
}

/**
 * What an object has answered to somebody whose session is alive.
 *
 * @throws {Refusal} `unauthenticated`
 */
export function alive<T extends { is: string }>(answer: T): Exclude<T, Unauthenticated> {
  if (answer.is === 'unauthenticated') throw new Refusal('unauthenticated');
  return answer as Exclude<T, Unauthenticated>;
}

/** The origin of a page that may ask; a request without one has been refused before. */
export function originOf(c: Context<AppEnv>): string {
  return c.req.header('Origin') ?? '';
}
