import { extensionOf } from '../contract/file-types.ts';

/** How many first bytes {@link contradicts} wants to see; every signature stands within them. */
export const HEAD_BYTES = 512;

/** Byte patterns that files of an extension begin with (the fields of the file formats' own specifications). */
const SIGNATURES: Record<string, (head: Uint8Array) => boolean> = {
  '.png': startsWith('\x89PNG\r\n\x1a\n'),
  '.jpg': startsWith('\xff\xd8\xff'),
  '.jpeg': startsWith('\xff\xd8\xff'),
  '.gif': anyOf(startsWith('GIF87a'), startsWith('GIF89a')),
  '.webp': allOf(startsWith('RIFF'), startsWith('WEBP', 8)),
  '.heic': isHeif,
  '.heif': isHeif,
  '.pdf': startsWith('%PDF-'),
  '.docx': startsWith('PK\x03\x04'),
  '.xlsx': startsWith('PK\x03\x04'),
  '.pptx': startsWith('PK\x03\x04'),
  '.mp4': startsWith('ftyp', 4),
  '.mov': anyOf(...['ftyp', 'moov', 'mdat', 'wide', 'free'].map((atom) => startsWith(atom, 4))),
  '.txt': looksLikeText,
  '.log': looksLikeText,
  '.csv': looksLikeText,
};

/**
 * Whether a file's first bytes belie its name, such as a program called `photo.png`. Formats are recognised, never
 * unpacked: nothing here can be made to work long.
 */
export function contradicts(name: string, head: Uint8Array): boolean {
  return !SIGNATURES[extensionOf(name)]?.(head);
}

/** Pictures as phones take them; the maker's own kind is named right behind the signature. */
function isHeif(head: Uint8Array): boolean {
  const kinds = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
  return startsWith('ftyp', 4)(head) && kinds.some((kind) => startsWith(kind, 8)(head));
}

function startsWith(signature: string, offset = 0) {
  return (head: Uint8Array) =>
    [...signature].every((character, index) => head[offset + index] === character.charCodeAt(0));
}

function anyOf(...checks: ((head: Uint8Array) => boolean)[]) {
  return (head: Uint8Array) => checks.some((holds) => holds(head));
}

function allOf(...checks: ((head: Uint8Array) => boolean)[]) {
  return (head: Uint8Array) => checks.every((holds) => holds(head));
}

/** Text has no NUL byte (unless it says to be UTF-16), and does not begin like markup that a browser would run. */
function looksLikeText(head: Uint8Array): boolean {
  const encoding = startsWith('\xff\xfe')(head)
    ? 'utf-16le'
    : startsWith('\xfe\xff')(head)
      ? 'utf-16be'
      : 'utf-8';
  const start = new TextDecoder(encoding).decode(head).trimStart();
  return (encoding !== 'utf-8' || !head.includes(0)) && !/^<[a-z!?/]/i.test(start);
}
