import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOf, isDateBound, isDay, todayAnywhere } from '../../../worker/contract/days.ts';
import { linkedParts, linksIn } from '../../../worker/contract/links.ts';
import { textIn } from '../../../worker/contract/localized.ts';

describe('a text in several languages', () => {
  const texts = { en: 'Topic', de: 'Thema', 'pt-BR': 'Assunto', 'zh-Hant': '主題' };
  const cases: [language: string | undefined, text: string][] = [
    ['de', 'Thema'],
    ['DE-at', 'Thema'],
    ['pt', 'Assunto'],
    ['pt-PT', 'Assunto'],
    ['zh-Hant-HK', '主題'],
    ['fr', 'Topic'],
    ['', 'Topic'],
    [undefined, 'Topic'],
    ['-', 'Topic'],
  ];
  for (const [language, text] of cases) {
    it(`is “${text}” in ${language}`, () => assert.equal(textIn(texts, language), text));
  }
  it('is one text in all where there is one', () => assert.equal(textIn('Topic', 'de'), 'Topic'));
});

describe('a day', () => {
  it('is one that there is', () => {
    assert.deepEqual(['2024-02-29', '2026-02-29', '2026-13-01', '2026-1-1', ''].map(isDay), [
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('can be counted from today', () => {
    assert.equal(dayOf('today', '2026-11-20'), '2026-11-20');
    assert.equal(dayOf('today+14', '2026-12-25'), '2027-01-08');
    assert.equal(dayOf('today-30', '2026-03-01'), '2026-01-30');
    assert.equal(dayOf('2026-01-02', '2026-11-20'), '2026-01-02');
    assert.deepEqual(['today', 'today+1', 'today -1', 'tomorrow', 'today+', '2026-02-30'].map(isDateBound), [
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is one of two somewhere on Earth', () => {
    assert.deepEqual(todayAnywhere(Date.parse('2026-11-20T11:00Z')), ['2026-11-19', '2026-11-21']);
    assert.deepEqual(todayAnywhere(Date.parse('2026-11-20T12:00Z')), ['2026-11-20', '2026-11-21']);
    assert.deepEqual(todayAnywhere(Date.parse('2026-11-20T09:59Z')), ['2026-11-19', '2026-11-20']);
  });
});

describe('a label with links', () => {
  it('is words and links', () => {
    assert.deepEqual(linkedParts('I agree to the [terms](https://a.example/t) and [more](/more).'), [
      { words: 'I agree to the ' },
      { words: 'terms', href: 'https://a.example/t' },
      { words: ' and ' },
      { words: 'more', href: '/more' },
      { words: '.' },
    ]);
    assert.deepEqual(linkedParts('No [link] (here)'), [{ words: 'No [link] (here)' }]);
    assert.deepEqual(linkedParts('[all](mailto:a@b.example)'), [
      { words: 'all', href: 'mailto:a@b.example' },
    ]);
  });

  for (const href of [
    'javascript:alert(1)',
    'http://a.example',
    '//a.example',
    '/\\a.example',
    'data:x',
    'terms',
  ]) {
    it(`does not lead to ${href}`, () => {
      assert.deepEqual(linkedParts(`[a](${href})`), [{ words: `[a](${href})` }]);
      assert.deepEqual(linksIn(`x [a](${href})`), [href]);
    });
  }
});
