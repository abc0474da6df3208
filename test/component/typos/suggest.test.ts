import { assert } from 'chai';
import fc from 'fast-check';
import { providers } from '../../../component/typos/providers.ts';
import { suggestionFor } from '../../../component/typos/suggest.ts';
import { emailSchema } from '../../../worker/contract/email.ts';
import { check } from '../../../worker/contract/rules.ts';

const MEANT: Record<string, string> = {
  'ann@gmial.com': 'ann@gmail.com',
  'ann@gmai.com': 'ann@gmail.com',
  'ann@gmaill.com': 'ann@gmail.com',
  'ann@gnail.com': 'ann@gmail.com',
  'ann@gmail.con': 'ann@gmail.com',
  'ann@gmail.co': 'ann@gmail.com',
  'ann@gmail.cm': 'ann@gmail.com',
  'ann@gmial.con': 'ann@gmail.com',
  'Ann.O+x@GMIAL.com': 'Ann.O+x@gmail.com',
  'ann@hotmial.co.uk': 'ann@hotmail.co.uk',
  'ann@hotmal.fr': 'ann@hotmail.fr',
  'ann@yaho.com': 'ann@yahoo.com',
  'ann@outlok.de': 'ann@outlook.de',
  'ann@iclould.com': 'ann@icloud.com',
  'ann@protonmial.con': 'ann@protonmail.com',
  'ann@example.con': 'ann@example.com',
  'ann@mail.example.ocm': 'ann@mail.example.com',
  'ann@charity.ogr': 'ann@charity.org',
};

const RIGHT = [
  ...[
    'ann@gmail.com',
    'ann@mail.com',
    'ann@ymail.com',
    'ann@email.cz',
    'ann@gmx.ch',
    'ann@me.com',
    'ann@mc.com',
  ],
  ...['ann@yahoo.se', 'ann@yahoo.hr', 'ann@hotmail.es', 'ann@live.nl', 'ann@company.co', 'ann@company.cm'],
  ...['ann@cloud.com', 'ann@gail.com', 'ann@love.com', 'ann@aol.de', 'ann@three.com', 'ann@orange.com'],
  ...['ann@gmäil.com', 'ann@пример.рф', 'ann@xn--gmil-6na.com', 'ann@例え.jp'],
  ...[
    '',
    'ann',
    '@',
    'ann@',
    '@gmial.com',
    'ann@gmial',
    'a b@gmial.com',
    'ann@@gmial.com',
    '"ann"@[1.2.3.4]',
  ],
];

describe('a suggestion for an address', () => {
  for (const [typed, meant] of Object.entries(MEANT)) {
    it(`is ${meant} for ${typed}`, () => assert.strictEqual(suggestionFor(typed), meant));
  }

  for (const typed of RIGHT) {
    it(`is none for ${typed || 'nothing'}`, () => assert.strictEqual(suggestionFor(typed), undefined));
  }

  it('is none for any provider', () => {
    for (const [name, endings] of providers) {
      for (const ending of endings) assert.strictEqual(suggestionFor(`ann@${name}.${ending}`), undefined);
    }
  });

  it('is another address that can be sent, and nothing more to say about that', () => {
    const names = fc.constantFrom(...providers.keys(), 'example');
    const letters = fc.stringMatching(/^[a-z0-9-]{1,3}$/);
    const slip = fc
      .tuple(names, fc.nat(12), fc.nat(2), letters)
      .map(([name, at, gone, put]) => `${name.slice(0, at)}${put}${name.slice(at + gone)}`);
    const endings = fc.constantFrom('com', 'con', 'co', 'co.uk', 'de', 'net', 'ogr', 'vom');
    fc.assert(
      fc.property(slip, endings, (name, ending) => {
        const typed = `ann@${name}.${ending}`;
        const meant = suggestionFor(typed);
        if (meant === undefined) return;
        assert.notStrictEqual(meant, typed);
        assert.isTrue(check(emailSchema, meant).ok);
        assert.strictEqual(suggestionFor(meant), undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found for two letters exchanged in any longer name', () => {
    for (const [name, [ending]] of providers) {
      for (let at = 1; at < name.length - 1 && name.length >= 5; at += 1) {
        const slip = name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
        if (slip !== name) assert.strictEqual(suggestionFor(`a@${slip}.${ending}`), `a@${name}.${ending}`);
      }
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void suggestionFor(text)));
  });
});
