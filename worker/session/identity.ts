import { errors, importJWK, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { emailSchema } from '../contract/email.ts';
import { check } from '../contract/rules.ts';
import { canonicalAddress } from './address.ts';
import type { IdentityKey } from './identity-keys.ts';
import type { OnceToken } from './used-tokens.ts';

/** Whom a site says that somebody is. */
export interface Identity {
  /** Canonical. */
  email: string;
  name: string | undefined;
  token: OnceToken;
}

/** What a token comes to; `reason` is a word for the log. */
export type IdentityOutcome = { is: 'identity'; identity: Identity } | { is: 'refused'; reason: string };

/** Reads a site's token: `aud`, `email`, `email_verified`, `exp` and `jti` are required, `name` is not. */
export type ReadIdentity = (token: string) => Promise<IdentityOutcome>;

/** A token goes from the site's backend through a page to here; that takes seconds. */
const MAX_LIFETIME_S = 600;
/** How far clocks may be apart. */
const LEEWAY_S = 60;
const MAX_JTI = 200;
/** Headers that would let a token bring its own key. */
const FOREIGN_KEYS = ['jku', 'jwk', 'x5u', 'x5c'];

class Unacceptable extends Error {}

/**
 * @param audience this Worker's address; a token that is for others too is refused, since they could use it here
 * @param now milliseconds since 1970
 */
export function createIdentityReader(keys: IdentityKey[], audience: string, now: () => number): ReadIdentity {
  const records = new Map(keys.map((key) => [key.kid, key]));
  const imported = new Map<string, ReturnType<typeof importJWK>>();

  const keyOf: JWTVerifyGetKey = (header) => {
    if (FOREIGN_KEYS.some((name) => name in header)) throw new Unacceptable('foreign_key');
    const record = records.get(header.kid ?? '');
    if (!record) throw new Unacceptable('unknown_kid');
    // The algorithm is the record's: else a public key could be used as a secret.
    if (header.alg !== record.alg) throw new Unacceptable('wrong_alg');
    const known = imported.get(record.kid) ?? importJWK(record.jwk, record.alg);
    imported.set(record.kid, known);
    return known;
  };

  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        algorithms: ['HS256', 'ES256'],
        audience,
        clockTolerance: LEEWAY_S,
        currentDate: new Date(now()),
        requiredClaims: ['exp', 'jti', 'email', 'email_verified'],
      });
      return { is: 'identity', identity: identityOf(payload, audience, now() / 1000) };
    } catch (error) {
      return { is: 'refused', reason: reasonOf(error) };
    }
  };
}

/** @param nowS seconds since 1970 */
function identityOf(payload: JWTPayload, audience: string, nowS: number): Identity {
  const { aud, exp = Number.POSITIVE_INFINITY, jti, email, email_verified: verified, name } = payload;
  if (aud !== audience) throw new Unacceptable('wrong_aud');
  if (exp > nowS + MAX_LIFETIME_S + LEEWAY_S) throw new Unacceptable('lives_too_long');
  if (typeof jti !== 'string' || jti === '' || jti.length > MAX_JTI) throw new Unacceptable('wrong_jti');
  const address = check(emailSchema, email);
  const canonical = address.ok ? canonicalAddress(address.value) : undefined;
  if (canonical === undefined) throw new Unacceptable('wrong_email');
  if (verified !== true) throw new Unacceptable('unverified_email');
  if (name !== undefined && name !== null && typeof name !== 'string') throw new Unacceptable('wrong_name');
  return {
    email: canonical,
    name: name ?? undefined,
    // Twice, since whoever remembers it has another clock.
    token: { id: jti, expiresAt: (Math.ceil(exp) + 2 * LEEWAY_S) * 1000 },
  };
}

/** Never an error's own text, which may repeat what the token says. */
function reasonOf(error: unknown): string {
  if (error instanceof Unacceptable) return error.message;
  if (error instanceof errors.JWTClaimValidationFailed) return `wrong_${error.claim}`;
  return error instanceof errors.JOSEError ? error.code.toLowerCase() : 'unusable_key';
}
