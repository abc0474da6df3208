/** A picture that was on the clipboard became a file a moment ago. */
const JUST_NOW_MS = 10_000;

/**
 * Browsers call every pasted picture `image.png`. Gives it a name that says when it was pasted, on the visitor's clock, such as
 * `Screenshot 2026-11-20 14.03.27.png`.
 *
 * @param word what such a picture is called
 * @param now milliseconds since 1970
 */
export function named(file: File, word: string, now: number): File {
  const extension = /^image(\.\w+)$/.exec(file.name)?.[1];
  if (!extension || now - file.lastModified > JUST_NOW_MS) return file;
  // Swedish writes times in the order of ISO 8601.
  const time = new Date(now).toLocaleString('sv').replaceAll(':', '.');
  return new File([file], `${word} ${time}${extension}`, file);
}
