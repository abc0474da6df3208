import { fromBase64Url, toBase64Url } from '../base64-url.ts';

/** What a handle is good for; one of another kind is worth nothing. */
export type Purpose = 'challenge' | 'session';

/** Whose a handle is, and what only its holder knows; both 32 bytes, in base64url. */
export interface Handle {
  customer: string;
  secret: string;
}

/** Makes and reads what a browser holds of a customer's object. */
export interface Handles {
  make(purpose: Purpose, handle: Handle): Promise<string>;
  /** `undefined` unless it was made here, for this purpose. */
  read(purpose: Purpose, text: string): Promise<Handle | undefined>;
}

/** Bytes of each of the three parts: the customer's name, the secret, and the tag over both. */
const PART = 32;

/**
 * The tag keeps forged handles from waking any object; it proves nothing else, since the object knows the secret's hash.
 *
 * @param keys newest first; all of them check, the first one signs
 */
export function createHandles(keys: string[]): Handles {
  const imported = keys.map((key) =>
    crypto.subtle.importKey('raw', new TextEncoder().encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]),
  );

  return {
    async make(purpose, { customer, secret }) {
      const [newest] = imported;
      const parts = [customer, secret].map((part) => fromBase64Url(part));
      if (!newest || parts.some((part) => part?.length !== PART)) throw new Error('no handle can be made');
      const body = Uint8Array.from(parts.flatMap((part) => [...(part ?? [])]));
      const tag = await crypto.subtle.sign('HMAC', await newest, message(purpose, body));
      return toBase64Url(Uint8Array.from([...body, ...new Uint8Array(tag)]).buffer);
    },

    async read(purpose, text) {
      const bytes = fromBase64Url(text);
      if (bytes?.length !== 3 * PART) return undefined;
      const body = bytes.subarray(0, 2 * PART);
      const tag = bytes.subarray(2 * PART);
      for (const key of imported) {
        if (await crypto.subtle.verify('HMAC', await key, tag, message(purpose, body))) {
          return {
            customer: toBase64Url(bytes.slice(0, PART).buffer),
            secret: toBase64Url(bytes.slice(PART, 2 * PART).buffer),
          };
        }
      }
      return undefined;
    },
  };
}

/** The length of what follows is fixed, so that a purpose cannot run into it. */
function message(purpose: Purpose, body: Uint8Array) {
  return Uint8Array.from([...new TextEncoder().encode(`${purpose}:`), ...body]);
}
