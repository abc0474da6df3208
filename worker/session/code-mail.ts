import type { Mail } from '../mail/mail.ts';
import { spelled } from './code.ts';

/**
 * The mail with a code. Nothing in it was typed by anybody but the operator: else a stranger could write to others in
 * the site's name.
 *
 * @param site what customers know the site as
 * @param expiresAt milliseconds since 1970
 */
export function codeMail(
  to: string,
  code: string,
  { site, expiresAt }: { site: string; expiresAt: number },
): Omit<Mail, 'idempotencyKey'> {
  const until = new Date(expiresAt).toISOString().slice(11, 16);
  return {
    to,
    subject: `Your code for ${site}`,
    text: `${spelled(code)}

is your code to see your conversations with ${site}. It is valid for ten minutes, until ${until} UTC, and only on the page where it was asked for.

If you did not ask for it, ignore this e-mail: without the code nobody gets in. Never pass it on to anybody.
`,
  };
}
