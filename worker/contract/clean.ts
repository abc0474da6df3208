/**
 * A text as it is stored. Half an emoji, as left by a cut at a fixed length, is no text that can be stored as UTF-8; and a
 * control character out of a paste is nothing that anybody meant to write.
 */
export function clean(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}/gu, ' ');
}
