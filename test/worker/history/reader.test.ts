import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createAllowance, READING } from '../../../worker/history/allowance.ts';
import type { Copies, Copy } from '../../../worker/history/copies.ts';
import { createReader, type Loaded } from '../../../worker/history/reader.ts';

/** Copies in memory alone, and a clock that stands still. */
function readerInMemory() {
  const known = new Map<string, Copy<unknown>>();
  const copies = {
    get: (name: string) => known.get(name),
    put: (name: string, copy: Copy<unknown>) => known.set(name, copy),
    remove: (name: string) => known.delete(name),
    outdate: () => known.clear(),
  } as unknown as Copies;
  const now = () => 0;
  return createReader(copies, createAllowance(READING, now), now);
}

it('what was asked before a change is not believed after it, however late it comes', async () => {
  const reader = readerInMemory();
  const before = Promise.withResolvers<Loaded<string>>();
  const after = Promise.withResolvers<Loaded<string>>();
  const early = reader.read('list:1', () => before.promise);
  reader.outdate();
  const late = reader.read('list:1', () => after.promise);
  after.resolve({ is: 'read', value: 'new' });
  await late;
  before.resolve({ is: 'read', value: 'old' });
  await early;
  const shown = await reader.read('list:1', () => assert.fail('It is known.'));
  assert.equal(shown.is === 'read' && shown.value, 'new');
});

it('what was asked before a change fails alone, and ends nobody else’s asking', async () => {
  const reader = readerInMemory();
  const before = Promise.withResolvers<Loaded<string>>();
  const after = Promise.withResolvers<Loaded<string>>();
  const early = reader.read('list:1', () => before.promise);
  reader.outdate();
  const late = reader.read('list:1', () => after.promise);
  before.resolve({ is: 'unavailable' });
  await early;
  const joining = reader.read('list:1', () => assert.fail('It is being asked.'));
  after.resolve({ is: 'read', value: 'new' });
  for (const known of await Promise.all([late, joining]))
    assert.equal(known.is === 'read' && known.value, 'new');
});
