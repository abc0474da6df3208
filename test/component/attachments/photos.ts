import type { Bytes } from '../../../component/attachments/metadata/bytes.ts';

/** Where all photos of these tests were taken, in every way that a camera or a program writes it down. */
export const PLACE = 'N48.8584 E2.2945 Paris';

const bytesOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
export const number = (value: number, size: number) =>
  Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) % 256);
export function joined(...parts: (Iterable<number> | string)[]): Bytes {
  const pieces = parts.map((part) => Uint8Array.from(typeof part === 'string' ? bytesOf(part) : part));
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Exif in either byte order: the orientation, a directory of positions, and the place as text. */
function tiff(orientation: number, little: boolean): Bytes {
  const n = (value: number, size: number) => (little ? number(value, size).reverse() : number(value, size));
  const entry = (tag: number, type: number, count: number, value: number[]) => [
    ...n(tag, 2),
    ...n(type, 2),
    ...n(count, 4),
    ...value,
  ];
  const GPS = 8 + 2 + 3 * 12 + 4;
  return joined(
    little ? 'II' : 'MM',
    n(42, 2),
    n(8, 4),
    n(3, 2),
    entry(0x010e, 2, PLACE.length, n(GPS + 2 + 12 + 4, 4)),
    entry(0x0112, 3, 1, [...n(orientation, 2), 0, 0]),
    entry(0x8825, 4, 1, n(GPS, 4)),
    n(0, 4),
    n(1, 2),
    entry(0x0001, 2, 2, bytesOf('N\0\0\0')),
    n(0, 4),
    PLACE,
  );
}

const segment = (marker: number, ...content: (Iterable<number> | string)[]) => {
  const bytes = joined(...content);
  return joined([0xff, marker], number(bytes.length + 2, 2), bytes);
};

/** A JPEG as a phone writes it: Exif, XMP, IPTC, a comment, a second picture and a film behind the first. */
export function jpegPhoto(picture: Bytes, orientation: number, little = true): Bytes {
  const about = joined(
    segment(0xe1, 'Exif\0\0', tiff(orientation, little)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', `<x:xmpmeta>${PLACE}</x:xmpmeta>`),
    segment(0xe2, 'MPF\0', PLACE),
    segment(0xed, 'Photoshop 3.0\0', PLACE),
    segment(0xeb, 'JP', PLACE),
    segment(0xfe, PLACE),
  );
  return joined(picture.subarray(0, 2), about, picture.subarray(2), picture, `ftypmp42 ${PLACE}`);
}

/** A PNG with Exif and texts, and something behind its end. The reader checks no sums. */
export function pngPhoto(picture: Bytes, orientation: number): Bytes {
  const chunk = (name: string, content: Iterable<number> | string) => {
    const bytes = joined(content);
    return joined(number(bytes.length, 4), name, bytes, number(0, 4));
  };
  const header = 8 + 25;
  return joined(
    picture.subarray(0, header),
    chunk('eXIf', tiff(orientation, false)),
    chunk('tEXt', `Comment\0${PLACE}`),
    chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${PLACE}`),
    picture.subarray(header),
    PLACE,
  );
}

/** A WebP of the extended kind, with Exif and XMP. */
export function webpPhoto(orientation: number): Bytes {
  const chunk = (name: string, content: Iterable<number> | string) => {
    const bytes = joined(content);
    return joined(name, number(bytes.length, 4).reverse(), bytes, bytes.length % 2 === 1 ? [0] : []);
  };
  const content = joined(
    'WEBP',
    chunk('VP8X', [0x2c, 0, 0, 0, 9, 0, 0, 9, 0, 0]),
    chunk('ICCP', 'colours'),
    chunk('VP8 ', 'the picture itself'),
    chunk('EXIF', tiff(orientation, true)),
    chunk('XMP ', PLACE),
  );
  return joined('RIFF', number(content.length, 4).reverse(), content, PLACE);
}

/** A box of a HEIC. */
export const box = (type: string, ...content: (Iterable<number> | string)[]) => {
  const bytes = joined(...content);
  return joined(number(bytes.length + 8, 4), type, bytes);
};

/** What stands in the picture's own place in {@link heicPhoto}. */
export const HEIC_PICTURE = 'the picture itself';

/** What another program may write of the Exif in a HEIC. */
interface ExifPlace {
  /** Of its piece; 0 if it is all there is. */
  length?: number;
  /** 0: in the file, 1: in the description, 2: in another item. */
  method?: number;
}

/** A HEIC as a phone writes it: items for the picture, Exif and XMP, the last inside the description; a film behind. */
export function heicPhoto({ length, method = 0 }: ExifPlace = {}): Bytes {
  const exif = joined(number(0, 4), tiff(6, false));
  const about = (at: number) => {
    const item = (id: number, type: string) => box('infe', [2, 0, 0, 0], number(id, 2), [0, 0], type, [0]);
    const place = (id: number, inside: number, offset: number, length: number) =>
      joined(number(id, 2), number(inside, 2), [0, 0], number(1, 2), number(offset, 4), number(length, 4));
    return box(
      'meta',
      number(0, 4),
      box('hdlr', number(0, 8), 'pict', number(0, 13)),
      box('iinf', number(0, 4), number(3, 2), item(1, 'hvc1'), item(2, 'Exif'), item(3, 'mime')),
      box(
        'iloc',
        [1, 0, 0, 0, 0x44, 0],
        number(3, 2),
        place(1, 0, at, HEIC_PICTURE.length),
        place(2, method, at + HEIC_PICTURE.length, length ?? exif.length),
        place(3, 1, 0, PLACE.length),
      ),
      box('idat', PLACE),
      box('udta', PLACE),
    );
  };
  const start = box('ftyp', 'heic', number(0, 4), 'mif1heic');
  const at = start.length + about(0).length + 8;
  return joined(start, about(at), box('mdat', HEIC_PICTURE, exif), box('mpvd', PLACE));
}
