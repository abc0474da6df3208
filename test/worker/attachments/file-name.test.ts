import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { safeFileName } from '../../../worker/attachments/file-name.ts';

const cases: [given: string, kept: string][] = [
  ['photo.png', 'photo.png'],
  ['résumé 2026 (final).pdf', 'résumé 2026 (final).pdf'],
  ['e\u0301.png', 'é.png'],
  ['写真.heic', '写真.heic'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\Users\\ann\\a.png', 'a.png'],
  ['\u200b.htaccess', 'htaccess'],
  ['..hidden.txt', 'hidden.txt'],
  ['invoice\u202egnp.exe', 'invoicegnp.exe'],
  ['a\r\nX-Header: 1.png', 'aX-Header_ 1.png'],
  ['"><img onerror=alert(1)>.png', '___img onerror=alert(1)_.png'],
  ['con.txt', '_con.txt'],
  ['a.png.', 'a.png'],
  ['\0', ''],
  ['...', ''],
  ['', ''],
];

describe('a file name', () => {
  for (const [given, kept] of cases) {
    it(`${JSON.stringify(given)} is kept as ${JSON.stringify(kept)}`, () =>
      assert.equal(safeFileName(given), kept));
  }

  it('is cut before anything else is done with it', () => {
    assert.equal(safeFileName(`x${'.'.repeat(1_000_000)}y.png`), 'y.png');
    assert.equal(safeFileName(`${'é'.repeat(1_000_000)}.png`), `${'é'.repeat(58)}.png`);
  });

  it('keeps its extension when it is shortened', () => {
    const name = safeFileName(`${'é'.repeat(300)}.png`);
    assert.ok(name.endsWith('é.png'));
    assert.ok(new TextEncoder().encode(name).byteLength <= 120);
  });

  it('is safe and stays the same when made safe again, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = safeFileName(given);
        assert.doesNotMatch(name, /[\p{Cc}\p{Cf}/\\<>:"|?*]|^\./u);
        assert.ok(new TextEncoder().encode(name).byteLength <= 120);
        assert.equal(safeFileName(name), name);
      }),
    );
  });
});
