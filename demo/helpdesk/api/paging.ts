import type { SQLInputValue } from 'node:sqlite';
import type { Store } from '../store/database.ts';

/** Fixed by Re:amaze; no parameter changes it. */
const PAGE_SIZE = 30;

/** Part of a query: conditions that all hold, and what their question marks stand for. */
export interface Filter {
  conditions: string[];
  values: SQLInputValue[];
}

export function addTo(filter: Filter, condition: string, ...values: SQLInputValue[]): void {
  filter.conditions.push(condition);
  filter.values.push(...values);
}

export function whereOf({ conditions }: Filter): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** `from` is the query from its FROM on. */
export function countRows(store: Store, from: string, { values }: Filter): number {
  return store.get<{ total: number }>(`SELECT count(*) AS total ${from}`, ...values)?.total ?? 0;
}

export interface Page {
  limit: number;
  offset: number;
  /** The head of the answer. */
  facts: { page_size: number; page_count: number; total_count: number };
}

/** Anything that is no page number is page 1; a page past the end is empty. */
export function pageOf(query: URLSearchParams, total: number): Page {
  const asked = Number(query.get('page') ?? 1);
  const number = Number.isInteger(asked) && asked > 0 ? asked : 1;
  return {
    limit: PAGE_SIZE,
    offset: (number - 1) * PAGE_SIZE,
    facts: { page_size: PAGE_SIZE, page_count: Math.ceil(total / PAGE_SIZE), total_count: total },
  };
}
