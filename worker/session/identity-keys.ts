import { z } from 'zod';
import { fromBase64Url } from '../base64-url.ts';

/** HMAC-SHA256 loses strength below its output. */
const MIN_SECRET_BYTES = 32;
/** Of a coordinate of P-256. */
const COORDINATE_BYTES = 32;

const what = 'must be a JWKS such as {"keys":[{"kty":"oct","kid":"2026","alg":"HS256","k":"…"}]}';
const bytes = (holds: (length: number) => boolean, message: string) =>
  z.string(message).refine((text) => holds(fromBase64Url(text)?.length ?? 0), message);
const kid = z.string('has a key without kid').min(1, 'has a key without kid');
const coordinate = bytes(
  (length) => length === COORDINATE_BYTES,
  'has an ES256 key whose x or y is not 32 bytes in base64url',
);

const jwk = z.discriminatedUnion(
  'alg',
  [
    z.object({
      alg: z.literal('HS256'),
      kid,
      kty: z.literal('oct', 'has an HS256 key whose kty is not oct'),
      k: bytes(
        (length) => length >= MIN_SECRET_BYTES,
        `has an HS256 key of fewer than ${MIN_SECRET_BYTES} bytes in base64url`,
      ),
    }),
    z.object({
      alg: z.literal('ES256'),
      kid,
      kty: z.literal('EC', 'has an ES256 key whose kty is not EC'),
      crv: z.literal('P-256', 'has an ES256 key whose crv is not P-256'),
      x: coordinate,
      y: coordinate,
      d: z
        .undefined('has the private half of a key; the site keeps that, and the Worker gets the public half')
        .optional(),
    }),
  ],
  'has a key whose alg is neither HS256 nor ES256',
);

const key = jwk.transform((given) => ({
  kid: given.kid,
  alg: given.alg,
  jwk: given.alg === 'HS256' ? { kty: given.kty, k: given.k } : publicHalf(given),
}));

function publicHalf({ kty, crv, x, y }: Extract<z.infer<typeof jwk>, { alg: 'ES256' }>) {
  return { kty, crv, x, y };
}

/** `IDENTITY_KEYS`: the keys by which sites sign who somebody is, as JSON. */
export const identityKeysSchema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: what });
      return z.NEVER;
    }
  })
  .pipe(z.object({ keys: z.array(key, what).min(1, what) }, what))
  .transform(({ keys }) => keys)
  .refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length, 'has two keys of one kid');

/** A key by which a site signs who somebody is; the algorithm is the key's, whatever a token says. */
export type IdentityKey = z.infer<typeof key>;
