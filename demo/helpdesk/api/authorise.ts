import { timingSafeEqual } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { type Answer, json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';

/** HTTP Basic: the login's e-mail with the token that is accepted now. */
export function isAuthorised({ login, switches }: Desk, { headers }: Call): boolean {
  const [, encoded = ''] = /^Basic (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const given = Buffer.from(encoded, 'base64');
  const wanted = Buffer.from(`${login.email}:${switches.token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

export function unauthorised({ switches }: Desk): Answer {
  return switches.authStatus === 403
    ? json(403, { error: 'Forbidden' })
    : json(401, { error: 'HTTP Basic: Access denied.' }, { 'www-authenticate': 'Basic realm="Re:amaze"' });
}
