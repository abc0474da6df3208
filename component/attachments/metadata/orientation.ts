import { type Bytes, bytesOf, bytesOfNumber, numberAt, textAt } from './bytes.ts';

/** Which way up a picture is shown, 1 to 8; 1 is the way it is stored. */
export type Orientation = number;

const UPRIGHT: Orientation = 1;
const TAG = 0x0112;
const ENTRY_BYTES = 12;
const SHORT = 3;

/** The orientation that a TIFF structure gives, which is what Exif consists of. */
export function orientationIn(tiff: Bytes): Orientation {
  const order = textAt(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return UPRIGHT;
  const little = order === 'II';
  const directory = numberAt(tiff, 4, 4, little);
  const entries = numberAt(tiff, directory, 2, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (at >= tiff.length) break;
    if (numberAt(tiff, at, 2, little) !== TAG) continue;
    const value = numberAt(tiff, at + 8, 2, little);
    return value >= 1 && value <= 8 ? value : UPRIGHT;
  }
  return UPRIGHT;
}

/** A TIFF structure that gives an orientation and nothing else; none where there is nothing to say. */
export function tiffOf(orientation: Orientation): number[] | undefined {
  if (orientation === UPRIGHT) return undefined;
  const entry = [...bytesOfNumber(TAG, 2), ...bytesOfNumber(SHORT, 2), ...bytesOfNumber(1, 4)];
  return [...bytesOf('MM\0*'), 0, 0, 0, 8, 0, 1, ...entry, 0, orientation, 0, 0, 0, 0, 0, 0];
}
