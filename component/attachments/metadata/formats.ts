import { type Bytes, textAt } from './bytes.ts';

/** Makers' own kinds of `ftyp` that a picture of the HEIF family can have. */
const HEIF_BRAND = /^(hei[cxms]|hev[cx]|m[is]f1)/;

type Take = (bytes: Bytes) => Bytes[];

/** How each format begins, and what takes the picture out of it: a chunk each, since a visitor's photos are of one. */
const FORMATS: readonly [is: (bytes: Bytes) => boolean, load: () => Promise<Take>][] = [
  [(bytes) => textAt(bytes, 0, 3) === '\xff\xd8\xff', async () => (await import('./jpeg.ts')).pictureInJpeg],
  [
    (bytes) => textAt(bytes, 0, 16) === '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    async () => (await import('./png.ts')).pictureInPng,
  ],
  [
    (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP',
    async () => (await import('./webp.ts')).pictureInWebp,
  ],
  [
    (bytes) => textAt(bytes, 4, 4) === 'ftyp' && HEIF_BRAND.test(textAt(bytes, 8, 4)),
    async () => (await import('./heif.ts')).pictureInHeif,
  ],
];

/**
 * What takes the picture out of a file of this format; undefined if it is of none of them.
 *
 * @throws {TypeError} later, if it could not be loaded
 */
export function takerFor(bytes: Bytes): Promise<Take> | undefined {
  return FORMATS.find(([is]) => is(bytes))?.[1]();
}
