import type { Handler } from 'hono';
import { Refusal } from './problem.ts';

/** Closes a path to every method that no route before it took, and says which ones it has. */
export function methodNotAllowed(...allowed: string[]): Handler {
  return () => {
    throw new Refusal('method_not_allowed', { headers: { Allow: allowed.join(', ') } });
  };
}

/** What a path that leads nowhere answers where others of its kind lead somewhere. */
export const nothingHere: Handler = () => {
  throw new Refusal('not_found');
};
