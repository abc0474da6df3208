import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { askedOf, type Condition, holds, isRequired } from '../../../worker/contract/conditions.ts';

const answers = {
  typed: ' damaged ',
  reason: 'damaged',
  parts: ['bell', 'belt'],
  gift: true,
  amount: 2,
  note: ' ',
  off: false,
};

const cases: [condition: Condition, expected: boolean][] = [
  [{ field: 'reason', is: 'damaged' }, true],
  [{ field: 'reason', is: 'late' }, false],
  [{ field: 'typed', is: 'damaged' }, true],
  [{ field: 'typed', is: ' damaged ' }, true],
  [{ field: 'typed', is: 'dam' }, false],
  [{ field: 'reason', is: ['late', 'damaged'] }, true],
  [{ field: 'parts', is: 'belt' }, true],
  [{ field: 'parts', is: ['wheel', 'bell'] }, true],
  [{ field: 'parts', is: 'wheel' }, false],
  [{ field: 'gift', is: true }, true],
  [{ field: 'gift', is: 'true' }, false],
  [{ field: 'amount', is: 2 }, true],
  [{ field: 'nobody', is: 'x' }, false],
  [{ field: 'reason', filled: true }, true],
  [{ field: 'note', filled: true }, false],
  [{ field: 'note', filled: false }, true],
  [{ field: 'off', filled: true }, false],
  [{ field: 'nobody', filled: false }, true],
  [{ not: { field: 'nobody', is: 'x' } }, true],
  [
    {
      anyOf: [
        { field: 'gift', is: false },
        { field: 'amount', is: 2 },
      ],
    },
    true,
  ],
  [
    {
      allOf: [
        { field: 'gift', is: true },
        { field: 'amount', is: 3 },
      ],
    },
    false,
  ],
  [{ allOf: [{ not: { field: 'gift', is: false } }, { anyOf: [{ field: 'reason', filled: true }] }] }, true],
];

describe('a condition', () => {
  for (const [condition, expected] of cases) {
    it(`${JSON.stringify(condition)} ${expected ? 'holds' : 'does not hold'}`, () =>
      assert.equal(holds(condition, answers), expected));
  }

  it('has its opposite in `not`, and `anyOf` and `allOf` in each other', () => {
    const leaf = fc.oneof(
      fc.record({ field: fc.constantFrom('a', 'b', 'c'), is: fc.constantFrom('x', 'y') }),
      fc.record({ field: fc.constantFrom('a', 'b', 'c'), filled: fc.boolean() }),
    );
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({ anyOf: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ allOf: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('condition') }),
      ),
    }));
    const given = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y', ''));
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), given, (all, data) => {
        for (const one of all) assert.equal(holds({ not: one }, data), !holds(one, data));
        const none = { not: { anyOf: all } };
        assert.equal(holds(none, data), holds({ allOf: all.map((not) => ({ not })) }, data));
      }),
    );
  });
});

describe('what is asked', () => {
  const fields = [
    { name: 'a' },
    { name: 'b', when: { field: 'a', is: 'x' } },
    { name: 'c', when: { field: 'b', filled: true }, required: { field: 'a', is: 'x' } },
  ];

  it('does not go by what a hidden field holds', () => {
    assert.deepEqual(askedOf(fields, { a: 'x', b: 'y', c: 'z' }), { a: 'x', b: 'y', c: 'z' });
    assert.deepEqual(askedOf(fields, { a: '', b: 'y', c: 'z' }), { a: '' });
  });

  it('goes by no field that comes later, or does not exist', () => {
    const odd = [
      { name: 'a', when: { field: 'b', filled: true } },
      { name: 'b' },
      { name: 'c', when: { field: 'gone', is: 'x' } },
    ];
    assert.deepEqual(askedOf(odd, { a: '1', b: '2', c: '3' }), { b: '2' });
  });

  it('may be required, always or for now', () => {
    assert.equal(isRequired({ name: 'a' }, {}), false);
    assert.equal(isRequired({ name: 'a', required: true }, {}), true);
    assert.equal(isRequired(fields[2] ?? { name: '' }, { a: 'x' }), true);
    assert.equal(isRequired(fields[2] ?? { name: '' }, { a: 'y' }), false);
  });
});
