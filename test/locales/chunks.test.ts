import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { available } from '../../component/locales/available.ts';
import { packed } from '../../scripts/lean-locales.ts';

/** What a page loads of a language at most. */
const MOST_BYTES = 4096;

// Built before any test runs.
describe('the built texts in', () => {
  for (const [tag, load] of Object.entries(available)) {
    const files = globSync(`dist/chunks/${tag}-????????.js`);

    it(`${tag} are one file of 4 kB at most`, () => {
      assert.ok(files.length > 0);
      for (const file of files) assert.ok(brotliCompressSync(readFileSync(file)).byteLength <= MOST_BYTES);
    });

    it(`${tag} are those of the source`, async () => {
      const { texts } = await load();
      for (const file of files) {
        const [built] = Object.values(await import(pathToFileURL(resolve(file)).href));
        assert.deepEqual(built, packed(texts));
      }
    });
  }
});
