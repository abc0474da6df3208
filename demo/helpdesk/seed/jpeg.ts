import type { Picture } from './pictures.ts';

const BLOCK = 8;

/** Codes of ITU T.81, table K.3: how many bits the difference to the block before takes. */
const SIZE_CODES = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110', '1111110'];
const SIZE_COUNTS = [0, 1, 5, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const END_OF_BLOCK = '0';

/** A baseline JPEG of flat blocks: only the mean of each is kept, so that no cosine is needed. */
export function jpegOf({ width, height, colourAt }: Picture): Buffer {
  const before = [0, 0, 0];
  let bits = '';
  for (let y = 0; y < height; y += BLOCK) {
    for (let x = 0; x < width; x += BLOCK) {
      const levels = levelsOf(colourAt(x + BLOCK / 2, y + BLOCK / 2));
      for (const [channel, level] of levels.entries()) {
        bits += difference(level - (before[channel] ?? 0)) + END_OF_BLOCK;
        before[channel] = level;
      }
    }
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...new Array<number>(BLOCK ** 2).fill(BLOCK)]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0]),
    segment(0xc4, [0x00, ...SIZE_COUNTS, ...SIZE_CODES.keys()]),
    segment(0xc4, [0x10, 1, ...new Array<number>(15).fill(0), 0]),
    segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    scan(bits),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** Brightness and two colour differences, around 0. */
function levelsOf([red, green, blue]: readonly [number, number, number]): number[] {
  return [
    Math.round(0.299 * red + 0.587 * green + 0.114 * blue - 128),
    Math.round(-0.1687 * red - 0.3313 * green + 0.5 * blue),
    Math.round(0.5 * red - 0.4187 * green - 0.0813 * blue),
  ];
}

function difference(value: number): string {
  const size = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
  const offset = value < 0 ? value + 2 ** size - 1 : value;
  return (SIZE_CODES[size] ?? '') + (size === 0 ? '' : offset.toString(2).padStart(size, '0'));
}

function segment(marker: number, content: number[]): Buffer {
  const length = content.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...content]);
}

/** Padded with ones; a byte of ones is followed by a zero, or it would be a marker. */
function scan(bits: string): Buffer {
  const bytes = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? []).flatMap((byte) => {
    const value = Number.parseInt(byte, 2);
    return value === 0xff ? [value, 0] : [value];
  });
  return Buffer.from(bytes);
}
