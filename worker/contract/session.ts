import * as z from 'zod/mini';
import { emailSchema } from './email.ts';
import { kind, notBlank, oneLine, wellFormed } from './rules.ts';

/** A customer: a visitor who proved their e-mail address. */
export interface Customer {
  email: string;
  /** Null where neither the helpdesk nor the site knows one. */
  name: string | null;
}

/** Answer of `POST /v1/session/code`, the same for every address. */
export interface Challenge {
  /** Goes back with the code; worth nothing without it. */
  challenge: string;
  expiresAt: string;
}

/** Answer of `POST /v1/session`. */
export interface Session {
  /** For `Authorization: Bearer`; nothing else tells who somebody is. */
  token: string;
  /** When it ends at the latest; it ends sooner if it is not used. */
  expiresAt: string;
  customer: Customer;
}

/** Answer of `GET /v1/session`. */
export type SessionInfo = Omit<Session, 'token'>;

/** Body of `POST /v1/session/code`. */
export const codeRequestSchema = z.strictObject({ email: emailSchema });

const MAX_TOKEN = 8_192;
const MAX_ID = 200;
const MAX_NAME = 200;

const token = z.string().check(notBlank, oneLine, z.maxLength(MAX_TOKEN));

/** What `POST /v1/session` takes: one way to prove an address. */
export type Proof =
  | { challenge: string; code: string }
  /** A JWT that the site's backend signed. */
  | { identity: string }
  /** What a site already computes for Re:amaze's own embeds. */
  | { reamaze: { id: string; email: string; name?: string | undefined; authkey: string } };

/** Eight digits; people paste them with spaces or hyphens. */
export const codeProofSchema = z.strictObject({
  challenge: token,
  code: z.string().check(notBlank, z.maxLength(40)),
});

export const identityProofSchema = z.strictObject({ identity: token });

export const reamazeProofSchema = z.strictObject({
  reamaze: z.strictObject({
    id: z.string().check(notBlank, oneLine, z.maxLength(MAX_ID)),
    email: emailSchema,
    name: z.optional(z.string().check(oneLine, wellFormed, z.maxLength(MAX_NAME))),
    authkey: kind<string>(
      'wrong_type',
      (value) => typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value),
    ),
  }),
});
