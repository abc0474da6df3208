/** Mail programs wrap what introduces a quotation, over no more lines than this. */
export const MOST_INTRO_LINES = 3;

/** Has a time or a year, and ends with a colon: "On 3 May 2026 at 10:12, Ann wrote:", in any language. */
const INTRO = /^\S.{0,300}(\d[:.]\d\d|(19|20)\d\d).{0,200}[:：]\s*$/s;

/** Whether these lines of a mail introduce what is quoted after them. */
export function introduces(lines: readonly string[]): boolean {
  return INTRO.test(lines.join('\n'));
}
