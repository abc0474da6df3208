import { Refusal } from '../http/problem.ts';
import { canonicalAddress } from './address.ts';

/**
 * The canonical form of an address that a request holds.
 *
 * @param path where it stands
 * @throws {Refusal} `invalid`
 */
export function addressOf(text: string, path: string[]): string {
  const canonical = canonicalAddress(text);
  if (canonical === undefined) throw new Refusal('invalid', { errors: [{ path, code: 'not_an_email' }] });
  return canonical;
}
