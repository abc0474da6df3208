import { Refusal } from '../http/problem.ts';

/** The cursor of one of the helpdesk's pages, which count from 1; to whoever holds it, it says nothing. */
export function cursorOf(page: number): string {
  return `p${page}`;
}

/**
 * The page that a cursor is for; the first one without.
 *
 * @throws {Refusal} `unreadable` if it is none of ours
 */
export function pageOf(cursor: string | undefined): number {
  if (cursor === undefined) return 1;
  const [, page] = /^p([1-9]\d{0,3})$/.exec(cursor) ?? [];
  if (page === undefined) throw new Refusal('unreadable');
  return Number(page);
}
