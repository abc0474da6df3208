import type { Page } from 'puppeteer-core';

/** One task of the page's main thread. */
export interface Task {
  /** Milliseconds of a processor, which others on this machine do not lengthen. */
  ms: number;
  /** Types of the events that were dispatched in it, such as `keydown`. */
  events: string[];
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of the clock: when it began, and how long it took. */
  ts: number;
  dur?: number;
  /** Microseconds of a processor. */
  tdur?: number;
  args: { name?: string; data?: { type?: string } };
}

/** What the page's main thread does meanwhile, task by task. */
export async function tasksOf(page: Page, act: () => Promise<unknown>): Promise<Task[]> {
  await page.tracing.start({
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await act();
  const trace = new TextDecoder().decode(await page.tracing.stop());
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const threads = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const isMain = ({ ph, pid, tid }: TraceEvent) =>
    ph === 'X' && threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const events = traceEvents.filter((event) => event.name === 'EventDispatch' && isMain(event));
  return traceEvents
    .filter((event) => event.name === 'RunTask' && isMain(event))
    .map(({ pid, ts, dur = 0, tdur = 0 }) => ({
      ms: tdur / 1000,
      events: events
        .filter((event) => event.pid === pid && event.ts >= ts && event.ts < ts + dur)
        .map(({ args }) => args.data?.type ?? ''),
    }));
}
