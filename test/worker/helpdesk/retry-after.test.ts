import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { retryAfterMs } from '../../../worker/helpdesk/retry-after.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

const cases: [header: string | null, ms: number | undefined][] = [
  [null, undefined],
  ['30', 30_000],
  [' 5 ', 5_000],
  ['0', 1_000],
  ['31536000', HOUR],
  ['99999999999999999999', HOUR],
  ['-5', undefined],
  ['soon', undefined],
  ['', undefined],
  ['Fri, 20 Nov 2026 12:02:00 GMT', 120_000],
  ['Fri, 20 Nov 2026 11:00:00 GMT', 1_000],
  ['Sat, 20 Nov 2027 12:00:00 GMT', HOUR],
];

describe('Retry-After', () => {
  for (const [header, ms] of cases) {
    it(`${header} means ${ms}`, () => assert.equal(retryAfterMs(header, NOW), ms));
  }
});
