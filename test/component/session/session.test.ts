import { assert } from 'chai';
import { failureInWords } from '../../../component/failure-words.ts';
import { historyTexts } from '../../../component/locales/en/history.ts';
import { outcomeTexts } from '../../../component/locales/en/outcome.ts';
import { sessionTexts } from '../../../component/locales/en/session.ts';
import type { Result } from '../../../component/request.ts';
import type { SessionInfo } from '../../../worker/contract/session.ts';
import {
  ANN,
  CODE,
  conversation,
  leaveNothing,
  lost,
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
import { accessible, get, press, says, send, shows, text, type } from '../support/element.ts';
import { clientWith, deferred } from '../support/fixtures.ts';
import { words } from '../support/words.ts';

const over = refused(401, 'unauthenticated');
const event = (target: EventTarget, name: string) =>
  new Promise<Event>((resolve) => target.addEventListener(name, resolve, { once: true }));
afterEach(leaveNothing);

describe('a customer at the form', () => {
  it('is shown in the place of name and address, and sends as who they are', async () => {
    const { client, sent } = taking();
    const element = mountContact({}, { client, endpoint: signedInBefore() });
    await says(element, 'Writing as Ann Rider (ann@example.com)');
    assert.isNull(element.shadowRoot?.querySelector('#email'));
    assert.isNull(element.shadowRoot?.querySelector('#name'));
    await accessible(element);
    write(element);
    send(element);
    await shows(element, '[part~=sent]');
    assert.deepInclude(sent[0]?.body, { name: 'Ann Rider', email: 'ann@example.com' });
    assert.strictEqual(sent[0]?.options?.token, TOKEN);
    assert.include(text(element), 'ann@example.com');
  });

  it('gives a name where the session has none', async () => {
    const { client, sent } = taking();
    const nameless = { ...ANN, name: null };
    const endpoint = signedInBefore(sessionOf(nameless));
    const info = { expiresAt: sessionOf().expiresAt, customer: nameless };
    const element = mountContact({ getSession: () => Promise.resolve(ok(info)) }, { client, endpoint });
    await says(element, 'Writing as ann@example.com');
    await accessible(element);
    type(element, 'name', 'Annie');
    write(element);
    send(element);
    await shows(element, '[part~=sent]');
    assert.deepInclude(sent[0]?.body, { name: 'Annie', email: 'ann@example.com' });
  });

  it('is not shown before the Worker has said that the session still holds', async () => {
    const answer = deferred<Result<SessionInfo>>();
    const element = mountContact({ getSession: () => answer.promise }, { endpoint: signedInBefore() });
    await says(element, sessionTexts.verifying);
    assert.notInclude(text(element), 'Ann');
    answer.resolve(over);
    await shows(element, '#email');
    assert.strictEqual(get(element, '#email').value, '');
    assert.notInclude(text(element), 'Ann');
  });

  it('whose session is over keeps the text, and is asked to sign in again or to send without', async () => {
    const { client, sent } = taking(over);
    const endpoint = signedInBefore();
    const element = mountContact({}, { client, endpoint });
    await says(element, 'Writing as');
    write(element);
    send(element);
    await says(element, failureInWords(over, words));
    assert.isNull(mirrored(endpoint));
    assert.strictEqual(get(element, '#body').value, 'It squeaks.');
    assert.strictEqual(get(element, '#email').value, 'ann@example.com');
    await accessible(element);
    send(element);
    await shows(element, '[part~=sent]');
    assert.deepEqual(
      sent.map(({ options }) => options?.token),
      [TOKEN, undefined],
    );
  });

  it('signs in again for the message, and finds it as it was', async () => {
    const { client, sent } = taking(over);
    const element = mountContact(
      { signIn: () => Promise.resolve(ok(sessionOf(ANN, 'second'))) },
      { client, endpoint: signedInBefore() },
    );
    await says(element, 'Writing as');
    write(element);
    send(element);
    await says(element, outcomeTexts.signInAgain);
    press(element, outcomeTexts.signInAgain);
    await shows(element, '#sign-in-email');
    type(element, 'sign-in-email', ANN.email);
    press(element, sessionTexts.sendCode);
    await shows(element, '#code');
    type(element, 'code', CODE);
    await says(element, 'Writing as Ann Rider');
    assert.strictEqual(get(element, '#body').value, 'It squeaks.');
    send(element);
    await shows(element, '[part~=sent]');
    assert.strictEqual(sent[1]?.options?.token, 'second');
  });

  it('takes what they have begun to write with them when they leave', async () => {
    const endpoint = signedInBefore();
    const element = mountContact({}, { endpoint });
    await says(element, 'Writing as');
    write(element);
    await element.updateComplete;
    const left = event(element, 'reamaze-sign-out');
    press(element, sessionTexts.signOut);
    await left;
    await shows(element, '#email');
    assert.strictEqual(get(element, '#email').value, '');
    assert.strictEqual(get(element, '#name').value, '');
    assert.strictEqual(get(element, '#body').value, '');
    assert.isNull(mirrored(endpoint));
    const kept = Object.entries(localStorage).filter(([key]) => key.includes(endpoint));
    assert.deepEqual(kept, []);
  });

  it('is the same at all elements of the page, and gone from all at once', async () => {
    const endpoint = newEndpoint();
    const history = mountHistory({}, { endpoint });
    const contact = mountContact({}, { endpoint, view: 'history' });
    await shows(contact, '#sign-in-email');
    await shows(history, '#sign-in-email');
    type(history, 'sign-in-email', ANN.email);
    press(history, sessionTexts.sendCode);
    await shows(history, '#code');
    type(history, 'code', CODE);
    await says(contact, 'Signed in as');
    await says(history, 'Signed in as');
    const left = event(contact, 'reamaze-sign-out');
    assert.isTrue(await history.signOut());
    await left;
    await shows(contact, '#sign-in-email');
    await shows(history, '#sign-in-email');
  });
});

describe('signing out', () => {
  it('works before the form is there, and says whether the Worker has heard of it', async () => {
    const cases: [Result<undefined>, boolean][] = [
      [ok(undefined), true],
      [over, true],
      [lost, false],
    ];
    for (const [answer, heard] of cases) {
      const endpoint = signedInBefore();
      const asked: [string, boolean | undefined][] = [];
      const signOut = (token: string, everywhere?: boolean) => {
        asked.push([token, everywhere]);
        return Promise.resolve(answer);
      };
      const client = clientWith({ getForm: () => deferred<never>().promise });
      const element = mountContact({ signOut }, { endpoint, client });
      assert.strictEqual(await element.signOut({ everywhere: true }), heard);
      assert.deepEqual(asked, [[TOKEN, true]]);
      assert.isNull(mirrored(endpoint));
    }
  });
});

describe('the back/forward cache', () => {
  it('shows nothing of a session before it is known to hold, and nothing at all of one that has ended', async () => {
    const answers = [deferred<Result<SessionInfo>>(), deferred<Result<SessionInfo>>()];
    let asked = 0;
    const element = mountHistory({
      getSession: () => {
        asked += 1;
        return answers[asked - 1]?.promise ?? assert.fail('asked too often');
      },
    });
    await shows(element, '#sign-in-email');
    type(element, 'sign-in-email', ANN.email);
    press(element, sessionTexts.sendCode);
    await shows(element, '#code');
    type(element, 'code', CODE);
    await says(element, 'The belt squeaks');

    for (const [nth, answer] of [ok({ expiresAt: sessionOf().expiresAt, customer: ANN }), over].entries()) {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await element.updateComplete;
      assert.notInclude(text(element), 'Ann');
      assert.notInclude(text(element), 'belt');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await element.updateComplete;
      assert.notInclude(text(element), 'belt');
      answers[nth]?.resolve(answer);
      if (answer.outcome === 'ok') await says(element, 'The belt squeaks');
      else await shows(element, '#sign-in-email');
    }
    assert.notInclude(text(element), 'belt');
  });

  it('brings a conversation back where it was scrolled to', async () => {
    const items = Array.from({ length: 8 }, (_, index) => ({
      id: `m${index}`,
      from: 'customer' as const,
      author: { name: ANN.name },
      body: 'Long.\n'.repeat(20),
      createdAt: conversation.createdAt,
      attachments: [],
    }));
    const element = mountHistory(
      { listMessages: () => Promise.resolve(ok({ value: { items, next: null }, etag: null })) },
      { endpoint: signedInBefore(), conversation: '7F3K-92QM' },
    );
    await shows(element, '#reply');
    scrollTo(0, 1_500);
    const before = scrollY;
    assert.isAbove(before, 1_000);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await element.updateComplete;
    assert.isNull(element.shadowRoot?.querySelector('.message.customer') ?? null);
    assert.strictEqual(scrollY, before);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await shows(element, '#reply');
    assert.closeTo(scrollY, before, 2);
  });
});

describe('a link to a conversation', () => {
  it('opens it, once somebody is signed in, and tells the page which one it is', async () => {
    const asked: string[] = [];
    const element = mountContact(
      {
        getConversation: (_, id) => {
          asked.push(id);
          return Promise.resolve(refused(404, 'not_found'));
        },
      },
      { endpoint: signedInBefore(), conversation: 'M5RA-1P3N' },
    );
    await says(element, 'Signed in as');
    assert.strictEqual(element.view, 'history');
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve));
    assert.strictEqual(asked[0], 'M5RA-1P3N');
  });

  it('is the reference in the address of the page', async () => {
    history.replaceState(null, '', '#M5RA-1P3N');
    const opened = deferred<string>();
    const element = mountContact(
      {
        getConversation: (_, id) => {
          opened.resolve(id);
          return Promise.resolve(refused(404, 'not_found'));
        },
      },
      { endpoint: signedInBefore() },
    );
    assert.strictEqual(await opened.promise, 'M5RA-1P3N');
    assert.strictEqual(element.view, 'history');
    history.replaceState(null, '', location.pathname + location.search);
  });
});

