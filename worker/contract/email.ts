import * as z from 'zod/mini';
import { notBlank, rule } from './rules.ts';

/** Longest address that SMTP can carry (RFC 5321, erratum 1690). */
const MAX_EMAIL = 254;

/**
 * One address, as browsers check `<input type="email">` (HTML standard), with letters of every script in the domain,
 * at least one dot there, and no number at its end. No display name, no list, no comment, no quotes.
 */
const ATOM = String.raw`[\w!#$%&'*+/=?^\x60{|}~\-]+`;
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\-]{0,61}[\p{L}\p{M}\p{N}])?`;
const EMAIL = new RegExp(
  String.raw`^(?=.{1,64}@)${ATOM}(?:\.${ATOM})*@(?:${LABEL}\.)+(?!\d+$)${LABEL}$`,
  'u',
);

export function isEmail(text: string): boolean {
  return text.length <= MAX_EMAIL && EMAIL.test(text);
}

/** One e-mail address, as a visitor types it. */
export const emailSchema = z.string().check(
  notBlank,
  rule('not_an_email', (text) => !/[\r\n]/.test(text)),
  z.trim(),
  z.maxLength(MAX_EMAIL),
  rule('not_an_email', (text) => EMAIL.test(text)),
);
