import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Refusal } from '../../../worker/http/problem.ts';
import { firstOf, type Shard, walk } from '../../../worker/operator/shards.ts';

const PAGE = 30;

/** A shard that holds these, thirty to a page; its clock may have gone back in between. */
interface Times {
  times: Item[];
}
interface Item {
  createdAt: string;
  name: string;
}

const asShards = (shards: Times[]) => shards as unknown as Shard[];
const item = (name: string, minute = 0): Item => ({
  name,
  createdAt: new Date(minute * 60_000).toISOString(),
});

function readTimes(shard: Shard, cursor: string | undefined) {
  const { times } = shard as unknown as Times;
  const start = cursor === undefined ? 0 : Number(cursor);
  if (!(start < times.length || cursor === undefined)) return Promise.resolve(undefined);
  const shown = times.slice(start, start + PAGE);
  return Promise.resolve({
    items: shown.map((one, index) => ({ item: one, after: String(start + index + 1) })),
    more: start + PAGE < times.length,
  });
}

async function walkAll(shards: Times[]): Promise<Item[][]> {
  const pages: Item[][] = [];
  let cursor: string | undefined;
  do {
    const page = await walk(asShards(shards), cursor, readTimes);
    pages.push(page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

const unreadable = ({ code }: Refusal) => code === 'unreadable';

describe('a walk over shards', () => {
  const minutes = fc.array(fc.nat(500), { maxLength: 130 });
  const worlds = fc.array(minutes, { minLength: 1, maxLength: 6 });
  const newestFirst = (shards: number[][]) =>
    shards.map((all, shard) => ({
      times: all.toSorted((a, b) => b - a).map((minute, index) => item(`${shard}/${index}`, minute)),
    }));

  it('shows everything once, newest first over all of them, and never a page without end', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const pages = await walkAll(newestFirst(world));
        const shown = pages.flat();
        assert.equal(new Set(shown.map(({ name }) => name)).size, world.flat().length);
        assert.deepEqual(
          shown.map(({ createdAt }) => createdAt),
          shown
            .map(({ createdAt }) => createdAt)
            .toSorted()
            .toReversed(),
        );
        for (const page of pages) assert.ok(page.length <= 50);
        for (const page of pages.slice(0, -1)) assert.ok(page.length > 0);
      }),
    );
  });

  it('shows everything once even where the clock of a shard went back', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const shards = world.map((all, shard) => ({
          times: all.map((minute, index) => item(`${shard}/${index}`, minute)),
        }));
        const shown = (await walkAll(shards)).flat();
        assert.equal(shown.length, world.flat().length);
        assert.equal(new Set(shown.map(({ name }) => name)).size, shown.length);
      }),
    );
  });

  it('passes empty shards by', async () => {
    const only = item('only');
    assert.deepEqual(await walkAll([{ times: [] }, { times: [] }, { times: [only] }]), [[only]]);
    assert.deepEqual(await walkAll([{ times: [] }, { times: [] }]), [[]]);
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
    base64(':'),
    base64('1:1:1'),
    base64('0:99'),
    base64('end:x'),
  ]) {
    it(`refuses the cursor "${cursor}"`, async () => {
      const shards = asShards([{ times: [item('a')] }, { times: [item('b')] }]);
      await assert.rejects(walk(shards, cursor, readTimes), unreadable);
    });
  }
});

describe('the shard that knows', () => {
  const shards = asShards(['1', '2', '3'].map((name) => ({ times: [item(name)] })));
  const has = (wanted: string) => (shard: Shard) =>
    Promise.resolve(
      (shard as unknown as Times).times.some(({ name }) => name === wanted) ? 'removed' : 'not_found',
    );

  it('answers for all', async () => assert.equal(await firstOf(shards, has('2')), 'removed'));
  it('is missing for an unknown id', async () => {
    await assert.rejects(firstOf(shards, has('4')), ({ code }: Refusal) => code === 'not_found');
  });
});
