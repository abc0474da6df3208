import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isHelpdeskId, nobodysId, outboxId, readId } from '../../../worker/history/ids.ts';

const SUBMISSION = 'ix9uKuJ1hCVhtm5UhMf1iefs-0zNTJqxArYHvDrTAhE';

const rows: [text: string, is: string][] = [
  ['a-noise-from-the-hub', 'helpdesk'],
  ['knock-knock-2', 'helpdesk'],
  ['12345', 'helpdesk'],
  ['a.b$c_d', 'helpdesk'],
  ['x'.repeat(300), 'helpdesk'],
  [`~0.${SUBMISSION}`, 'outbox'],
  [`~17.${SUBMISSION}`, 'outbox'],
  ['M5RA-1P3N', 'reference'],
  ['1234-5678', 'reference'],
  ['', 'malformed'],
  ['.', 'malformed'],
  ['..', 'malformed'],
  ['../a', 'malformed'],
  ['a/b', 'malformed'],
  ['a%2fb', 'malformed'],
  ['a?id_type=origin', 'malformed'],
  ['a#b', 'malformed'],
  ['a b', 'malformed'],
  ['a\n', 'malformed'],
  ['a\u0000', 'malformed'],
  ['Ä', 'malformed'],
  ['A-Noise', 'malformed'],
  ['x'.repeat(301), 'malformed'],
  ['~0.', 'malformed'],
  ['~00.abcdefghijklmnopq', 'malformed'],
  [`~x.${SUBMISSION}`, 'malformed'],
  [SUBMISSION, 'malformed'],
  ['M5RA-1P3I', 'malformed'],
  ['M5RA1P3N', 'malformed'],
];

describe('an id', () => {
  for (const [text, is] of rows)
    it(`${JSON.stringify(text.slice(0, 60))} is ${is}`, () => assert.equal(readId(text).is, is));

  it('of the outbox is read as it was made', () => {
    assert.deepEqual(readId(outboxId(3, SUBMISSION)), { is: 'outbox', shard: 3, submission: SUBMISSION });
  });

  it('that goes to the helpdesk never leaves its place in a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (!isHelpdeskId(text)) return;
        assert.equal(
          new URL(`https://example.com/conversations/${text}/messages`).pathname,
          `/conversations/${text}/messages`,
        );
      }),
    );
  });

  it('of nobody is one that can be asked for, is another for each, and never what it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (one, other) => {
        const id = await nobodysId(one);
        assert.equal(readId(id).is, 'helpdesk');
        assert.notEqual(id, one);
        assert.equal(id === (await nobodysId(other)), one === other);
      }),
    );
  });
});
