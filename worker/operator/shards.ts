import { fromBase64Url, toBase64Url } from '../base64-url.ts';
import { Refusal } from '../http/problem.ts';
import type { Inspection, Page } from '../submissions/inspection.ts';

/** One shard of the outbox, as it is asked from outside. */
export type Shard = {
  [Question in keyof Inspection]: (
    ...asked: Parameters<Inspection[Question]>
  ) => Promise<ReturnType<Inspection[Question]>>;
};

/** Items that are enough for one page; the last shard read may add as many again. */
const ENOUGH = 50;

/**
 * A page over all shards, one shard after the other. The cursor says which one, and where in it.
 *
 * @throws {Refusal} `unreadable` if the cursor is none of ours
 */
export async function walk<T>(
  shards: Shard[],
  cursor: string | undefined,
  read: (shard: Shard, cursor: string | undefined) => Promise<Page<T> | undefined>,
): Promise<Page<T>> {
  const place = cursor === undefined ? { index: 0, within: undefined } : placeOf(cursor);
  const items: T[] = [];
  let { index, within } = place;
  for (let shard = shards[index]; shard; shard = shards[index]) {
    const page = await read(shard, within);
    if (!page) throw new Refusal('unreadable');
    items.push(...page.items);
    if (page.next !== null) return { items, next: cursorOf(index, page.next) };
    index += 1;
    within = undefined;
    if (items.length >= ENOUGH && index < shards.length) return { items, next: cursorOf(index, '') };
  }
  if (place.index >= shards.length) throw new Refusal('unreadable');
  return { items, next: null };
}

/** What the one shard says that knows it; a submission's id does not tell which. */
export async function firstOf<T>(
  shards: Shard[],
  ask: (shard: Shard) => Promise<T | 'not_found' | undefined>,
): Promise<T> {
  const answers = await Promise.all(shards.map(ask));
  const known = answers.find((answer) => answer !== undefined && answer !== 'not_found');
  if (known === undefined) throw new Refusal('not_found');
  return known as T;
}

function cursorOf(index: number, within: string): string {
  return toBase64Url(new TextEncoder().encode(`${index}:${within}`).buffer);
}

function placeOf(cursor: string): { index: number; within: string | undefined } {
  const bytes = fromBase64Url(cursor);
  const [, index, within] = /^(\d{1,5}):(.*)$/s.exec(new TextDecoder().decode(bytes)) ?? [];
  if (index === undefined) throw new Refusal('unreadable');
  return { index: Number(index), within: within || undefined };
}
