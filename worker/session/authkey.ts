import { importHmacKey } from '../signatures.ts';

/** What a site computes for Re:amaze's own embeds, and has no end: `authkey` is 64 hexadecimal digits. */
export interface SsoProof {
  id: string;
  email: string;
  authkey: string;
}

/** Whether `authkey` is HMAC-SHA256 over `{id}:{email}` by the account's SSO secret, compared in constant time. */
export async function isAuthkey({ id, email, authkey }: SsoProof, secret: string): Promise<boolean> {
  const key = await importHmacKey(new TextEncoder().encode(secret));
  const signature = Uint8Array.from(authkey.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  // An address has no colon, so that no two pairs make the same message.
  return crypto.subtle.verify('HMAC', key, signature, new TextEncoder().encode(`${id}:${email}`));
}
