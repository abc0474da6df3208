import { fromBase64Url, toBase64Url } from '../base64-url.ts';
import { Refusal } from '../http/problem.ts';
import type { Inspection, ShardPage } from '../submissions/inspection.ts';
import type { Page } from './wire.ts';

/** One shard of the outbox, as it is asked from outside. */
export type Shard = {
  [Question in keyof Inspection]: (
    ...asked: Parameters<Inspection[Question]>
  ) => Promise<ReturnType<Inspection[Question]>>;
};

/** Items that are enough for one page. */
const ENOUGH = 50;
/** The place in a shard that has been read to its end. */
const END = 'end';
const PLACE = /^(\d{1,15}|end)?$/;

/**
 * A page over all shards, newest first. The cursor holds a place in each of them. A page ends early where the next item
 * may be one that a shard has not shown yet.
 *
 * @throws {Refusal} `unreadable` if the cursor is none of ours
 */
export async function walk<T extends { createdAt: string }>(
  shards: Shard[],
  cursor: string | undefined,
  read: (shard: Shard, cursor: string | undefined) => Promise<ShardPage<T> | undefined>,
): Promise<Page<T>> {
  const places = placesOf(cursor, shards.length);
  const queues = await Promise.all(
    shards.map((shard, index) => (places[index] === END ? NOTHING : read(shard, places[index] || undefined))),
  );
  if (!queues.every((queue) => queue !== undefined)) throw new Refusal('unreadable');

  const items: T[] = [];
  const runsDry = (queue: ShardPage<T>) => queue.items.length === 0 && queue.more;
  while (items.length < ENOUGH && !queues.some(runsDry)) {
    const index = newestOf(queues);
    const next = queues[index]?.items.shift();
    if (!next) break;
    items.push(next.item);
    places[index] = next.after;
  }
  queues.forEach((queue, index) => {
    if (queue.items.length === 0 && !queue.more) places[index] = END;
  });
  return { items, next: places.every((place) => place === END) ? null : cursorOf(places) };
}

const NOTHING = { items: [], more: false };

/** Which queue has the newest item at its head. Inside a queue the order is the shard's own. */
function newestOf(queues: ShardPage<{ createdAt: string }>[]): number {
  const heads = queues.map(({ items }) => items[0]?.item.createdAt ?? '');
  return heads.reduce((best, head, index) => (head > (heads[best] ?? '') ? index : best), 0);
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

function cursorOf(places: string[]): string {
  return toBase64Url(new TextEncoder().encode(places.join(':')).buffer);
}

/** An empty place is the beginning of a shard. */
function placesOf(cursor: string | undefined, count: number): string[] {
  if (cursor === undefined) return Array.from({ length: count }, () => '');
  const places = new TextDecoder().decode(fromBase64Url(cursor)).split(':');
  const isOurs =
    places.length === count && places.some(Boolean) && places.every((place) => PLACE.test(place));
  if (!isOurs) throw new Refusal('unreadable');
  return places;
}
