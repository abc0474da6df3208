import assert from 'node:assert/strict';
import { timingSafeEqual } from 'node:crypto';
import { describe, it } from 'node:test';
import { type Comparer, isOperator } from '../../../worker/operator/token.ts';

const TOKEN = 'an-operator-token-of-enough-characters';

/** Compares as workerd does, and writes down what it was asked to do. */
function recordingComparer() {
  const work: string[] = [];
  const comparer: Comparer = {
    digest: (algorithm, data) => {
      work.push(`digest ${algorithm}`);
      return crypto.subtle.digest(algorithm, data);
    },
    timingSafeEqual: (left, right) => {
      work.push(`compare ${left.byteLength} and ${right.byteLength} bytes`);
      return timingSafeEqual(new Uint8Array(left), new Uint8Array(right));
    },
  };
  return { work, comparer };
}

const cases: [header: string | undefined, token: string | undefined, is: boolean][] = [
  [`Bearer ${TOKEN}`, TOKEN, true],
  [undefined, TOKEN, false],
  ['', TOKEN, false],
  ['Bearer ', TOKEN, false],
  ['Bearer x', TOKEN, false],
  [`Bearer ${TOKEN.slice(0, -1)}`, TOKEN, false],
  [`Basic ${TOKEN}`, TOKEN, false],
  [undefined, undefined, false],
  ['Bearer ', undefined, false],
  ['Bearer undefined', undefined, false],
  [`Bearer ${TOKEN}`, undefined, false],
];

describe('the operator’s token', () => {
  for (const [header, token, is] of cases) {
    it(`${is ? 'opens' : 'does not open'} with ${header} where it is ${token}, at the same work`, async () => {
      const { work, comparer } = recordingComparer();
      assert.equal(await isOperator(header, token, comparer), is);
      assert.deepEqual(work, ['digest SHA-256', 'digest SHA-256', 'compare 32 and 32 bytes']);
    });
  }
});
