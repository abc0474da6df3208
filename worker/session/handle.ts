import { fromBase64Url, toBase64Url } from '../base64-url.ts';
import type { Signatures } from '../signatures.ts';

/** What a handle is good for; one of another kind is worth nothing. */
export type Purpose = 'challenge' | 'session';

/** Whose a handle is, and what only its holder knows; both 32 bytes, in base64url. */
export interface Handle {
  customer: string;
  secret: string;
}

/** Makes and reads what a browser holds of a customer's object: challenges, and tokens of sessions. */
export interface Handles {
  make(purpose: Purpose, handle: Handle): Promise<string>;
  /** `undefined` unless it was made here, for this purpose. */
  read(purpose: Purpose, text: string): Promise<Handle | undefined>;
}

/** Bytes of each of the three parts: the customer's name, the secret, and the tag over both. */
const PART = 32;

/**
 * The tag keeps forged handles from waking any object. It is no proof by itself: the object has the secret's hash, or
 * it does not.
 */
export function createHandles(signatures: Signatures): Handles {
  return {
    async make(purpose, { customer, secret }) {
      const parts = [customer, secret].map((part) => fromBase64Url(part));
      if (parts.some((part) => part?.length !== PART)) throw new Error('a part has a wrong length');
      const body = join(...parts.filter((part) => part !== undefined));
      const tag = await signatures.sign(messageOf(purpose, body));
      return toBase64Url(join(body, new Uint8Array(tag)).buffer);
    },

    async read(purpose, text) {
      const bytes = fromBase64Url(text);
      if (bytes?.length !== 3 * PART) return undefined;
      const [customer, secret, tag] = [0, 1, 2].map((index) => bytes.slice(index * PART, (index + 1) * PART));
      if (!customer || !secret || !tag) return undefined;
      const signed = await signatures.verify(tag, messageOf(purpose, join(customer, secret)));
      return signed
        ? { customer: toBase64Url(customer.buffer), secret: toBase64Url(secret.buffer) }
        : undefined;
    },
  };
}

/** A secret that nobody can guess: 32 bytes, in base64url. */
export function newSecret(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(PART)).buffer);
}

/** What follows the purpose has a fixed length, so that the two cannot run into each other. */
function messageOf(purpose: Purpose, body: Uint8Array): Uint8Array<ArrayBuffer> {
  return join(new TextEncoder().encode(`${purpose}:`), body);
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
