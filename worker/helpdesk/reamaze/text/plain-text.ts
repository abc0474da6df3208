import { visible } from './visible.ts';

/** A message body as plain text. */
export function toPlainText(body: string): string {
  return visible(body).trim();
}
