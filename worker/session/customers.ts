import { toBase64Url } from '../base64-url.ts';
import type { Env } from '../env.ts';
import type { Customer } from './customer.ts';

export type CustomerStub = DurableObjectStub<Customer>;

/** The customers' objects, one per canonical address; one that nobody has asked for yet is empty. */
export interface Customers {
  /** @param name see {@link customerName} */
  of(name: string): CustomerStub;
}

export function createCustomers(namespace: Env['CUSTOMER']): Customers {
  return { of: (name) => namespace.getByName(name) };
}

/** What the object of an address is called, so that the name alone tells nobody the address: 43 letters of base64url. */
export function customerName(canonical: string): Promise<string> {
  return sha256(`customer:${canonical}`);
}

/** In base64url. */
export async function sha256(text: string): Promise<string> {
  return toBase64Url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
