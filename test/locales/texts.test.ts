import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { available, RIGHT_TO_LEFT } from '../../component/locales/available.ts';
import { allTexts } from '../../component/locales/en/all.ts';
import { categoriesOf, flawsOf, type SomeTexts } from '../../scripts/locale-rules.ts';
import { sameAsEnglish } from '../../scripts/locale-same.ts';

const english: SomeTexts = allTexts;

describe('the texts in', () => {
  for (const [tag, load] of Object.entries(available)) {
    it(`${tag} are complete, fit their places, and are not left in English`, async () => {
      const { texts } = await load();
      assert.deepEqual(flawsOf(tag, texts, english, sameAsEnglish[tag]), []);
    });
  }

  it('English fit their places too', () => {
    const all = Object.entries(english).flatMap(([section, texts]) =>
      Object.keys(texts).map((key) => `${section}.${key}`),
    );
    const inWords = flawsOf('en', english, english, all).filter(
      ({ flaw }) => flaw !== 'is not as in English any more',
    );
    assert.deepEqual(inWords, []);
  });
});

describe('languages on offer', () => {
  it('each have a file, and each file is on offer', () => {
    const files = globSync('component/locales/*.ts')
      .map((file) => /([\w-]+)\.ts$/.exec(file)?.[1] ?? '')
      .filter((name) => /^[a-z]{2,3}(-|$)/.test(name));
    assert.deepEqual(Object.keys(available).sort(), files.sort());
  });

  it('are named by canonical tags', () => {
    const tags = Object.keys(available);
    assert.deepEqual(
      tags.map((tag) => new Intl.Locale(tag).toString()),
      tags,
    );
  });

  it('run in the direction that Unicode says', () => {
    for (const tag of [...Object.keys(available), ...RIGHT_TO_LEFT]) {
      const { direction } = new Intl.Locale(tag).getTextInfo();
      assert.equal(RIGHT_TO_LEFT.includes(tag) ? 'rtl' : 'ltr', direction, tag);
    }
  });
});

describe('English', () => {
  const sources = globSync('component/**/*.ts', { exclude: ['component/locales/**'] });
  const code = sources.map((file) => readFileSync(file, 'utf8')).join();

  /** By name, in a list of names, or by what is before the code that it puts into words. */
  const isUsed = (key: string) =>
    new RegExp(`[.']${key}\\b|[{,] ${key}[ ,]`).test(code) ||
    (key.includes('_') && code.includes(`\`${key.slice(0, key.indexOf('_'))}_\${`));

  it('has no text that is never said', () => {
    const unused = Object.entries(english).flatMap(([section, texts]) =>
      Object.keys(texts)
        .filter((key) => !isUsed(key))
        .map((key) => `${section}.${key}`),
    );
    assert.deepEqual(unused, []);
  });
});

describe('a language is told', () => {
  const model: SomeTexts = {
    form: { send: 'Send', name: '{name}', limits: { one: '{count} file', other: '{count} files' } },
  };
  const cases: [name: string, form: Record<string, unknown>, flaw: RegExp][] = [
    ['what it lacks', { send: undefined }, /^form.send is missing/],
    ['what is still English', { send: 'Send' }, /^form.send is as in English/],
    ['what begins with a small letter', { send: 'senden' }, /^form.send begins with a small letter: senden/],
    ['what is too long for a button', { send: 'x'.repeat(41) }, /^form.send is too long by 1/],
    ['what is in English no more', { reset: 'x' }, /^form.reset is not in English/],
    ['that a place is lacking', { name: 'Nom' }, /^form.name lacks \{name\}/],
    ['that a place is unknown', { name: '{name} {nom}' }, /^form.name has \{nom\}/],
    [
      'that a plural lacks a category',
      { limits: { other: '{count} f' } },
      /^form.limits lacks the category one/,
    ],
    [
      'that a plural has one too many',
      { limits: { one: '{count} f', few: '{count} f', other: '{count} f' } },
      /^form.limits has no use for few/,
    ],
    ['that a text is a plural', { limits: '{count} f' }, /^form.limits is a plural/],
    ['that it shouts', { send: 'Envoyer!' }, /^form.send has an exclamation mark/],
    ['of blanks', { send: ' Envoyer' }, /^form.send has blanks/],
  ];
  for (const [name, form, flaw] of cases) {
    it(name, () => {
      const texts = {
        form: { send: 'x', name: '{name}', limits: { one: '1', other: '{count} f' }, ...form },
      };
      const flaws = flawsOf('en-GB', texts as SomeTexts, model);
      assert.ok(
        flaws.some((one) => flaw.test(`${one.text} ${one.flaw}`)),
        JSON.stringify(flaws),
      );
    });
  }

  it('which texts may be as in English, until they are not', () => {
    assert.deepEqual(
      flawsOf('de', { form: { send: 'Send' } }, { form: { send: 'Send' } }, ['form.send']),
      [],
    );
    assert.deepEqual(flawsOf('de', { form: { send: 'Senden' } }, { form: { send: 'Send' } }, ['form.send']), [
      { text: 'form.send', flaw: 'is not as in English any more' },
    ]);
  });

  it('its categories, by whole numbers', () => {
    assert.deepEqual([...categoriesOf('ru').keys()], ['one', 'few', 'many']);
    assert.deepEqual([...categoriesOf('ja').keys()], ['other']);
    assert.deepEqual(categoriesOf('ar').get('two'), [2]);
  });
});
