/** CSS pixels; drawn twice as large for sharp screens. */
const EDGE = 40;
const SCALE = 2;

/**
 * A small picture of an image file, or nothing if the browser cannot read it.
 * Drawn on a canvas, since an `<img>` would need `blob:` in the page's Content-Security-Policy.
 */
export async function drawThumbnail(file: File): Promise<HTMLCanvasElement | undefined> {
  if (!file.type.startsWith('image/')) return undefined;
  try {
    const image = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = EDGE * SCALE;
    const side = Math.min(image.width, image.height);
    const left = (image.width - side) / 2;
    const top = (image.height - side) / 2;
    canvas.getContext('2d')?.drawImage(image, left, top, side, side, 0, 0, canvas.width, canvas.height);
    image.close();
    return canvas;
  } catch {
    return undefined;
  }
}