describe('a link to a conversation in the address of the page', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  const follow = async (hash: string) => {
    history.replaceState({ page: 1 }, '', hash);
    const element = mountHistory({}, { endpoint: signedInBefore() });
    await shows(element, '#reply');
    return element;
  };

  it('stays while the conversation is on screen, and goes when the customer goes back', async () => {
    const element = await follow('#7F3K-92QM');
    assert.strictEqual(location.hash, '#7F3K-92QM');
    press(element, historyTexts.back);
    await shows(element, '#history-title');
    assert.strictEqual(location.hash, '');
    assert.deepEqual(history.state, { page: 1 });
    // So that the same link works again.
    location.hash = '#7F3K-92QM';
    await shows(element, '#reply');
  });

  it('goes when another conversation is opened', async () => {
    const element = await follow('#7F3K-92QM');
    history.replaceState({ page: 1 }, '', '#7F3K-92QX');
    const opened = event(element, 'reamaze-conversation-open');
    element.conversation = conversation.id;
    await opened;
    assert.strictEqual(location.hash, '');
  });

  it('is left alone if it is not one', async () => {
    const element = await follow('#7F3K-92QM');
    history.replaceState({ page: 1 }, '', '#reviews');
    press(element, historyTexts.back);
    await shows(element, '#history-title');
    assert.strictEqual(location.hash, '#reviews');
  });
});

