import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isQuick } from '../../worker/pattern.ts';

const quick: [pattern: string, length: number][] = [
  ['[A-Z]{2}-\\d{4}', 200],
  ['\\d{5}(-\\d{4})?', 200],
  ['[A-Z]+-\\d+', 200],
  ['(?:AB|CD|EF)\\d{3,8}', 200],
  ['[\\p{L}\\p{M} .\\]+*|(-]+', 200],
  ['\\+?[\\d ()\\/\\-]{4,}', 200],
  ['(?<year>\\d{4})\\k<year>\\p{Lu}\\u{41}', 200],
  ['(?=.*\\d).{4,}', 200],
  ['', 200],
  ['a*b*c*', 40],
  ['(?i:ab)+?c', 200],
];
const slow: [pattern: string, length: number][] = [
  ['(a+)+', 30],
  ['(a*)*', 30],
  ['(a|a)*', 30],
  ['(a|b)+c', 30],
  ['(\\d+-?)+', 30],
  ['([a-z]+\\d*)+', 30],
  ['(x?){25}', 30],
  ['(?:(?:a{1,9}){1,9}){1,9}', 30],
  ['a*a*a*a*b', 200],
  ['(.*)(.*)(.*)x', 100],
  ['(?=(a+)+b).*', 30],
];

describe('a pattern', () => {
  for (const [pattern, length] of quick) {
    it(`${pattern} is quickly done with ${length} characters`, () => {
      assert.ok(new RegExp(pattern, 'u'));
      assert.ok(isQuick(pattern, length));
    });
  }
  for (const [pattern, length] of slow) {
    it(`${pattern} might not be done with ${length} characters`, () => {
      assert.ok(new RegExp(pattern, 'u'));
      assert.ok(!isQuick(pattern, length));
    });
  }
});
