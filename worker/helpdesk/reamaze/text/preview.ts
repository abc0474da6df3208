import { toPlainText } from './plain-text.ts';

const MAX_PREVIEW = 200;

/** A message body as one short line. */
export function previewText(body: string): string {
  return toPlainText(body).replace(/\s+/g, ' ').slice(0, MAX_PREVIEW).toWellFormed();
}
