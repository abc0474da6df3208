import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Change, changesOf, LATE_MS, type Situation } from '../../../worker/alerts/alerts.ts';

const NOW = 1_000_000_000_000;
const EARLIER = NOW - 60_000;
const calm: Situation = { now: NOW, stopped: null, oldestAt: null };

const cases: [what: string, told: Record<string, number>, situation: Situation, expected: Change[]][] = [
  ['nothing', {}, calm, []],
  ['a message that waits', {}, { ...calm, oldestAt: NOW - LATE_MS + 1 }, []],
  [
    'a message that is late',
    {},
    { ...calm, oldestAt: NOW - LATE_MS },
    [{ condition: 'delivery_late', is: 'raised', since: NOW }],
  ],
  [
    'a message that is still late',
    { delivery_late: EARLIER },
    { ...calm, oldestAt: NOW - LATE_MS - 60_000 },
    [],
  ],
  [
    'no message late any more',
    { delivery_late: EARLIER },
    calm,
    [{ condition: 'delivery_late', is: 'recovered', since: EARLIER }],
  ],
  [
    'refused credentials',
    {},
    { ...calm, stopped: 'unauthorized' },
    [{ condition: 'line_stopped', is: 'raised', since: NOW }],
  ],
  ['a helpdesk that asks for patience', {}, { ...calm, stopped: 'rate_limited' }, []],
  ['credentials still refused', { line_stopped: EARLIER }, { ...calm, stopped: 'unauthorized' }, []],
  [
    'credentials that work again, and a late message',
    { line_stopped: EARLIER },
    { ...calm, oldestAt: 0 },
    [
      { condition: 'line_stopped', is: 'recovered', since: EARLIER },
      { condition: 'delivery_late', is: 'raised', since: NOW },
    ],
  ],
];

describe('the operator is told of', () => {
  for (const [what, told, situation, expected] of cases) {
    it(`${what}: ${expected.map(({ condition, is }) => `${condition} ${is}`).join(', ') || 'nothing'}`, () => {
      assert.deepEqual(changesOf(new Map(Object.entries(told)), situation), expected);
    });
  }
});
