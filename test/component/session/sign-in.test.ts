import { assert } from 'chai';
import type { LitElement } from 'lit';
import { createAccountClient } from '../../../component/account-client.ts';
import { unreachableInWords } from '../../../component/failure-words.ts';
import { formTexts } from '../../../component/locales/en/form.ts';
import { refusalTexts } from '../../../component/locales/en/refusal.ts';
import { sessionTexts } from '../../../component/locales/en/session.ts';
import type { Result } from '../../../component/request.ts';
import { refusalInWords } from '../../../component/session/refusal.ts';
import { problemInWords } from '../../../component/session/session-words.ts';
import { SignIn } from '../../../component/session/sign-in.ts';
import type { Proof, Session } from '../../../worker/contract/session.ts';
import {
  CODE,
  historyForm,
  leaveNothing,
  lost,
  mountContact,
  mountHistory,
  ok,
  refused,
  sessionOf,
} from '../support/account.ts';
import { accessible, get, goOffline, press, says, shows, text, type } from '../support/element.ts';
import { form } from '../support/fixtures.ts';
import { words } from '../support/words.ts';

const focused = (element: LitElement) => element.shadowRoot?.activeElement?.id;

async function toSignIn() {
  const element = mountContact();
  await shows(element, '#body');
  press(element, formTexts.history);
  await shows(element, '#sign-in-email');
  return element;
}

/** At the second step, with what is sent of it. */
async function toCode(...answers: Result<Session>[]) {
  const proofs: Proof[] = [];
  const element = mountHistory({
    signIn: (proof) => {
      proofs.push(proof);
      return Promise.resolve(answers[proofs.length - 1] ?? ok(sessionOf()));
    },
  });
  await shows(element, '#sign-in-email');
  type(element, 'sign-in-email', 'ann@example.com');
  press(element, sessionTexts.sendCode);
  await shows(element, '#code');
  return { element, proofs };
}

afterEach(leaveNothing);

