/** Bytes of a stored name in UTF-8; what every file system can take, with room for a prefix. */
const MAX_NAME_BYTES = 120;
/** More than any file system takes; what is longer is an attempt to keep us busy. The end has the extension. */
const MAX_RAW_LENGTH = 400;
/** Device names of Windows, where an agent may save the file. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file name as a visitor's computer gave it, made safe to show and to save: no path, no control, invisible or
 * direction-changing characters, no leading dot, no device name, and short. Empty if nothing is left.
 * Checks on the name come after this, never before.
 */
export function safeFileName(name: string): string {
  const visible = name
    .slice(-MAX_RAW_LENGTH)
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, '')
    .replace(/^.*[/\\]/, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  return shorten(RESERVED.test(visible) ? `_${visible}` : visible);
}

/** Cuts the stem, a whole character at a time; the extension stays. */
function shorten(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  let left = MAX_NAME_BYTES - byteLength(extension);
  let stem = '';
  for (const character of name.slice(0, name.length - extension.length)) {
    left -= byteLength(character);
    if (left < 0) break;
    stem += character;
  }
  return stem.trimEnd() + extension;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
