import { type Bytes, bytesOf, bytesOfNumber, numberAt, textAt } from './bytes.ts';
import { orientationIn, tiffOf } from './orientation.ts';

/** Those that every file begins with. */
const SIGNATURE_BYTES = 8;
/** Length, name and checksum around the content of a chunk. */
const FRAME_BYTES = 12;

/** What of the optional chunks changes how the picture looks or moves. */
const LOOKS = [
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'pHYs'],
  ...['acTL', 'fcTL', 'fdAT'],
];

/**
 * The picture itself, which way up it is included: no Exif, no texts (XMP is one), nothing behind the end. What was cut off has
 * no end; it is shown as far as it goes.
 */
export function pictureInPng(bytes: Bytes): Bytes[] {
  const parts: Bytes[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  let at = SIGNATURE_BYTES;
  while (at < bytes.length) {
    const end = at + FRAME_BYTES + numberAt(bytes, at, 4);
    const name = textAt(bytes, at + 4, 4);
    const part = kept(name, bytes.subarray(at, end));
    if (part) parts.push(part);
    if (name === 'IEND') break;
    at = end;
  }
  return parts;
}

function kept(name: string, chunk: Bytes): Bytes | undefined {
  if (name === 'eXIf') {
    const tiff = tiffOf(orientationIn(chunk.subarray(8)));
    return tiff && chunkOf(name, tiff);
  }
  const isNeeded = /^[A-Z]/.test(name);
  return isNeeded || LOOKS.includes(name) ? chunk : undefined;
}

function chunkOf(name: string, content: number[]): Bytes {
  const checked = [...bytesOf(name), ...content];
  return Uint8Array.from([
    ...bytesOfNumber(content.length, 4),
    ...checked,
    ...bytesOfNumber(checksum(checked), 4),
  ]);
}

/** CRC-32, as the format has it (ISO 3309). */
function checksum(bytes: number[]): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
