import { createHmac } from 'node:crypto';

/** Longer than the page needs to hand it on, and shorter than anybody could make use of it elsewhere. */
const LIFETIME_S = 5 * 60;

/** A key that the Worker knows from `IDENTITY_KEYS`. */
export interface IdentityKey {
  kid: string;
  secret: string;
}

/** The demo's. Nothing here is secret: it guards made-up conversations on this machine. */
export const DEMO_IDENTITY_KEY: IdentityKey = {
  kid: 'demo-shop',
  secret: 'an-identity-key-for-the-local-demo-only',
};

/** What a site's backend says of whoever is logged in there. */
export interface Claims {
  email: string;
  name: string;
  /** The Worker it is meant for: its `PUBLIC_URL`. */
  audience: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Never used before: the Worker takes each once. */
  id: string;
}

/** A signed JWT that says who somebody is, as the backend of a site makes it. The key never reaches a page. */
export function signIdentity(
  { email, name, audience, now, id }: Claims,
  { kid, secret }: IdentityKey,
): string {
  const issued = Math.floor(now / 1000);
  const head = { alg: 'HS256', typ: 'JWT', kid };
  const claims = {
    aud: audience,
    email,
    email_verified: true,
    name,
    iat: issued,
    exp: issued + LIFETIME_S,
    jti: id,
  };
  const signed = [head, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
