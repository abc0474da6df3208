/** What is known of a list: its beginning, and the cursor of what is not known yet. */
export interface Known<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** What is known of a list, with a page of it. */
export type Join<T> = (known: Known<T>, page: Known<T>) => Known<T>;

/** Whether two lists say the same. */
export function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
