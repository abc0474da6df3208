import { isHeif, pictureInHeif } from './metadata/heif.ts';
import { isJpeg, pictureInJpeg } from './metadata/jpeg.ts';
import { isPng, pictureInPng } from './metadata/png.ts';
import { isWebp, pictureInWebp } from './metadata/webp.ts';

const FORMATS = [
  [isJpeg, pictureInJpeg],
  [isPng, pictureInPng],
  [isWebp, pictureInWebp],
  [isHeif, pictureInHeif],
] as const;

/**
 * A photo without what its camera has written into it, the place where it was taken above all. The picture is the same byte
 * for byte, and as much the right way up. What is no such picture stays as it is.
 *
 * @throws {DOMException} if the file cannot be read any more
 */
export async function pictureOnly(file: File): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [, take] = FORMATS.find(([is]) => is(bytes)) ?? [];
  if (!take) return file;
  const { name, type, lastModified } = file;
  return new File(take(bytes), name, { type, lastModified });
}
