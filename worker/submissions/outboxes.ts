import type { Env } from '../env.ts';
import type { Site } from '../site.ts';
import type { Outbox, OutboxHealth } from './outbox.ts';

export type OutboxStub = DurableObjectStub<Outbox>;

/** The outbox that all of a site's shards make together. */
export interface Outboxes {
  /** The shards that may know a key: the one that takes it first, then the one it belonged to before a change. */
  of(key: string): [OutboxStub, ...OutboxStub[]];
  all(): OutboxStub[];
  at(shard: number): OutboxStub;
  /** The shard for a conversation that began elsewhere, always the same. */
  shardOf(conversation: string): number;
}

export function createOutboxes(
  namespace: Env['OUTBOX'],
  { shards, formerShards = shards }: Site['outbox'],
): Outboxes {
  const count = Math.max(shards, formerShards);
  const shard = (index: number) => namespace.getByName(`outbox-${index}`);
  return {
    of(key) {
      const [now, before] = [indexOf(key, shards), indexOf(key, formerShards)];
      return now === before ? [shard(now)] : [shard(now), shard(before)];
    },
    at: shard,
    shardOf: (conversation) => hashOf(conversation) % shards,
    all: () => Array.from({ length: count }, (_, index) => shard(index)),
  };
}

/** UUIDs are random enough in their last digits to spread evenly. */
function indexOf(key: string, shards: number): number {
  return Number.parseInt(key.slice(-8), 16) % shards;
}

/** FNV-1a, 32 bits: spreads, and hides nothing. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Whether anything was sent with a customer's address, in any shard. */
export async function hasSubmissions(outboxes: Outboxes, customer: string): Promise<boolean> {
  const shards = await Promise.all(outboxes.all().map((outbox) => outbox.hasSubmissions(customer)));
  return shards.includes(true);
}

/** The state of all shards as one. */
export async function healthOf(outboxes: Outboxes): Promise<OutboxHealth> {
  const shards = await Promise.all(outboxes.all().map((outbox) => outbox.health()));
  const oldest = shards.map((shard) => shard.oldestAt).filter((at) => at !== null);
  return {
    waiting: sum(shards.map((shard) => shard.waiting)),
    oldestAt: oldest.length > 0 ? Math.min(...oldest) : null,
    failed: sum(shards.map((shard) => shard.failed)),
    failedLately: sum(shards.map((shard) => shard.failedLately)),
    stopped: shards.find((shard) => shard.stopped)?.stopped ?? null,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
