/**
 * The file types a site can accept: extension → media types it is declared with, the usual one first.
 * Active content (HTML, SVG, scripts, programs) and archives are missing on purpose.
 */
export const FILE_TYPES: Readonly<Record<string, readonly string[]>> = {
  '.png': ['image/png'],
  '.jpg': ['image/jpeg'],
  '.jpeg': ['image/jpeg'],
  '.gif': ['image/gif'],
  '.webp': ['image/webp'],
  '.heic': ['image/heic', 'image/heif'],
  '.heif': ['image/heif', 'image/heic'],
  '.pdf': ['application/pdf'],
  '.txt': ['text/plain'],
  '.log': ['text/plain'],
  '.csv': ['text/csv', 'text/plain'],
  '.docx': ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  '.xlsx': ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  '.pptx': ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  '.mp4': ['video/mp4'],
  '.mov': ['video/quicktime', 'video/mp4'],
};

/** Extension of a file name with its dot, in lower case; empty if there is none. */
export function extensionOf(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '';
}
