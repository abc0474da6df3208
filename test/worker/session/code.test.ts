import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codeHash, codeIn, newCode, spelled } from '../../../worker/session/code.ts';
import { newSecret } from '../../../worker/session/handle.ts';

/** The numbers that a draw can give. */
const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('a code', () => {
  it('has eight digits, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.infiniteStream(number), (draws) => {
        assert.match(
          newCode(() => draws.next().value),
          /^\d{8}$/,
        );
      }),
    );
    assert.equal(
      newCode(() => 7),
      '00000007',
    );
  });

  it('is as likely as any other: what is left over is drawn again', () => {
    // 42 times 10⁸ numbers make each code 42 times; those from there up to 2³² would favour the small ones.
    const draws = [2 ** 32 - 1, 4_200_000_000, 4_199_999_999];
    assert.equal(
      newCode(() => draws.shift() ?? 0),
      '99999999',
    );
    assert.deepEqual(draws, []);
  });

  it('is drawn by the system’s own chance', () => {
    const codes = new Set(Array.from({ length: 1_000 }, () => newCode()));
    assert.ok(codes.size > 990);
  });

  it('is found again in how it is spelled', () => {
    fc.assert(
      fc.property(number, (drawn) => {
        const code = String(drawn % 10 ** 8).padStart(8, '0');
        assert.equal(codeIn(spelled(code)), code);
      }),
    );
  });

  for (const text of [
    '',
    '1234',
    '123456789',
    '1234567a',
    '12345678.',
    '１２３４',
    '١٢٣٤٥٦٧٨',
    '1234/5678',
    '²2345678x',
  ])
    it(`is not what ${JSON.stringify(text)} is`, () => assert.equal(codeIn(text), undefined));

  for (const text of [
    '1234-5678',
    '12 34 56 78',
    ' 12345678\r\n',
    '1234\u00a05678',
    '1234\u20115678',
    '\u200b12345678',
    '１２３４５６７８',
  ])
    it(`is in ${JSON.stringify(text)}`, () => assert.equal(codeIn(text), '12345678'));

  it('is stored as nothing that another challenge would make of it', async () => {
    const [one, other] = [newSecret(), newSecret()];
    assert.notEqual(await codeHash(one, '12345678'), await codeHash(other, '12345678'));
    assert.equal(await codeHash(one, '12345678'), await codeHash(one, '12345678'));
  });
});
