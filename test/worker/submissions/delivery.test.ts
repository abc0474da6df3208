import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  advance,
  BACKOFF_BASE_MS,
  BACKOFF_CAP_MS,
  backoffMs,
  type DeliveryEvent,
  FIRST_LOOKUP_MS,
  FIRST_REST_MS,
  GIVE_UP_AFTER_MS,
  LOOKUP_INTERVAL_MS,
  LOOKUPS_BEFORE_RESEND,
  type Progress,
  restMs,
  STATES,
  type State,
} from '../../../worker/submissions/delivery.ts';

const NOW = 1_000_000_000_000;
const at = (state: State, change: Partial<Progress> = {}): Progress => ({
  state,
  attempts: 2,
  negativeLookups: 0,
  uncertain: false,
  degraded: false,
  nextAttemptAt: NOW,
  giveUpAt: NOW + GIVE_UP_AFTER_MS,
  lastError: null,
  ...change,
});

const reason = 'status_500';
const edges: [from: Progress, event: DeliveryEvent, to: Partial<Progress>][] = [
  [at('accepted'), { is: 'started' }, { state: 'sending', attempts: 3, nextAttemptAt: null }],
  [at('waiting'), { is: 'started' }, { state: 'sending', attempts: 3, nextAttemptAt: null }],
  [at('sending'), { is: 'delivered' }, { state: 'delivered', nextAttemptAt: null, lastError: null }],
  [
    at('sending'),
    { is: 'postponed', reason: 'unauthorized' },
    { state: 'waiting', attempts: 1, nextAttemptAt: NOW, lastError: 'unauthorized' },
  ],
  [
    at('sending', { negativeLookups: 1 }),
    { is: 'unclear', reason },
    {
      state: 'unknown',
      negativeLookups: 0,
      uncertain: true,
      nextAttemptAt: NOW + FIRST_LOOKUP_MS,
      lastError: reason,
    },
  ],
  [
    at('sending'),
    { is: 'refused', reason },
    { state: 'waiting', degraded: true, nextAttemptAt: NOW, lastError: reason },
  ],
  [
    at('sending', { degraded: true }),
    { is: 'refused', reason },
    { state: 'failed', nextAttemptAt: null, lastError: reason },
  ],
  [
    at('unknown', { uncertain: true }),
    { is: 'found' },
    { state: 'delivered', uncertain: false, nextAttemptAt: null },
  ],
  [
    at('unknown'),
    { is: 'not_found' },
    { state: 'unknown', negativeLookups: 1, nextAttemptAt: NOW + LOOKUP_INTERVAL_MS },
  ],
  [
    at('unknown', { negativeLookups: 1, uncertain: true }),
    { is: 'not_found' },
    { state: 'waiting', uncertain: false, nextAttemptAt: NOW + BACKOFF_BASE_MS * 4 * 0.5 },
  ],
  [
    at('unknown', { negativeLookups: 1 }),
    { is: 'lookup_failed', reason },
    { state: 'unknown', attempts: 3, negativeLookups: 1, lastError: reason },
  ],
  [at('unknown'), { is: 'postponed', reason }, { state: 'unknown', attempts: 2, nextAttemptAt: NOW }],
  [at('accepted'), { is: 'expired', reason }, { state: 'failed', nextAttemptAt: null, lastError: reason }],
  [at('waiting'), { is: 'expired', reason }, { state: 'failed', nextAttemptAt: null }],
  [at('unknown'), { is: 'expired', reason }, { state: 'failed', nextAttemptAt: null }],
  [
    at('failed', { degraded: true }),
    { is: 'retried' },
    { state: 'waiting', attempts: 0, degraded: false, nextAttemptAt: NOW, giveUpAt: NOW + GIVE_UP_AFTER_MS },
  ],
  [at('failed', { uncertain: true }), { is: 'retried' }, { state: 'unknown', negativeLookups: 0 }],
];

const events: DeliveryEvent[] = [
  { is: 'started' },
  { is: 'delivered' },
  { is: 'postponed', reason },
  { is: 'unclear', reason },
  { is: 'refused', reason },
  { is: 'found' },
  { is: 'not_found' },
  { is: 'lookup_failed', reason },
  { is: 'expired', reason },
  { is: 'retried' },
];

describe('a submission on its way', () => {
  for (const [from, event, to] of edges) {
    it(`that is ${from.state} becomes ${to.state} when ${event.is}`, () => {
      assert.deepEqual(
        { ...advance(from, event, { now: NOW, random: 0.5 }), ...to },
        advance(from, event, { now: NOW, random: 0.5 }),
      );
    });
  }

  it('does nothing else', () => {
    const known = new Set(edges.map(([from, event]) => `${from.state} ${event.is}`));
    for (const state of STATES) {
      for (const event of events.filter(({ is }) => !known.has(`${state} ${is}`))) {
        assert.throws(() => advance(at(state), event, { now: NOW, random: 0 }), /cannot happen/);
      }
    }
  });

  it('is given up after three days, where it would have waited on', () => {
    const late = { now: NOW + GIVE_UP_AFTER_MS, random: 0 };
    assert.equal(advance(at('sending'), { is: 'unclear', reason }, late).state, 'failed');
    assert.equal(advance(at('unknown'), { is: 'not_found' }, late).state, 'failed');
    assert.equal(advance(at('sending'), { is: 'delivered' }, late).state, 'delivered');
    assert.equal(advance(at('waiting'), { is: 'started' }, late).state, 'sending');
  });

  it('is never sent again before two look-ups in a row have missed it', () => {
    const step = fc.tuple(fc.constantFrom(...events), fc.double({ min: 0, max: 0.999, noNaN: true }));
    fc.assert(
      fc.property(fc.array(step), (walk) => {
        const happened = walkThrough(walk);
        const resends = happened.flatMap((is, index) => (is === 'started' ? [happened.slice(0, index)] : []));
        for (const before of resends) {
          const since = before.slice(before.lastIndexOf('unclear') + 1);
          const misses = since.filter((is) => is === 'not_found').length;
          assert.ok(!before.includes('unclear') || misses >= LOOKUPS_BEFORE_RESEND);
        }
      }),
    );
  });
});

/** What of a random walk the rules let happen, in order. */
function walkThrough(walk: [DeliveryEvent, number][]): DeliveryEvent['is'][] {
  let progress = at('accepted', { attempts: 0 });
  const possible = new Set(edges.map(([from, { is }]) => `${from.state} ${is}`));
  return walk.flatMap(([event, random]) => {
    if (!possible.has(`${progress.state} ${event.is}`)) return [];
    progress = advance(progress, event, { now: NOW, random });
    return [event.is];
  });
}

describe('the pause after a failure', () => {
  it('is anything up to twice the one before, and an hour at most', () => {
    for (let attempts = 0; attempts < 200; attempts += 1) {
      const most = Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** attempts);
      assert.equal(backoffMs({ attempts }, { now: NOW, random: 0 }), 0);
      assert.equal(backoffMs({ attempts }, { now: NOW, random: 0.5 }), most / 2);
    }
  });
});

describe('after an alarm that broke off, the next one', () => {
  const cases: [failures: number, restMs: number][] = [
    [1, 1_000],
    [2, 2_000],
    [6, 32_000],
    [7, 60_000],
    [2_000, 60_000],
  ];
  for (const [failures, expected] of cases) {
    it(`rests ${expected / 1000} s if it is number ${failures} in a row`, () => {
      assert.equal(restMs(failures, FIRST_REST_MS), expected);
    });
  }
});
