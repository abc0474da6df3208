import type { Path } from './path.ts';
import type { TextPart } from './written.ts';

/** The site's field at a place, if there is one. */
export function fieldAt<F extends { name: string }>(
  [part, key]: Path,
  { fields }: { fields: readonly F[] },
): F | undefined {
  return part === 'data' ? fields.find(({ name }) => name === key) : undefined;
}

export function isTextPart(part: unknown): part is TextPart {
  return part === 'name' || part === 'email' || part === 'subject' || part === 'body';
}
