import { type Checked, check } from '../contract/rules.ts';
import { Refusal } from './problem.ts';

/**
 * What a body says by its schema. Members that nobody knows mean that the request is not understood; in `data` they are
 * merely not allowed.
 *
 * @throws {Refusal} `unreadable` or `invalid`
 */
export function readBody<T>(schema: Parameters<typeof check<T>>[0], body: unknown): T {
  const checked: Checked<T> = check(schema, body);
  if (checked.ok) return checked.value;
  const { errors } = checked;
  const unreadable = errors.some(({ path, code }) => path.length === 0 || code === 'unknown');
  throw new Refusal(unreadable ? 'unreadable' : 'invalid', { errors });
}
