import { clean } from '../contract/clean.ts';

/**
 * What somebody is called, as it can stand in a form and in a message: one line, no longer than a name may be; null if
 * there is nothing to be seen in it.
 */
export function nameOf(text: string | null | undefined, maxLength: number): string | null {
  const line = clean((text ?? '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, maxLength)).trim();
  return /[^\p{Cc}\p{Cf}\s]/u.test(line) ? line : null;
}
