import { LATE_MS } from '../alerts/alerts.ts';
import type { Overview } from '../submissions/inspection.ts';
import type { OperatorHealth } from './wire.ts';
import { errorWords, STATES } from './words.ts';

/** How all shards stand together: the oldest of the waiting, the latest of the errors, the longest of the stops. */
export function reportOf(shards: Overview[], now: number): OperatorHealth {
  const [oldestAt = null] = shards.flatMap((shard) => shard.oldestAt ?? []).sort();
  const stopped = latest(shards, 'stopped', ({ until }) => until);
  const lastError = latest(shards, 'lastError', ({ at }) => at);
  const late = oldestAt !== null && now - Date.parse(oldestAt) > LATE_MS;
  const failedLately = shards.reduce((sum, shard) => sum + shard.failedLately, 0);
  return {
    status: stopped
      ? 'delivery_stopped'
      : late
        ? 'delivery_late'
        : failedLately > 0
          ? 'delivery_failed'
          : 'ok',
    counts: countsOf(shards),
    failedLately,
    oldestAt,
    stopped: stopped && { ...stopped, words: errorWords(stopped.reason) },
    lastError: lastError && { ...lastError, words: errorWords(lastError.code) },
  };
}

/** Everything that is not delivered, as JSON, read page by page. Where reading fails it breaks off: never a valid part. */
export function exportOf(undelivered: AsyncIterable<object>, now: number): ReadableStream<Uint8Array> {
  async function* text() {
    yield `{"exportedAt":${JSON.stringify(new Date(now))},"items":[`;
    let separator = '\n';
    for await (const item of undelivered) {
      yield separator + JSON.stringify(item);
      separator = ',\n';
    }
    yield '\n]}\n';
  }
  const parts = text();
  return new ReadableStream<string>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  }).pipeThrough(new TextEncoderStream());
}

function countsOf(shards: Overview[]): Overview['counts'] {
  const total = (state: keyof Overview['counts']) =>
    shards.reduce((sum, { counts }) => sum + counts[state], 0);
  return Object.fromEntries(STATES.map((state) => [state, total(state)])) as Overview['counts'];
}

/** Times in ISO 8601 UTC sort as text. */
function latest<K extends 'stopped' | 'lastError'>(
  shards: Overview[],
  key: K,
  timeOf: (value: NonNullable<Overview[K]>) => string,
): Overview[K] {
  const all = shards.flatMap((shard) => (shard[key] as NonNullable<Overview[K]> | null) ?? []);
  return all.sort((a, b) => timeOf(b).localeCompare(timeOf(a)))[0] ?? (null as Overview[K]);
}
