import type { Env } from '../env.ts';
import type { Backlog } from './ledger.ts';
import type { Outbox } from './outbox.ts';

/** The outbox that all of a site's shards make together. */
export interface Outboxes {
  /** The shard of one Idempotency-Key. */
  of(key: string): DurableObjectStub<Outbox>;
  all(): DurableObjectStub<Outbox>[];
}

/** @param shards how many Durable Objects share the messages */
export function createOutboxes(namespace: Env['OUTBOX'], shards: number): Outboxes {
  const shard = (index: number) => namespace.get(namespace.idFromName(`outbox-${index}`));
  return {
    of: (key) => shard(Number.parseInt(key.slice(-8), 16) % shards),
    all: () => Array.from({ length: shards }, (_, index) => shard(index)),
  };
}

/** The state of all shards as one. */
export async function healthOf(outboxes: Outboxes): Promise<Backlog & { stopped: string | null }> {
  const shards = await Promise.all(outboxes.all().map((outbox) => outbox.health()));
  const oldest = shards.map((shard) => shard.oldestAt).filter((at) => at !== null);
  return {
    waiting: sum(shards.map((shard) => shard.waiting)),
    oldestAt: oldest.length > 0 ? Math.min(...oldest) : null,
    failed: sum(shards.map((shard) => shard.failed)),
    stopped: shards.find((shard) => shard.stopped)?.stopped ?? null,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
