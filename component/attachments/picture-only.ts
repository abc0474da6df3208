import { takerFor } from './metadata/formats.ts';

/**
 * A photo without what its camera has written into it, the place where it was taken above all. The picture is the same byte
 * for byte, and as much the right way up. What is no such picture stays as it is.
 *
 * @throws {DOMException} if the file cannot be read any more
 * @throws {TypeError} if what is needed for it could not be loaded
 */
export async function pictureOnly(file: File): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const take = await takerFor(bytes);
  if (!take) return file;
  const { name, type, lastModified } = file;
  return new File(take(bytes), name, { type, lastModified });
}
