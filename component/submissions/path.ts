import type { TextPart } from './written.ts';

/** A place in the message, such as `['data', 'topic']`. */
export type Path = readonly (string | number)[];

/** Id of the control that writes to a place of the message. */
export function controlId(path: Path): string {
  return path.slice(0, 2).join('-');
}

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
