import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Refusal } from '../../../worker/http/problem.ts';
import { firstOf, type Shard, walk } from '../../../worker/operator/shards.ts';

const PAGE = 30;

/** A shard that holds these numbers, thirty to a page. */
interface Numbers {
  numbers: number[];
}

const asShards = (shards: Numbers[]) => shards as unknown as Shard[];

function readNumbers(shard: Shard, cursor: string | undefined) {
  const { numbers } = shard as unknown as Numbers;
  const start = cursor === undefined ? 0 : Number(cursor);
  if (!(start < numbers.length || cursor === undefined)) return Promise.resolve(undefined);
  const next = start + PAGE < numbers.length ? String(start + PAGE) : null;
  return Promise.resolve({ items: numbers.slice(start, start + PAGE), next });
}

async function walkAll(shards: Numbers[]): Promise<number[][]> {
  const pages: number[][] = [];
  let cursor: string | undefined;
  do {
    const page = await walk(asShards(shards), cursor, readNumbers);
    pages.push(page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

const unreadable = ({ code }: Refusal) => code === 'unreadable';

describe('a walk over shards', () => {
  it('shows everything once, in order, and never a page without end', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sizes, async (lengths) => {
        const shards = lengths.map((length, shard) => ({
          numbers: Array.from({ length }, (_, index) => shard * 1_000 + index),
        }));
        const pages = await walkAll(shards);
        assert.deepEqual(
          pages.flat(),
          shards.flatMap(({ numbers }) => numbers),
        );
        for (const page of pages) assert.ok(page.length <= 50 + PAGE);
      }),
    );
  });

  it('passes empty shards by', async () => {
    assert.deepEqual(await walkAll([{ numbers: [] }, { numbers: [] }, { numbers: [7] }]), [[7]]);
    assert.deepEqual(await walkAll([{ numbers: [] }, { numbers: [] }]), [[]]);
  });

  const base64 = (text: string) => Buffer.from(text).toString('base64url');
  for (const cursor of [
    '',
    '!',
    'x',
    base64('0'),
    base64('a:1'),
    base64('-1:'),
    base64('2:'),
    base64('0:99'),
  ]) {
    it(`refuses the cursor "${cursor}"`, async () => {
      const shards = asShards([{ numbers: [1] }, { numbers: [2] }]);
      await assert.rejects(walk(shards, cursor, readNumbers), unreadable);
    });
  }
});

describe('the shard that knows', () => {
  const shards = asShards([{ numbers: [1] }, { numbers: [2] }, { numbers: [3] }]);
  const has = (number: number) => (shard: Shard) =>
    Promise.resolve((shard as unknown as Numbers).numbers.includes(number) ? 'removed' : 'not_found');

  it('answers for all', async () => assert.equal(await firstOf(shards, has(2)), 'removed'));
  it('is missing for an unknown id', async () => {
    await assert.rejects(firstOf(shards, has(4)), ({ code }: Refusal) => code === 'not_found');
  });
});