describe('what proves who somebody is', () => {
  it('is nowhere but in memory and in the storage of the tab', async () => {
    const seen: string[] = [];
    for (const name of ['reamaze-sign-in', 'reamaze-sign-out', 'reamaze-conversation-open']) {
      addEventListener(name, (event) => {
        const said = event as Event & Record<string, unknown>;
        seen.push(JSON.stringify(Object.keys(event).map((key) => said[key])), name);
      });
    }
    const endpoint = newEndpoint();
    const element = mountContact({}, { endpoint, view: 'history' });
    await shows(element, '#sign-in-email');
    type(element, 'sign-in-email', ANN.email);
    press(element, sessionTexts.sendCode);
    await shows(element, '#code');
    type(element, 'code', CODE);
    await says(element, 'Signed in as');
    press(element, sessionTexts.write);
    await shows(element, '#body');
    write(element);
    const places = {
      page: document.documentElement.outerHTML,
      element: element.shadowRoot?.innerHTML ?? '',
      address: location.href,
      history: JSON.stringify(history.state),
      local: JSON.stringify(localStorage),
      cookies: document.cookie,
      events: seen.join(),
    };
    for (const [place, content] of Object.entries(places)) {
      assert.notInclude(content, TOKEN, place);
      assert.notInclude(content, CODE, place);
    }
    assert.include(mirrored(endpoint), TOKEN);
    assert.include(places.events, 'reamaze-sign-in');
    await element.signOut();
    assert.notInclude(JSON.stringify(sessionStorage), TOKEN);
  });

  it('is only in memory, if the page wants that', async () => {
    const element = mountHistory({}, { session: 'memory', endpoint: newEndpoint() });
    await shows(element, '#sign-in-email');
    type(element, 'sign-in-email', ANN.email);
    press(element, sessionTexts.sendCode);
    await shows(element, '#code');
    type(element, 'code', CODE);
    await says(element, 'Signed in as');
    assert.notInclude(JSON.stringify(sessionStorage), TOKEN);
    await element.signOut();
  });
});
