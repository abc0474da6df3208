import { decodeBase64Url, encodeBase64Url } from 'hono/utils/encode';

/** Bytes as they can stand in a URL, without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: ArrayBufferLike): string {
  return encodeBase64Url(bytes).replaceAll('=', '');
}

/** `undefined` unless the text is the one spelling of its bytes. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    const bytes = decodeBase64Url(text);
    return toBase64Url(bytes.buffer) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
