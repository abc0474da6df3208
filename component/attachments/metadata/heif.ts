import { type Bytes, bytesOf, numberAt, textAt } from './bytes.ts';

/** A box of the ISO base media file format: where it begins, and where its content does and ends. */
interface Box {
  type: string;
  at: number;
  start: number;
  end: number;
}

/** What a picture, or a sequence of them, is made of. */
const PICTURE = ['ftyp', 'meta', 'moov', 'mdat'];
/** What of a picture is written about it: Exif, XMP and other texts, and what another standard describes. */
const ABOUT_ITEMS = ['Exif', 'mime', 'uri '];
/** The same as boxes of their own, and free space, where programs leave what they have taken out. */
const ABOUT = ['udta', 'uuid', 'meta', 'xml ', 'bxml', 'free', 'skip'];
/** Version and flags, with which some boxes begin. */
const FULL_BYTES = 4;

/**
 * The picture, with zeros where something was written about it. Nothing moves, since boxes point to places in the
 * file. Which way up the picture is stands elsewhere than in Exif, and stays.
 */
export function pictureInHeif(bytes: Bytes): Bytes[] {
  const copy = new Uint8Array(bytes);
  const boxes = boxesIn(copy, 0, copy.length);
  const data = boxes.filter(({ type }) => type === 'mdat');
  for (const box of boxes) {
    if (!PICTURE.includes(box.type)) erase(copy, box);
    else if (box.type === 'moov') eraseAbout(copy, box);
    else if (box.type === 'meta') eraseItems(copy, { ...box, start: box.start + FULL_BYTES }, data);
  }
  return [copy];
}

function boxesIn(bytes: Bytes, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = numberAt(bytes, at, 4);
    const size = short === 1 ? numberAt(bytes, at + 8, 8) : short || to - at;
    const start = at + (short === 1 ? 16 : 8);
    const end = Math.min(at + size, to);
    if (end < start) break;
    boxes.push({ type: textAt(bytes, at + 4, 4), at, start, end });
    at = end;
  }
  return boxes;
}

/** Makes free space of a box. */
function erase(bytes: Bytes, { at, start, end }: Box): void {
  bytes.set(bytesOf('free'), at + 4);
  bytes.fill(0, start, end);
}

function eraseAbout(bytes: Bytes, { start, end }: Box): void {
  for (const box of boxesIn(bytes, start, end)) {
    if (ABOUT.includes(box.type)) erase(bytes, box);
    else if (box.type === 'trak') eraseAbout(bytes, box);
  }
}

/** @param data boxes in which pieces of items can stand; a place elsewhere is a mistake */
function eraseItems(bytes: Bytes, meta: Box, data: readonly Box[]): void {
  const boxes = boxesIn(bytes, meta.start, meta.end);
  const inner = (type: string) => boxes.filter((box) => box.type === type);
  const about = new Set(inner('iinf').flatMap((info) => itemsAbout(bytes, info)));
  for (const place of inner('iloc').flatMap((places) => placesIn(bytes, places))) {
    if (!about.has(place.item)) continue;
    for (const { start, end } of place.inside ? inner('idat') : data) {
      const from = place.inside ? start + place.offset : place.offset;
      bytes.fill(0, Math.max(from, start), Math.max(start, Math.min(from + place.length, end)));
    }
  }
  eraseAbout(bytes, meta);
}

/** Numbers of the items that are something written. */
function itemsAbout(bytes: Bytes, { start, end }: Box): number[] {
  const counted = numberAt(bytes, start, 1) === 0 ? 2 : 4;
  return boxesIn(bytes, start + FULL_BYTES + counted, end).flatMap((entry) => {
    const size = numberAt(bytes, entry.start, 1) === 2 ? 2 : 4;
    const item = entry.start + FULL_BYTES;
    // Behind the item's number stands that of its protection, two bytes.
    return ABOUT_ITEMS.includes(textAt(bytes, item + size + 2, 4)) ? [numberAt(bytes, item, size)] : [];
  });
}

/** A piece of an item: in the file, or inside the box `idat`. */
interface Place {
  item: number;
  inside: boolean;
  offset: number;
  length: number;
}

/** Where the pieces of all items are, as the box `iloc` says. */
function placesIn(bytes: Bytes, { start, end }: Box): Place[] {
  let at = start;
  const next = (size: number) => {
    at += size;
    return numberAt(bytes, at - size, size);
  };
  const version = next(FULL_BYTES) >>> 24;
  const [sizes, more] = [next(1), next(1)];
  const wide = version < 2 ? 2 : 4;
  const width = (version > 0 ? more & 15 : 0) + (sizes >> 4) + (sizes & 15);
  const places: Place[] = [];
  for (let items = next(wide); items > 0 && at < end; items -= 1) {
    const item = next(wide);
    const inside = version > 0 && (next(2) & 15) === 1;
    // Which file it is in: this one.
    next(2);
    const base = next(more >> 4);
    // Pieces that take no space are all the same one; a file of few bytes could else have billions.
    const most = width > 0 ? Number.POSITIVE_INFINITY : 1;
    for (let pieces = Math.min(next(2), most); pieces > 0 && at < end; pieces -= 1) {
      if (version > 0) next(more & 15);
      const offset = base + next(sizes >> 4);
      places.push({ item, inside, offset, length: next(sizes & 15) });
    }
  }
  return places;
}
