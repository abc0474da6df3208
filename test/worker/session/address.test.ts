import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalAddress } from '../../../worker/session/address.ts';

const same: [left: string, right: string][] = [
  ['ann@example.com', 'ANN@Example.COM'],
  ['ann@example.com', '  ann@example.com\t'],
  ['ann@müller.example', 'ann@xn--mller-kva.example'],
  ['ann@MÜLLER.example', 'ann@mu\u0308ller.example'],
  ['ann@例え.テスト', 'ann@xn--r8jz45g.xn--zckzah'],
  // A domain in full-width letters is that domain, to whoever looks it up.
  ['ann@ｅｘａｍｐｌｅ.com', 'ann@example.com'],
];

const different: [left: string, right: string][] = [
  ['ann@example.com', 'ann+shop@example.com'],
  ['a.nn@example.com', 'ann@example.com'],
  ['josé@example.com', 'jose@example.com'],
  ['jos\u00e9@example.com', 'jose\u0301@example.com'],
  ['ann@müller.example', 'ann@muller.example'],
  ['ann@mueller.example', 'ann@müller.example'],
  // Dotless and dotted i, long s, the Kelvin sign and the ligature all have a way of becoming plain letters.
  ['alı@example.com', 'ali@example.com'],
  ['ALİ@example.com', 'ali@example.com'],
  ['ſam@example.com', 'sam@example.com'],
  ['\u212aim@example.com', 'kim@example.com'],
  ['oﬃce@example.com', 'office@example.com'],
  ['ａnn@example.com', 'ann@example.com'],
  ['аnn@example.com', 'ann@example.com'],
  ['an\u200bn@example.com', 'ann@example.com'],
  ['ann@example.com', 'ann@mail.example.com'],
  ['ann@exаmple.com', 'ann@example.com'],
];

const none = [
  '',
  'ann',
  '@example.com',
  'ann@',
  'ann@@example.com',
  'ann@example.com@example.org',
  'ann@example.com, bob@example.com',
  'ann@example.com bob@example.com',
  'ann@example.com\nBcc: bob@example.com',
  'Ann <ann@example.com>',
  'ann@example.com/x',
  'ann@example.com:25',
  'ann@user:pass@example.com',
  'ann@ex%61mple.com',
  'ann@example.com?x',
  'ann@example.com#x',
  'ann@example.com\\x',
  'ann@example.com.',
  'ann@example.com。',
  'ann@127.0.0.1',
  'ann@0x7f.1',
  'ann@2130706433',
  'ann@[::1]',
  'ann@exa mple.com',
  'ann@..example.com',
  'ann@.example.com',
];

describe('an address', () => {
  for (const [left, right] of same)
    it(`${left} is ${JSON.stringify(right)}`, () => {
      assert.notEqual(canonicalAddress(left), undefined);
      assert.equal(canonicalAddress(left), canonicalAddress(right));
    });

  for (const [left, right] of different)
    it(`${left} is not ${right}`, () => {
      assert.notEqual(canonicalAddress(left), canonicalAddress(right));
    });

  for (const text of none)
    it(`is not what ${JSON.stringify(text)} is`, () => assert.equal(canonicalAddress(text), undefined));

  it('stays as it is once it is canonical', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' })), (text) => {
        const canonical = canonicalAddress(text);
        if (canonical !== undefined) assert.equal(canonicalAddress(canonical), canonical);
      }),
    );
  });

  it('of plain letters is never that of any other letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (local) => {
        const canonical = canonicalAddress(`${local}@example.com`);
        if (canonical !== undefined && /^[\0-\x7f]*$/.test(canonical)) assert.match(local, /^[\0-\x7f]*$/);
      }),
    );
  });

  it('of ASCII differs from another in case alone', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.emailAddress(), (left, right) => {
        assert.equal(
          canonicalAddress(left) === canonicalAddress(right),
          left.toLowerCase() === right.toLowerCase(),
        );
      }),
    );
  });
});
