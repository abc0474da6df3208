import { fromBase64Url, toBase64Url } from '../base64-url.ts';
import type { Signatures } from '../signatures.ts';

/**
 * How long the helpdesk may take to fetch a file after it was told of it. Links are signed anew for every attempt,
 * so a delivery that is days late has fresh ones.
 */
const LINK_LIFETIME_S = 72 * 60 * 60;

/** Signs and checks the links by which the helpdesk fetches a file: `/files/{id}/{expires}/{signature}/{name}`. */
export interface FileLinks {
  /** A link that whoever has it can follow until it expires. The name is last, where helpdesks look for it. */
  sign(file: { id: string; name: string }): Promise<string>;
  /** Whether the parts of a link belong together, were signed here, and have not expired. */
  check(parts: { id: string; expires: string; signature: string; name: string }): Promise<boolean>;
}

/**
 * @param publicUrl this Worker, as the helpdesk reaches it
 * @param now milliseconds since 1970
 */
export function createFileLinks(publicUrl: string, signatures: Signatures, now: () => number): FileLinks {
  return {
    async sign({ id, name }) {
      const expires = String(Math.floor(now() / 1000) + LINK_LIFETIME_S);
      const signature = await signatures.sign(message(id, expires, name));
      return `${publicUrl}/files/${id}/${expires}/${toBase64Url(signature)}/${encodeURIComponent(name)}`;
    },

    check({ id, expires, signature, name }) {
      const bytes = fromBase64Url(signature);
      if (!bytes || !(Number(expires) * 1000 > now())) return Promise.resolve(false);
      return signatures.verify(bytes, message(id, expires, name));
    },
  };
}

/** Each part with its length before it, so that no two sets of parts make the same message. */
function message(...parts: string[]) {
  return new TextEncoder().encode(['file', ...parts].map((part) => `${part.length}:${part}`).join(''));
}
