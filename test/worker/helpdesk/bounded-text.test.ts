import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { boundedText } from '../../../worker/helpdesk/reamaze/bounded-text.ts';

const MAX = 10_000;

/** Sends what it is asked for without saying how long it is, and in two parts. */
const server = createServer((request, response) => {
  const [, character = '', count] = decodeURIComponent(request.url ?? '').split('/');
  const bytes = Buffer.from(character.repeat(Number(count)));
  response.write(bytes.subarray(0, 4_095));
  response.end(bytes.subarray(4_095));
});
before(() => once(server.listen(0, '127.0.0.1'), 'listening'));
after(() => server.close());

async function read(character: string, count: number): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return boundedText(await fetch(`http://127.0.0.1:${port}/${encodeURIComponent(character)}/${count}`), MAX);
}

describe('an answer of unknown length', () => {
  for (const count of [0, 1, 4_095, 4_096, 4_097, MAX])
    it(`is read whole with ${count} bytes`, async () =>
      assert.equal(await read('a', count), 'a'.repeat(count)));

  // Three bytes each: one of them begins in the first piece and ends in the next.
  it('keeps a character that is in two pieces', async () =>
    assert.equal(await read('€', 2_000), '€'.repeat(2_000)));

  it('is nothing with one byte too many', async () => assert.equal(await read('a', MAX + 1), ''));
});
