import { assert } from 'chai';
import { match } from '../../../component/locales/match.ts';

/** As many as will be on offer, some of them in several varieties. */
const OFFERED = ['en', 'de', 'es', 'he', 'id', 'nb', 'pt', 'pt-BR', 'sr', 'sr-Latn', 'zh-Hans', 'zh-Hant'];

describe('the language that is spoken', () => {
  const cases: [wanted: string[], spoken: string | undefined][] = [
    [['de'], 'de'],
    [['DE-at'], 'de'],
    [['de-CH-1996'], 'de'],
    [['en-GB'], 'en'],
    [['pt'], 'pt'],
    [['pt-PT'], 'pt'],
    [['pt-AO'], 'pt'],
    [['pt-BR'], 'pt-BR'],
    [['pt-Latn-BR'], 'pt-BR'],
    [['zh'], 'zh-Hans'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-Hant-CN'], 'zh-Hant'],
    [['zh-Hans-TW'], 'zh-Hans'],
    [['sr'], 'sr'],
    [['sr-RS'], 'sr'],
    [['sr-Latn-RS'], 'sr-Latn'],
    // In Montenegro, Serbian is written in Latin letters.
    [['sr-ME'], 'sr-Latn'],
    [['es-MX'], 'es'],
    [['es-419'], 'es'],
    // Written in other letters, it is another language to most who read it.
    [['de-Cyrl'], undefined],
    // The same languages by other codes.
    [['no'], 'nb'],
    [['nn-NO'], 'nb'],
    [['iw'], 'he'],
    [['in-ID'], 'id'],
    // The dearest first, and what is no tag passed over.
    [['eo', 'fr-FR', 'de-DE', 'en'], 'de'],
    [['en', 'de'], 'en'],
    [['', 'C', 'en_US', 'en-US@posix', 'x-klingon', 'de'], 'de'],
    [['eo', 'fr'], undefined],
    [[], undefined],
  ];
  for (const [wanted, spoken] of cases)
    it(`is ${spoken ?? 'none'} for ${wanted.join(', ') || 'nothing'}`, () =>
      assert.strictEqual(match(wanted, OFFERED), spoken));
});
