import { assert } from 'chai';
import fc from 'fast-check';
import { forgetSession, mayBeSignedIn, referenceIn, storageName } from '../../../component/session/hints.ts';
import { emailIn, proofOf } from '../../../component/session/identity.ts';
import { afterCode, afterRequest } from '../../../component/session/refusal.ts';
import { digitsOf, isComplete, MOST_TRIES, type Sent } from '../../../component/session/state.ts';
import { lost, refused } from '../support/account.ts';

const sent: Sent = { email: 'ann@example.com', challenge: 'c', expiresAt: 1_000, tries: MOST_TRIES };

describe('a code as it is typed', () => {
  const typed: [string, string][] = [
    ['12345678', '12345678'],
    ['1234 5678', '12345678'],
    [' 1234-5678\n', '12345678'],
    ['1234\u20115678', '12345678'],
    ['12\u00a034\u200956 78', '12345678'],
    ['\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18', '12345678'],
  ];
  for (const [text, digits] of typed) {
    it(`${JSON.stringify(text)} is read as ${digits}`, () => {
      assert.strictEqual(digitsOf(text), digits);
      assert.isTrue(isComplete(digits));
    });
  }

  it('is whatever its digits are, however they are set apart', () => {
    const parts = fc.array(fc.constantFrom(' ', '-', '–', '\u00a0', ''), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}$/), parts, (code, between) => {
        const text = [...code].map((digit, index) => `${between[index]}${digit}`).join('');
        return digitsOf(text) === code;
      }),
    );
  });

  it('is not complete with fewer digits, more of them, or something else', () => {
    for (const digits of ['', '1234567', '123456789', '1234567a', '1234.678'])
      assert.isFalse(isComplete(digits));
  });
});

describe('a code that was not taken', () => {
  it('leaves one try less, and none after the fifth', () => {
    let state = afterCode(refused(401, 'unauthenticated'), sent, 0);
    const seen: unknown[] = [];
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (state.status !== 'code') assert.fail();
      seen.push([state.problem, state.sent.tries]);
      state = afterCode(refused(401, 'unauthenticated'), state.sent, 0);
    }
    assert.deepEqual(seen, [
      ['wrong', 4],
      ['wrong', 3],
      ['wrong', 2],
      ['wrong', 1],
      ['used_up', 0],
    ]);
  });

  it('costs no try if nobody looked at it', () => {
    for (const failure of [lost, refused(429, 'rate_limited'), refused(503, 'unavailable')]) {
      assert.deepEqual(afterCode(failure, sent, 0), { status: 'code', sent, problem: failure });
    }
  });

  it('is too old after its time, whatever the answer is', () => {
    const after = afterCode(refused(401, 'unauthenticated'), sent, 1_000);
    assert.deepEqual(after, { status: 'code', sent, problem: 'expired' });
  });

  it('was asked for with an address that is none, if the Worker says so', () => {
    const unfit = refused(422, 'invalid', { errors: [{ path: ['email'], code: 'not_an_email' }] });
    assert.deepEqual(afterRequest(unfit), { status: 'email', problem: 'not_an_email' });
    assert.deepEqual(afterRequest(lost), { status: 'email', problem: lost });
  });
});

describe('what a page says of who is signed in', () => {
  it('is a JWT, or what the callback says instead', async () => {
    const reamaze = { id: '1', email: 'ann@example.com', authkey: 'a'.repeat(64) };
    assert.deepEqual(await proofOf({ identity: 'jwt' }), { identity: 'jwt' });
    assert.deepEqual(await proofOf({ identity: 'old', identify: () => 'new' }), { identity: 'new' });
    assert.deepEqual(await proofOf({ identify: () => ({ identity: 'jwt' }) }), { identity: 'jwt' });
    assert.deepEqual(await proofOf({ identify: () => Promise.resolve({ reamaze }) }), { reamaze });
    assert.isUndefined(await proofOf({ identify: () => undefined }));
    assert.isUndefined(await proofOf({ identify: () => Promise.resolve(null) }));
    assert.isUndefined(await proofOf({}));
  });

  it('has an address in it, unless it is no JWT', () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ email: 'jürgen@example.com' }));
    const payload = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
    assert.strictEqual(emailIn(`head.${payload}.tag`), 'jürgen@example.com');
    fc.assert(fc.property(fc.string(), (text) => emailIn(text) === undefined || text.includes('.')));
  });
});

describe('the page address', () => {
  it('asks for a conversation only if it has a reference', () => {
    assert.strictEqual(referenceIn('#M5RA-1P3N'), 'M5RA-1P3N');
    for (const hash of [
      '',
      '#',
      '#top',
      '#m5ra-1p3n',
      '#M5RA1P3N',
      '#M5RA-1P3NX',
      '#x#M5RA-1P3N',
      '#ILOU-1P3N',
    ]) {
      assert.isUndefined(referenceIn(hash), hash);
    }
  });
});

describe('a session whose end cannot be said to the Worker', () => {
  it('is over in this tab all the same', () => {
    sessionStorage.setItem(storageName('https://worker.example/'), '{}');
    assert.isTrue(mayBeSignedIn('https://worker.example/'));
    assert.isFalse(forgetSession('https://worker.example/'));
    assert.isFalse(mayBeSignedIn('https://worker.example/'));
  });
});
