import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { Refusal } from '../http/problem.ts';
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
  const origin = c.req.header('Origin');
  if (!handle || !origin) throw new Refusal('unauthenticated');
  return {
    customer: customers.of(handle.customer),
    name: handle.customer,
    credential: { session: await sha256(handle.secret), origin },
  };
}
