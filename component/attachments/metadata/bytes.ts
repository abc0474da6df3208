/** A file, or a piece of one. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A number of so many bytes; past the end of the file there are only zeros. */
export function numberAt(bytes: Bytes, at: number, size: number, little = false): number {
  let value = 0;
  for (let index = 0; index < size; index += 1) {
    value = value * 256 + (bytes[at + (little ? size - 1 - index : index)] ?? 0);
  }
  return value;
}

/** So many bytes as a text of Latin letters. */
export function textAt(bytes: Bytes, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** A text of Latin letters as bytes. */
export function bytesOf(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

/** A number as so many bytes. */
export function bytesOfNumber(value: number, size: number, little = false): number[] {
  const bytes = Array.from(
    { length: size },
    (_, index) => Math.floor(value / 256 ** (size - 1 - index)) % 256,
  );
  return little ? bytes.reverse() : bytes;
}
