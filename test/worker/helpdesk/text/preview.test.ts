import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { previewText } from '../../../../worker/helpdesk/reamaze/text/preview.ts';

const cases: [what: string, body: string, preview: string][] = [
  ['one line of several', 'Hello,\n\n**where** is\tmy  lamp?\n', 'Hello, where is my lamp?'],
  ['one line of HTML', '<p>Hello,</p><ul><li>a<li>b</ul>', 'Hello, - a - b'],
  ['what is not quoted', '> old\n\nNew.\n\n>> older', 'New.'],
  [
    'no introduction of what is quoted',
    'Thanks!\n\nOn 3 May 2026 at 10:12, Ann wrote:\n> One\n> Two',
    'Thanks!',
  ],
  [
    'none that was wrapped',
    'Yes, 10:30 is fine:\n\nOn 3 May 2026,\nAnn wrote:\n\n> One\n\nBye',
    'Yes, 10:30 is fine: Bye',
  ],
  [
    'what ends with a colon before anything else',
    'We open at 10:30:\n\nTuesdays\n\n> One',
    'We open at 10:30: Tuesdays',
  ],
  ['what is quoted if there is nothing else', '> old\n> words', '> old > words'],
  ['words, when cut', 'word '.repeat(100), `${'word '.repeat(39)}word…`],
  ['letters, when cut in a long word', 'a'.repeat(300), `${'a'.repeat(199)}…`],
  ['whole characters, when cut', '👩‍👩‍👧‍👦'.repeat(30), `${'👩‍👩‍👧‍👦'.repeat(18)}…`],
  ['nothing of nothing', '<img src=x>', ''],
];

describe('a preview', () => {
  for (const [what, body, preview] of cases) {
    it(`has ${what}`, () => assert.equal(previewText(body), preview));
  }

  it('is one short line, whatever the body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 600 }), (body) => {
        const preview = previewText(body);
        assert.ok(preview.length <= 200);
        assert.doesNotMatch(preview, /[\n\t\r]/);
        assert.ok(preview.isWellFormed());
      }),
    );
  });
});
