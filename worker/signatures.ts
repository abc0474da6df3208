/** Bytes as text is encoded to; the types of workerd and Node differ in what memory they may stand in. */
export type Bytes = ReturnType<TextEncoder['encode']>;

/** Signs by `SIGNING_KEYS`, and tells what was signed by them. */
export interface Signatures {
  /** HMAC-SHA256 by the newest key: 32 bytes. */
  sign(message: Bytes): Promise<ArrayBuffer>;
  /** Whether any of the keys made it, in constant time for each. */
  verify(signature: Bytes, message: Bytes): Promise<boolean>;
}

/** @param keys newest first; all of them check, the first one signs */
export function createSignatures(keys: string[]): Signatures {
  const imported = keys.map((key) => importHmacKey(new TextEncoder().encode(key)));
  return {
    async sign(message) {
      const [newest] = imported;
      if (!newest) throw new Error('SIGNING_KEYS is empty');
      return crypto.subtle.sign('HMAC', await newest, message);
    },
    async verify(signature, message) {
      for (const key of imported) {
        if (await crypto.subtle.verify('HMAC', await key, signature, message)) return true;
      }
      return false;
    },
  };
}

/** A key for HMAC-SHA256. */
export function importHmacKey(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}
