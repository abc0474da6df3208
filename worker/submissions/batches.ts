import { type CallResult, type Readable, readableOf } from './calls.ts';
import type { State } from './delivery.ts';
import { isStopped, stopLine } from './line.ts';
import { FIRST_BATCH, nextBatch } from './pace.ts';
import type { Row } from './row.ts';
import { type Clockwork, type Step, setAside, stepAll } from './steps.ts';

/**
 * Submissions of one alarm, of one call each, or about four for a reply; the paid plan allows ten thousand calls to an
 * invocation. Where fewer are allowed, the first one beyond ends the alarm. The next one follows a second later.
 */
const MAX_PER_ALARM = 2_000;
/** What is known for this long is written down, or a crash would have it looked up. */
const WRITE_EVERY_MS = 1_000;
/**
 * What there is to tell is told after an alarm. It may take fifteen minutes, and a call that hangs takes twenty seconds:
 * all that is written down at once would take longer.
 */
const TIME_PER_ALARM_MS = 60_000;
/** Any other that is due was written by nobody, or by another version than this one. */
const TRIED: ReadonlySet<State> = new Set(['accepted', 'waiting', 'unknown']);

/**
 * What is taken is written down before its call goes out, and what came of it afterwards: both for several at once,
 * since a call waits until everything written before it is on disk. After a crash all of them are looked up.
 */
export function createBatches(context: Clockwork) {
  const { ledger, now } = context;
  const until = now() + TIME_PER_ALARM_MS;
  const busy = new Set<number>();
  const ready: Readable[] = [];
  const concluded: Step[] = [];
  let taken = 0;
  let last: { size: number; taken: number; at: number } | undefined;
  let writtenAt = now();

  function writeDown(): void {
    writtenAt = now();
    const done = concluded.splice(0);
    stepAll(context, done);
    for (const { row } of done) busy.delete(row.seq);
  }

  function batchSize(): number {
    return last ? nextBatch(last.size, last.taken, now() - last.at) : FIRST_BATCH;
  }

  function take(size: number): void {
    if (now() >= until || isStopped(context)) return;
    const due = ledger.due(now(), busy, Math.min(size, MAX_PER_ALARM - taken));
    taken += due.length;
    const found = due
      .map((row) => (TRIED.has(row.state) ? readableOf(row) : undefined) ?? setAside(context, row))
      .filter((one) => one !== undefined);
    for (const { row } of found) busy.add(row.seq);
    const fresh = found.filter(({ row }) => row.state !== 'unknown');
    const started = stepAll(
      context,
      fresh.map(({ row }) => ({ row, event: { is: 'started' } })),
    );
    const bySeq = new Map(started.map((row) => [row.seq, row]));
    ready.push(...found.map(({ row, payload }) => ({ row: bySeq.get(row.seq) ?? row, payload })));
    last = { size, taken: due.length, at: now() };
  }

  /** What was written down, and not begun, goes back as it was. */
  function giveBack(): void {
    for (const { row } of ready.splice(0)) concluded.push({ row, event: { is: 'postponed' } });
  }

  return {
    writeDown,
    /** The next one to call for; they are taken from the ledger several at a time, but no more than `most`. */
    next(most = Number.POSITIVE_INFINITY): Readable | undefined {
      if (now() >= until) giveBack();
      const isEmpty = ready.length === 0 && taken < MAX_PER_ALARM;
      if (isEmpty || now() >= writtenAt + WRITE_EVERY_MS) writeDown();
      if (isEmpty) take(Math.min(most, batchSize()));
      return ready.shift();
    },
    conclude(row: Row, result: CallResult): void {
      if (result.halt) stopLine(context, result.halt);
      concluded.push({ row, ...result });
    },
  };
}
