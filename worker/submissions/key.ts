import { Refusal } from '../http/problem.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Reads the header Idempotency-Key. UUIDs are the same in either case.
 *
 * @throws {Refusal} `key_required`
 */
export function readKey(header: string | undefined): string {
  const key = header?.trim().toLowerCase() ?? '';
  if (!UUID.test(key)) throw new Refusal('key_required');
  return key;
}
