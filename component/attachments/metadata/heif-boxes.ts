import { type Bytes, numberAt, textAt } from './bytes.ts';

/** A box of the ISO base media file format: where it begins, and where its content does and ends. */
export interface Box {
  type: string;
  at: number;
  start: number;
  end: number;
}

/** Version and flags, with which some boxes begin. */
export const FULL_BYTES = 4;

/** No picture has more boxes in one place, or pieces of items: a file of a few megabytes could else need gigabytes of memory. */
export const MOST = 2 ** 16;

/** Thrown where a file is not what a picture is made of. */
export const NOT_UNDERSTOOD = new Error('not understood');

/** The boxes in a piece of a file. @throws {typeof NOT_UNDERSTOOD} */
export function boxesIn(bytes: Bytes, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = numberAt(bytes, at, 4);
    const size = short === 1 ? numberAt(bytes, at + 8, 8) : short || to - at;
    const start = at + (short === 1 ? 16 : 8);
    const end = Math.min(at + size, to);
    if (end < start) break;
    if (boxes.length === MOST) throw NOT_UNDERSTOOD;
    boxes.push({ type: textAt(bytes, at + 4, 4), at, start, end });
    at = end;
  }
  return boxes;
}
