import type { Field } from '../../worker/contract/fields.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { TextPart } from './written.ts';

/** A place in the message, such as `['data', 'topic']`. */
export type Path = readonly (string | number)[];

/** Id of the control that writes to a place of the message. */
export function controlId(path: Path): string {
  return path.slice(0, 2).join('-');
}

/** The site's field at a place, if there is one. */
export function fieldAt([part, key]: Path, form: FormConfig): Field | undefined {
  return part === 'data' ? form.fields.find(({ name }) => name === key) : undefined;
}

export function isTextPart(part: unknown): part is TextPart {
  return part === 'name' || part === 'email' || part === 'subject' || part === 'body';
}
