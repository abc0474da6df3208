import { type Bytes, bytesOf, bytesOfNumber, numberAt, textAt } from './bytes.ts';
import { orientationIn, tiffOf } from './orientation.ts';

const HEADER_BYTES = 12;
const FRAME_BYTES = 8;
/** Bits of the flags in `VP8X`, which say what else is in the file. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04] as const;
const EXIF = 'Exif\0\0';
const PICTURE = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];

/** The picture itself, which way up it is included: no Exif, no XMP, nothing behind the end. */
export function pictureInWebp(bytes: Bytes): Bytes[] {
  const whole = Math.min(bytes.length, FRAME_BYTES + numberAt(bytes, 4, 4, true));
  const chunks: { name: string; chunk: Bytes }[] = [];
  for (let at = HEADER_BYTES; at < whole; ) {
    const name = textAt(bytes, at, 4);
    const length = numberAt(bytes, at + 4, 4, true);
    // Chunks begin at even places.
    const end = at + FRAME_BYTES + length + (length % 2);
    const chunk = kept(name, bytes.subarray(at, Math.min(end, whole)));
    if (chunk) chunks.push({ name, chunk });
    at = end;
  }
  const turned = chunks.some(({ name }) => name === 'EXIF');
  const parts = chunks.map(({ name, chunk }) => (name === 'VP8X' ? flagged(chunk, turned) : chunk));
  const length = parts.reduce((sum, part) => sum + part.length, 'WEBP'.length);
  const header = [...bytesOf('RIFF'), ...bytesOfNumber(length, 4, true), ...bytesOf('WEBP')];
  return [Uint8Array.from(header), ...parts];
}

function kept(name: string, chunk: Bytes): Bytes | undefined {
  if (PICTURE.includes(name)) return chunk;
  if (name !== 'EXIF') return undefined;
  const content = chunk.subarray(FRAME_BYTES);
  // Some programs copy the beginning that Exif has in a JPEG.
  const tiff = tiffOf(orientationIn(textAt(content, 0, 6) === EXIF ? content.subarray(6) : content));
  return tiff && Uint8Array.from([...bytesOf(name), ...bytesOfNumber(tiff.length, 4, true), ...tiff]);
}

function flagged(chunk: Bytes, turned: boolean): Bytes {
  const copy = chunk.slice();
  const flags = copy[FRAME_BYTES] ?? 0;
  if (copy.length > FRAME_BYTES)
    copy[FRAME_BYTES] = (flags & ~(HAS_EXIF | HAS_XMP)) | (turned ? HAS_EXIF : 0);
  return copy;
}
