import { fromBase64Url, toBase64Url } from '../base64-url.ts';
import { importHmacKey } from '../signatures.ts';

const DIGITS = 8;
const CODES = 10 ** DIGITS;
/** How many of the numbers below 2³² make each code equally likely; the few above it are drawn again. */
const FAIR = Math.floor(2 ** 32 / CODES) * CODES;

/**
 * A code that nobody can foresee, each as likely as any other.
 *
 * @param draw a number below 2³², at random
 */
export function newCode(draw: () => number = drawNumber): string {
  for (;;) {
    const number = draw();
    if (number < FAIR) return String(number % CODES).padStart(DIGITS, '0');
  }
}

function drawNumber(): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number;
}

/** As people read it out: `1234 5678`. */
export function spelled(code: string): string {
  return `${code.slice(0, DIGITS / 2)} ${code.slice(DIGITS / 2)}`;
}

/** The code in what was pasted, with spaces, hyphens or in full-width digits; `undefined` if that is none. */
export function codeIn(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
  return new RegExp(`^[0-9]{${DIGITS}}$`).test(digits) ? digits : undefined;
}

/** What is stored of a code: without the challenge's secret, which is stored nowhere, it cannot be found by trying. */
export async function codeHash(secret: string, code: string): Promise<string> {
  const key = await importHmacKey(fromBase64Url(secret) ?? new Uint8Array());
  return toBase64Url(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`code:${code}`)));
}
