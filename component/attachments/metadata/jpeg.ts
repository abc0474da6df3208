import { type Bytes, bytesOf, bytesOfNumber, numberAt, textAt } from './bytes.ts';
import { orientationIn, tiffOf } from './orientation.ts';

const EXIF = 'Exif\0\0';
const [SCAN, END, APP1] = [0xda, 0xd9, 0xe1] as const;

/**
 * The picture itself: how it is coded, its colours and which way up it is. Exif, XMP, IPTC, comments, and whatever
 * stands behind the picture, such as a short film, stay out. Reads as tolerantly as decoders do.
 */
export function pictureInJpeg(bytes: Bytes): Bytes[] {
  return [bytes.subarray(0, 2), ...segmentsIn(bytes).flatMap(({ marker, segment }) => kept(marker, segment))];
}

interface Segment {
  marker: number;
  /** Its marker included; with a scan goes what is coded. */
  segment: Bytes;
}

function segmentsIn(bytes: Bytes): Segment[] {
  const segments: Segment[] = [];
  let at = bytes.indexOf(0xff, 2);
  while (at >= 0) {
    const marker = bytes[at + 1] ?? 0;
    if (!standsAlone(marker)) {
      const begun = at + 2 + numberAt(bytes, at + 2, 2);
      const end = marker === SCAN ? endOfScan(bytes, begun) : begun;
      segments.push({ marker, segment: bytes.subarray(at, end) });
      at = bytes.indexOf(0xff, end);
    } else if (marker === END) {
      return [...segments, { marker, segment: bytes.subarray(at, at + 2) }];
    } else at = bytes.indexOf(0xff, at + 1);
  }
  return segments;
}

/** Stuffed bytes, restarts, beginning and end have no length. */
function standsAlone(marker: number): boolean {
  return marker < 0xc0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd9);
}

/** Coded pictures go on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Bytes, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return bytes.length;
}

/** What a decoder needs to show the picture as it was, and no more. */
function kept(marker: number, segment: Bytes): Bytes[] {
  if (marker < 0xe0) return [segment];
  const content = segment.subarray(4);
  if (marker === APP1 && textAt(content, 0, EXIF.length) === EXIF) {
    const tiff = tiffOf(orientationIn(content.subarray(EXIF.length)));
    return tiff ? [segmentOf(APP1, [...bytesOf(EXIF), ...tiff])] : [];
  }
  const isColour = COLOURS.some(
    ([colours, name]) => marker === colours && textAt(content, 0, name.length) === name,
  );
  return isColour ? [segment] : [];
}

/** Segments that say how numbers become colours. */
const COLOURS = [
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
] as const;

function segmentOf(marker: number, content: number[]): Bytes {
  return Uint8Array.from([0xff, marker, ...bytesOfNumber(content.length + 2, 2), ...content]);
}
