import { type Bytes, bytesOf } from './bytes.ts';
import { type Box, boxesIn, FULL_BYTES, NOT_UNDERSTOOD } from './heif-boxes.ts';
import { IN_FILE, INSIDE, itemsAbout, type Place, placesIn, rangesIn } from './heif-items.ts';

/** What a picture, or a sequence of them, is made of. */
const PICTURE = ['ftyp', 'meta', 'moov', 'mdat'];
/** What is written about a picture, as boxes of their own, and free space, where programs leave what they have taken out. */
const ABOUT = ['udta', 'uuid', 'meta', 'xml ', 'bxml', 'free', 'skip'];
/**
 * The picture, with zeros where something was written about it. Nothing moves, since boxes point to places in the
 * file. Which way up the picture is stands elsewhere than in Exif, and stays. What is not understood stays as it is.
 */
export function pictureInHeif(bytes: Bytes): Bytes[] {
  try {
    return [withoutAbout(bytes)];
  } catch (error) {
    if (error === NOT_UNDERSTOOD) return [bytes];
    throw error;
  }
}

function withoutAbout(bytes: Bytes): Bytes {
  const copy = new Uint8Array(bytes);
  const boxes = boxesIn(copy, 0, copy.length);
  const places = boxes.flatMap((box) => {
    if (box.type === 'meta') return eraseItems(copy, { ...box, start: box.start + FULL_BYTES });
    if (box.type === 'moov') for (const track of eraseAbout(copy, box, 'trak')) eraseAbout(copy, track);
    if (!PICTURE.includes(box.type)) erase(copy, box);
    return [];
  });
  erasePlaces(
    copy,
    places,
    boxes.filter(({ type }) => type === 'mdat'),
  );
  return copy;
}

/** Makes free space of a box. */
function erase(bytes: Bytes, { at, start, end }: Box): void {
  bytes.set(bytesOf('free'), at + 4);
  bytes.fill(0, start, end);
}

/** @returns the boxes of this type in it */
function eraseAbout(bytes: Bytes, { start, end }: Box, type = ''): Box[] {
  const boxes = boxesIn(bytes, start, end);
  for (const box of boxes) if (ABOUT.includes(box.type)) erase(bytes, box);
  return boxes.filter((box) => box.type === type);
}

/** @returns the pieces of items that stand elsewhere in the file */
function eraseItems(bytes: Bytes, meta: Box): Place[] {
  const boxes = boxesIn(bytes, meta.start, meta.end);
  const inner = (type: string) => boxes.filter((box) => box.type === type);
  const about = new Set(inner('iinf').flatMap((info) => itemsAbout(bytes, info)));
  const places = inner('iloc').flatMap((box) => placesIn(bytes, box, about));
  const [content] = inner('idat');
  if (content) {
    const shifted = places
      .filter(({ where }) => where === INSIDE)
      .map((place) => ({ ...place, start: place.start + content.start, end: place.end + content.start }));
    erasePlaces(bytes, shifted, [content]);
  }
  eraseAbout(bytes, meta);
  return places.filter(({ where }) => where === IN_FILE);
}

/** @param boxes in which pieces of items can stand; a place elsewhere is a mistake */
function erasePlaces(bytes: Bytes, places: readonly Place[], boxes: readonly Box[]): void {
  const own = rangesIn(
    places.filter(({ about }) => !about),
    boxes,
  ).map(({ start, end }) => ({ start, piece: bytes.slice(start, end) }));
  const about = places.filter((place) => place.about);
  for (const { start, end } of rangesIn(about, boxes)) bytes.fill(0, start, end);
  // What the picture needs as well stays.
  for (const { start, piece } of own) bytes.set(piece, start);
}
