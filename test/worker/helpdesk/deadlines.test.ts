import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { type Deadline, oneTimer, ownTimers } from '../../../worker/helpdesk/deadlines.ts';

const MS = 1_000;

/** What happens one after the other: a call begins, one of those so far is over, time passes. */
const event = fc.oneof(
  fc.constant({ is: 'started' as const }),
  fc.record({ is: fc.constant('over' as const), which: fc.nat(9) }),
  fc.record({ is: fc.constant('passed' as const), ms: fc.integer({ min: 1, max: 1_500 }) }),
);

/** Calls, and what should become of them. */
function createModel(deadlines: typeof oneTimer) {
  const start = deadlines(MS);
  const calls: { call: Deadline; end: number; isLate: boolean }[] = [];
  return {
    started: () => calls.push({ call: start(), end: Date.now() + MS, isLate: false }),
    over(which: number): void {
      const one = calls[which];
      if (!one) return;
      one.call.over();
      if (!one.isLate) one.end = Number.POSITIVE_INFINITY;
    },
    passed(ms: number): void {
      mock.timers.tick(ms);
      for (const one of calls) one.isLate = Date.now() >= one.end;
    },
    check(): void {
      for (const { call, isLate } of calls) assert.equal(call.signal.aborted, isLate);
    },
  };
}

for (const deadlines of [ownTimers, oneTimer])
  describe(`deadlines of ${deadlines.name}`, () => {
    it('end each call that is not over by then, and no other', () => {
      fc.assert(
        fc.property(fc.array(event, { maxLength: 40 }), (events) => {
          mock.timers.enable({ apis: ['setTimeout', 'Date'] });
          try {
            const model = createModel(deadlines);
            for (const one of events) {
              if (one.is === 'started') model.started();
              else if (one.is === 'over') model.over(one.which);
              else model.passed(one.ms);
              model.check();
            }
          } finally {
            mock.timers.reset();
          }
        }),
      );
    });
  });
