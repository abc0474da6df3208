import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FIRST_BATCH, nextBatch, PARALLEL_CALLS } from '../../../worker/submissions/pace.ts';

describe('as many submissions are written down at once as go out in a quarter of a second:', () => {
  const cases: [what: string, size: number, taken: number, ms: number, next: number][] = [
    ['a fast helpdesk', 64, 64, 100, 160],
    ['no more than eight times as many as before', FIRST_BATCH, FIRST_BATCH, 3, 64],
    ['no more than two hundred', 200, 200, 80, 200],
    ['a helpdesk that takes half a second', 100, 100, 12_500, PARALLEL_CALLS],
    ['one that hangs', 200, 200, 1_000_000, PARALLEL_CALLS],
    ['after a batch that was not full', 200, 10, 25, 100],
    ['after none', 200, 0, 10, PARALLEL_CALLS],
    ['after the one that went ahead of a line', 1, 1, 20, 8],
    ['a clock that stands still', FIRST_BATCH, FIRST_BATCH, 0, 64],
    ['a clock that was put back', 64, 64, -60_000, 200],
  ];
  for (const [what, size, taken, ms, next] of cases)
    it(`${what}: ${next}`, () => assert.equal(nextBatch(size, taken, ms), next));

  it('finds its size within a few batches, whatever the pace is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 20_000, noNaN: true }), (msEach) => {
        let size = FIRST_BATCH;
        for (let batch = 0; batch < 4; batch += 1) size = nextBatch(size, size, Math.round(size * msEach));
        const fitting = Math.min(200, Math.max(PARALLEL_CALLS, 250 / msEach));
        // Milliseconds are whole, which shows where a batch takes only a few of them.
        assert.ok(Math.abs(size - fitting) <= 1 + fitting * 0.1, `${size} instead of ${fitting}`);
      }),
    );
  });
});
