import { type Bytes, numberAt, textAt } from './bytes.ts';
import { type Box, boxesIn, FULL_BYTES, MOST, NOT_UNDERSTOOD } from './heif-boxes.ts';

/** What of a picture is written about it: Exif, XMP and other texts, and what another standard describes. */
const ABOUT_ITEMS = ['Exif', 'mime', 'uri '];
/** Numbers of the items that are something written. */
export function itemsAbout(bytes: Bytes, { start, end }: Box): number[] {
  const counted = numberAt(bytes, start, 1) === 0 ? 2 : 4;
  return boxesIn(bytes, start + FULL_BYTES + counted, end).flatMap((entry) => {
    const size = numberAt(bytes, entry.start, 1) === 2 ? 2 : 4;
    const item = entry.start + FULL_BYTES;
    // Behind the item's number stands that of its protection, two bytes.
    return ABOUT_ITEMS.includes(textAt(bytes, item + size + 2, 4)) ? [numberAt(bytes, item, size)] : [];
  });
}

/** Where a piece of an item can stand: in the file, or inside the box `idat`. */
export const IN_FILE = 0;
export const INSIDE = 1;

/** Some bytes of a file. */
interface Range {
  start: number;
  end: number;
}

/** A piece of an item. */
export interface Place extends Range {
  /** It is something written. */
  about: boolean;
  where: number;
}

/**
 * Where the pieces of all items are, as the box `iloc` says.
 *
 * @param about numbers of the items that are something written
 * @throws {typeof NOT_UNDERSTOOD}
 */
export function placesIn(bytes: Bytes, { start, end }: Box, about: ReadonlySet<number>): Place[] {
  let at = start;
  const next: Next = (size) => {
    at += size;
    return numberAt(bytes, at - size, size);
  };
  const version = next(FULL_BYTES) >>> 24;
  const [sizes, more] = [next(1), next(1)];
  const wide = version < 2 ? 2 : 4;
  const widths = [version > 0 ? more & 15 : 0, sizes >> 4, sizes & 15] as const;
  const places: Place[] = [];
  for (let items = next(wide); items > 0 && at < end; items -= 1) {
    const isAbout = about.has(next(wide));
    const where = version > 0 ? next(2) & 15 : IN_FILE;
    const isHere = next(2) === 0;
    const pieces = piecesOf(next, next(more >> 4), widths, () => at < end);
    if (isHere) for (const piece of pieces) places.push(placeOf(piece, isAbout, where));
    if (places.length > MOST) throw NOT_UNDERSTOOD;
  }
  return places;
}

/** Reads the next number of so many bytes. */
type Next = (size: number) => number;

/** Pieces of one item. @param widths of the parts of each: an index, where it is, how long */
function piecesOf(
  next: Next,
  base: number,
  [index, offset, length]: readonly [number, number, number],
  goesOn: () => boolean,
): { start: number; length: number }[] {
  const pieces = [];
  // Pieces that take no space are all the same one; a file of few bytes could else have billions.
  const most = index + offset + length > 0 ? MOST : 1;
  for (let left = Math.min(next(2), most); left > 0 && goesOn(); left -= 1) {
    next(index);
    pieces.push({ start: base + next(offset), length: next(length) });
  }
  return pieces;
}

/** What is written about the picture goes on to the end where no length is given. */
function placeOf({ start, length }: { start: number; length: number }, about: boolean, where: number): Place {
  // In a piece of another item: no program is known to write so.
  if (about && where > INSIDE) throw NOT_UNDERSTOOD;
  return { about, where, start, end: start + (length || (about ? Number.POSITIVE_INFINITY : 0)) };
}

/** What of these places stands in these boxes, each byte once, whatever overlaps. @param boxes in the order of the file */
export function rangesIn(places: readonly Range[], boxes: readonly Range[]): Range[] {
  const ranges: Range[] = [];
  let first = 0;
  let done = 0;
  for (const { start, end } of places.toSorted((one, other) => one.start - other.start)) {
    const from = Math.max(start, done);
    let index = first;
    for (let box = boxes[index]; box && box.start < end; box = boxes[++index]) {
      const range = { start: Math.max(from, box.start), end: Math.min(end, box.end) };
      if (range.start < range.end) ranges.push(range);
      // Nothing that is still to come reaches back to it.
      if (box.end <= from) first = index + 1;
    }
    done = Math.max(done, end);
  }
  return ranges;
}