describe('signing in by a code', () => {
  it('is offered under the form, if the site has a history', async () => {
    const element = await toSignIn();
    assert.strictEqual(element.getAttribute('view'), 'history');
    await element.updateComplete;
    assert.strictEqual(focused(element), 'account-title');
    await accessible(element);
    press(element, sessionTexts.write);
    await shows(element, '#body');
    assert.strictEqual(element.getAttribute('view'), 'contact');

    const without = mountContact({}, {}, form);
    await shows(without, '#body');
    assert.isNull(without.shadowRoot?.querySelector('[part~=history-button]'));
  });

  it('begins with the address that was written in the form, or that the page knows', async () => {
    const element = mountContact();
    await shows(element, '#body');
    type(element, 'email', 'written@example.com');
    press(element, formTexts.history);
    const input = await shows(element, '#sign-in-email');
    assert.strictEqual((input as HTMLInputElement).value, 'written@example.com');

    const known = mountHistory({}, { email: 'known@example.com' });
    assert.strictEqual(
      ((await shows(known, '#sign-in-email')) as HTMLInputElement).value,
      'known@example.com',
    );
  });

  it('says what was sent where, in a field made for codes', async () => {
    const { element } = await toCode();
    assert.include(text(element), 'If we have messages for ann@example.com, a code is on its way.');
    const field = get(element, '#code');
    assert.strictEqual(field.getAttribute('autocomplete'), 'one-time-code');
    assert.strictEqual(field.inputMode, 'numeric');
    await element.updateComplete;
    assert.strictEqual(focused(element), 'code');
    await accessible(element);
  });

  it('takes the code by itself once it is all there', async () => {
    const { element, proofs } = await toCode();
    const signedIn = new Promise((resolve) => element.addEventListener('reamaze-sign-in', resolve));
    get(element, '#code').focus();
    type(element, 'code', '1234 567');
    assert.lengthOf(proofs, 0);
    type(element, 'code', '1234 5678');
    await signedIn;
    assert.deepEqual(proofs, [{ challenge: 'challenge-1', code: CODE }]);
    await shows(element, '#history-title');
    assert.include(text(element), 'Signed in as Ann Rider (ann@example.com)');
    await element.updateComplete;
    assert.strictEqual(focused(element), 'history-title');
    await accessible(element);
  });

  it('says calmly that a code is wrong, how many tries are left, and when they are used up', async () => {
    const wrong = refused(401, 'unauthenticated');
    const { element, proofs } = await toCode(wrong, wrong, wrong, wrong, wrong);
    for (const left of [4, 3, 2, 1]) {
      type(element, 'code', CODE);
      await says(element, refusalInWords('wrong', left, words));
      await element.updateComplete;
      assert.strictEqual(focused(element), 'code');
    }
    await accessible(element);
    type(element, 'code', CODE);
    await shows(element, '#code[readonly][aria-invalid=true]');
    await element.updateComplete;
    assert.include(text(element), refusalTexts.used_up);
    assert.lengthOf(proofs, 5);
    await accessible(element);

    press(element, sessionTexts.newCode);
    await shows(element, '#code:not([readonly])');
    assert.strictEqual(get(element, '#code').value, '');
    type(element, 'code', CODE);
    await shows(element, '#history-title');
  });

  it('does not ask about a code that is too old', async () => {
    const element = mountHistory({
      requestCode: () => Promise.resolve(ok({ challenge: 'c', expiresAt: '2026-01-01T00:00:00Z' })),
      signIn: () => assert.fail('it is too old'),
    });
    await shows(element, '#sign-in-email');
    type(element, 'sign-in-email', 'ann@example.com');
    press(element, sessionTexts.sendCode);
    await shows(element, '#code');
    type(element, 'code', CODE);
    await shows(element, '#code[aria-invalid=true]');
    assert.include(text(element), sessionTexts.problem_expired);
  });

  it('goes back to the address at any time', async () => {
    const { element } = await toCode();
    press(element, sessionTexts.otherEmail);
    const input = (await shows(element, '#sign-in-email')) as HTMLInputElement;
    assert.strictEqual(input.value, 'ann@example.com');
    await element.updateComplete;
    assert.strictEqual(focused(element), 'sign-in-email');
  });

  it('needs an address', async () => {
    const element = mountHistory({ requestCode: () => assert.fail('there is no address') });
    await shows(element, '#sign-in-email');
    for (const [typed, problem] of [
      ['', 'required'],
      ['ann', 'not_an_email'],
    ] as const) {
      type(element, 'sign-in-email', typed);
      press(element, sessionTexts.sendCode);
      await element.updateComplete;
      assert.include(text(element), sessionTexts[`problem_${problem}`]);
    }
    await accessible(element);
  });

  const failures = [
    refused(429, 'rate_limited', { retryAfter: 90 }),
    refused(503, 'unavailable'),
    refused(422, 'invalid', { errors: [{ path: ['email'], code: 'not_an_email' }] }),
    lost,
  ];
  for (const failure of failures) {
    it(`says what to do where no code can be asked for (${'code' in failure ? failure.code : 'lost'})`, async () => {
      const element = mountHistory({ requestCode: () => Promise.resolve(failure) });
      await shows(element, '#sign-in-email');
      type(element, 'sign-in-email', 'ann@example.com');
      press(element, sessionTexts.sendCode);
      await shows(element, '#sign-in-email[aria-invalid=true]');
      const said =
        'errors' in failure && failure.errors.length > 0
          ? sessionTexts.problem_not_an_email
          : failure.outcome === 'problem'
            ? refusalInWords(failure, 0, words)
            : unreachableInWords(failure, words);
      assert.include(text(element), said);
      await accessible(element);
    });
  }

  it('says that there is no network', () => {
    const network = goOffline();
    const signIn = new SignIn({
      client: createAccountClient('https://w.example/'),
      changed: () => {},
      signedIn: () => assert.fail(),
    });
    signIn.state = { status: 'email', problem: lost };
    assert.include(problemInWords(signIn, words), 'offline');
    network.comeBack();
    assert.notInclude(problemInWords(signIn, words), 'offline');
  });

  it('sends to the site where there is no other proof', async () => {
    const element = mountHistory({}, {}, { ...historyForm, codes: false });
    await shows(element, '[part~=sign-in]');
    assert.include(text(element), sessionTexts.site);
    await accessible(element);
  });

  it('is no part of a form whose site has no history', async () => {
    const element = mountHistory({}, {}, form);
    await shows(element, '[part~=notice]');
    const contact = mountContact({}, { view: 'history' }, form);
    await shows(contact, '#body');
  });
});
