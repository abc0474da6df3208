import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ownedBy } from '../../../worker/history/ownership.ts';

const ANN = 'ann@example.com';
const conversation = (change: object = {}) => ({
  id: 'a-noise',
  author: { email: ANN, name: 'Ann' },
  followers: [] as string[],
  ...change,
});
const by = (email: string, followers: string[] = []) =>
  conversation({ author: { email, name: null }, followers });

const rows: [
  what: string,
  asker: { email: string; followers: boolean },
  ReturnType<typeof conversation>,
  asked: string,
  own: boolean,
][] = [
  ['the author', { email: ANN, followers: false }, by(ANN), 'a-noise', true],
  ['the author in capitals', { email: ANN, followers: false }, by('Ann@EXAMPLE.com'), 'a-noise', true],
  [
    'the author in punycode',
    { email: 'ann@xn--mller-kva.example', followers: false },
    by('ann@müller.example'),
    'a-noise',
    true,
  ],
  ['somebody else', { email: ANN, followers: false }, by('bob@example.com'), 'a-noise', false],
  ['a plus address', { email: ANN, followers: true }, by('ann+x@example.com'), 'a-noise', false],
  ['a dotted address', { email: ANN, followers: true }, by('a.nn@example.com'), 'a-noise', false],
  ['an accent', { email: 'jose@example.com', followers: true }, by('josé@example.com'), 'a-noise', false],
  ['a domain that ends alike', { email: 'ann@ample.com', followers: true }, by(ANN), 'a-noise', false],
  ['nobody', { email: '', followers: true }, by('', ['']), 'a-noise', false],
  ['no address', { email: 'ann', followers: true }, by('ann', ['ann']), 'a-noise', false],
  ['the author, asked for by a number', { email: ANN, followers: true }, by(ANN, [ANN]), '42', false],
  ['the author, asked for in capitals', { email: ANN, followers: true }, by(ANN, [ANN]), 'A-Noise', false],
  [
    'a follower, not let in',
    { email: ANN, followers: false },
    by('bob@example.com', [ANN]),
    'a-noise',
    false,
  ],
  [
    'a follower, let in',
    { email: ANN, followers: true },
    by('bob@example.com', ['eve@example.com', 'ANN@example.com']),
    'a-noise',
    true,
  ],
  [
    'a follower, asked for by a number',
    { email: ANN, followers: true },
    by('bob@example.com', [ANN]),
    '42',
    false,
  ],
  [
    'nobody among followers',
    { email: ANN, followers: true },
    by('bob@example.com', ['eve@example.com']),
    'a-noise',
    false,
  ],
];

describe('a conversation', () => {
  for (const [what, asker, which, asked, own] of rows)
    it(`is ${own ? '' : 'not '}shown to ${what}`, () => assert.equal(ownedBy(asker)(which, asked), own));

  const address = fc
    .tuple(fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/), fc.constantFrom('example.com', 'müller.example'))
    .map(([local, domain]) => `${local}@${domain}`);

  it('is nobody’s whose address differs by more than case', () => {
    fc.assert(
      fc.property(address, address, fc.boolean(), (one, other, followers) => {
        const same = one.toLowerCase() === other.toLowerCase();
        assert.equal(ownedBy({ email: one, followers })(by(other), 'a-noise'), same);
      }),
    );
  });

  it('is shown under no id but its own', () => {
    fc.assert(
      fc.property(fc.string(), (asked) => {
        assert.equal(ownedBy({ email: ANN, followers: true })(by(ANN, [ANN]), asked), asked === 'a-noise');
      }),
    );
  });

  it('is no follower’s where the site does not say so, whoever follows', () => {
    fc.assert(
      fc.property(address, fc.array(address), (asker, followers) => {
        const author = 'the-author@example.com';
        fc.pre(asker.toLowerCase() !== author);
        assert.equal(
          ownedBy({ email: asker, followers: false })(by(author, [...followers, asker]), 'a-noise'),
          false,
        );
      }),
    );
  });
});
