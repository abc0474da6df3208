import { assert } from 'chai';
import { createDraftStore } from '../../../component/draft.ts';
import { failureInWords } from '../../../component/failure-words.ts';
import { sessionTexts } from '../../../component/locales/en/session.ts';
import type { Result } from '../../../component/request.ts';
import { blank } from '../../../component/submissions/written.ts';
import { DEFAULT_FORM } from '../../../worker/contract/form.ts';
import type { Proof, Session } from '../../../worker/contract/session.ts';
import {
  ANN,
  leaveNothing,
  mirrored,
  mountContact,
  mountHistory,
  newEndpoint,
  ok,
  refused,
  sessionOf,
  signedInBefore,
  TOKEN,
  taking,
  write,
} from '../support/account.ts';
import { accessible, get, press, says, send, shows, text } from '../support/element.ts';
import { deferred } from '../support/fixtures.ts';
import { words } from '../support/words.ts';

const over = refused(401, 'unauthenticated');

afterEach(leaveNothing);

describe('a site that says who is signed in', () => {
  const jwt = (email: string) => `head.${btoa(JSON.stringify({ email }))}.tag`;

  it('has its word traded for a session, once for all elements', async () => {
    const proofs: Proof[] = [];
    const signIn = (proof: Proof) => {
      proofs.push(proof);
      return Promise.resolve(ok(sessionOf()));
    };
    const endpoint = newEndpoint();
    const identity = jwt(ANN.email);
    const contact = mountContact({ signIn }, { endpoint, identity });
    const history = mountHistory({ signIn }, { endpoint, identity });
    await says(contact, 'Writing as Ann Rider');
    await says(history, 'Signed in as Ann Rider');
    assert.deepEqual(proofs, [{ identity }]);
  });

  it('is asked again when the session ends, without the loss of anything', async () => {
    let asked = 0;
    const identify = () => {
      asked += 1;
      return Promise.resolve(jwt(ANN.email));
    };
    const { client, sent } = taking(over);
    const tokens = ['second', TOKEN];
    const signIn = () => Promise.resolve(ok(sessionOf(ANN, tokens.pop())));
    const element = mountContact({ signIn }, { client, identify });
    await says(element, 'Writing as');
    write(element);
    const { now } = Date;
    Date.now = () => now() + 120_000;
    send(element);
    await says(element, failureInWords(over, words));
    await says(element, 'Writing as');
    Date.now = now;
    assert.strictEqual(asked, 2);
    assert.strictEqual(get(element, '#body').value, 'It squeaks.');
    send(element);
    await shows(element, '[part~=sent]');
    assert.deepEqual(
      sent.map(({ options }) => options?.token),
      [TOKEN, 'second'],
    );
  });

  it('falls back to a code where its word is not taken', async () => {
    const reported = deferred<string>();
    const { error } = console;
    console.error = (said: string) => reported.resolve(said);
    const element = mountHistory({ signIn: () => Promise.resolve(over) }, { identity: jwt(ANN.email) });
    await shows(element, '#sign-in-email');
    const said = await reported.promise;
    console.error = error;
    assert.include(said, '401');
    assert.notInclude(said, jwt(ANN.email));
    assert.notInclude(said, ANN.email);
  });

  it('ends the session of somebody else', async () => {
    const proofs: Proof[] = [];
    const bea = { email: 'bea@example.com', name: 'Bea' };
    const element = mountHistory(
      {
        getSession: () => assert.fail('nobody asks about the session of somebody else'),
        signIn: (proof) => {
          proofs.push(proof);
          return Promise.resolve(ok(sessionOf(bea, 'second')));
        },
      },
      { endpoint: signedInBefore(), identity: jwt(bea.email) },
    );
    await says(element, 'Signed in as Bea');
    assert.lengthOf(proofs, 1);
  });

  it('has nothing of one customer shown while its word may be of another', async () => {
    const bea = { email: 'bea@example.com', name: 'Bea' };
    const signIn = () => Promise.resolve(ok(sessionOf(bea, 'second')));
    const element = mountHistory({ signIn }, { endpoint: signedInBefore() });
    await says(element, 'Signed in as Ann Rider');
    element.identity = jwt(bea.email);
    await element.updateComplete;
    await element.updateComplete;
    assert.notInclude(text(element), 'Ann Rider');
    await says(element, 'Signed in as Bea');
  });

  it('is asked about the session of the page before, and ends it where somebody else is there by now', async () => {
    const bea = { email: 'bea@example.com', name: 'Bea' };
    const endpoint = signedInBefore();
    const { client } = taking();
    const written = blank({ email: ANN.email, body: 'What Ann wrote' });
    createDraftStore(endpoint, DEFAULT_FORM).write({ written, attachments: [] });
    const element = mountContact(
      {
        getSession: () => assert.fail('nobody asks about the session of somebody else'),
        signIn: () => Promise.resolve(ok(sessionOf(bea, 'second'))),
      },
      { client, endpoint, form: DEFAULT_FORM, identify: () => Promise.resolve(jwt(bea.email)) },
    );
    await says(element, 'Writing as Bea');
    assert.include(mirrored(endpoint), 'second');
    assert.isUndefined(createDraftStore(endpoint, DEFAULT_FORM).peek());
    assert.strictEqual(get(element, '#body').value, '');
  });

  it('is asked about it when it says only later whom to ask, and shows nothing meanwhile', async () => {
    const bea = { email: 'BEA@example.com', name: 'Bea' };
    const said = deferred<string>();
    const element = mountHistory(
      { signIn: () => Promise.resolve(ok(sessionOf(bea, 'second'))) },
      { endpoint: signedInBefore() },
    );
    await says(element, 'Signed in as Ann Rider');
    element.identify = () => said.promise;
    await element.updateComplete;
    await element.updateComplete;
    assert.notInclude(text(element), 'Ann Rider');
    said.resolve(jwt('bea@example.com'));
    await says(element, 'Signed in as Bea');
  });

  it('is asked once about each session, however often it says whom to ask', async () => {
    let asked = 0;
    const another = () => () => {
      asked += 1;
      return jwt(ANN.email.toUpperCase());
    };
    const element = mountHistory({}, { endpoint: signedInBefore(), identify: another() });
    await says(element, 'Signed in as Ann Rider');
    for (let time = 0; time < 3; time += 1) {
      element.identify = another();
      await element.updateComplete;
      assert.include(text(element), 'Ann Rider');
    }
    assert.strictEqual(asked, 1);
  });

  it('ends the session that its word began once nobody is signed in to it, and no other', async () => {
    const identities: (() => string | null)[] = [() => null, () => jwt(ANN.email)];
    const endpoint = newEndpoint();
    const identify = () => (identities.pop() ?? assert.fail('asked too often'))();
    const first = mountHistory({}, { endpoint, identify });
    await says(first, 'Signed in as Ann Rider');
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await shows(first, '#sign-in-email');
    assert.isNull(mirrored(endpoint));

    const second = mountHistory({}, { endpoint: signedInBefore(), identify: () => null });
    await says(second, 'Signed in as Ann Rider');
  });

  it('leaves a session alone if it cannot say anything', async () => {
    const failure = new Error('The site is down.');
    const reported = deferred<unknown>();
    const { reportError } = window;
    window.reportError = reported.resolve;
    const identify = () => Promise.reject(failure);
    const element = mountHistory({}, { endpoint: signedInBefore(), identify });
    await says(element, 'Signed in as Ann Rider');
    assert.strictEqual(await reported.promise, failure);
    window.reportError = reportError;
  });

  it('has the last one signed in of whom it said so', async () => {
    const bea = { email: 'bea@example.com', name: 'Bea' };
    const first = deferred<Result<Session>>();
    const answers = [Promise.resolve(ok(sessionOf(bea, 'second'))), first.promise];
    const asked = deferred<void>();
    const signIn = () => {
      asked.resolve();
      return answers.pop() ?? assert.fail('nobody else was named');
    };
    const element = mountHistory({ signIn }, { identity: jwt(ANN.email) });
    await asked.promise;
    element.identity = jwt(bea.email);
    await element.updateComplete;
    first.resolve(ok(sessionOf()));
    await says(element, 'Signed in as Bea');
  });

  it('is not asked after the customer has left', async () => {
    let asked = 0;
    const identify = () => {
      asked += 1;
      return jwt(ANN.email);
    };
    const element = mountHistory({}, { identify });
    await says(element, 'Signed in as');
    press(element, sessionTexts.signOut);
    await shows(element, '#sign-in-email');
    assert.strictEqual(asked, 1);
    await accessible(element);
    press(element, sessionTexts.bySite);
    await says(element, 'Signed in as');
    assert.strictEqual(asked, 2);
  });
});
