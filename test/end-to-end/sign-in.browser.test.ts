import { assert } from 'chai';
import { formTexts } from '../../component/locales/en/form.ts';
import { historyTexts } from '../../component/locales/en/history.ts';
import { outcomeTexts } from '../../component/locales/en/outcome.ts';
import { sessionTexts as texts } from '../../component/locales/en/session.ts';
import { refusalInWords } from '../../component/session/refusal.ts';
import { readableBy } from '../../demo/helpdesk/seed/expected.ts';
import { DEMO_CUSTOMER, OTHER_CUSTOMER, STAFF_ONLY } from '../../demo/helpdesk/seed/people.ts';
import { words } from '../component/support/words.ts';
import { type AccountPage, everything, explain, type OwnStack, openStack } from './support/account.ts';

const MINUTE_MS = 60_000;
/** Longer than a session lasts without a word. */
const IDLE_MS = 31 * MINUTE_MS;

let stack: OwnStack;
const pages: AccountPage[] = [];
before(async function () {
  this.timeout(60_000);
  stack = await openStack('shop');
});
afterEach(async function () {
  explain(this.currentTest, pages);
  for (const page of pages.splice(0)) page.close();
  sessionStorage.clear();
  localStorage.clear();
  await stack.helpdesk.clearFaults();
  await stack.helpdesk.setSwitches({ notesInPreview: false, forIgnored: false });
});
after(() => stack.close());

const open: OwnStack['open'] = async (...options) => {
  const page = await stack.open(...options);
  pages.push(page);
  return page;
};

/** A page where the site knows who is there. */
const openAs = (email: string, element: 'reamaze-contact' | 'reamaze-history' = 'reamaze-history') =>
  open(element, { identify: () => stack.identityOf(email, DEMO_CUSTOMER.name) });

/** Of the tab's storage: the only place that has it. */
function token(): string {
  const [, kept = '{}'] =
    Object.entries({ ...sessionStorage }).find(([name]) => name.includes(':session:')) ?? [];
  return JSON.parse(kept).token;
}

const openOnes = readableBy(DEMO_CUSTOMER).filter(({ closed }) => !closed);

/** Asks for a code; answers it as it stands in the mail. */
async function codeFor(page: AccountPage, email: string): Promise<string> {
  const before = new Set((await stack.helpdesk.mails()).map(({ id }) => id));
  await page.type('sign-in-email', email);
  await page.press(texts.sendCode);
  await page.shows('#code');
  const mail = await stack.helpdesk.mailWhen(({ id, to }) => !before.has(id) && to.includes(email));
  return /\d{4} \d{4}/.exec(mail.text ?? '')?.[0] ?? '';
}

const otherThan = (code: string) => String((Number(code.replace(' ', '')) + 1) % 10 ** 8).padStart(8, '0');

/** All of the page that a person or a script could read. */
function readable({ view }: AccountPage): string {
  const elements = everything(view().document);
  const values = elements.map((one) => ('value' in one ? String(one.value) : ''));
  return [...elements.map(({ textContent }) => textContent), ...values].join('\n');
}

describe('a code', () => {
  it('is asked for beside the form, read in the mailbox, pasted with a space, and opens what is theirs', async function () {
    this.timeout(30_000);
    const page = await open('reamaze-contact');
    await page.press(formTexts.history);
    const code = await codeFor(page, DEMO_CUSTOMER.email);
    await page.type('code', otherThan(code));
    await page.says(refusalInWords('wrong', 4, words));
    await page.type('code', ` ${code} `);
    await page.until(() => page.subjects().length > 0);
    await page.says(
      words.say('session', 'signedInAs', { customer: `${DEMO_CUSTOMER.name} (${DEMO_CUSTOMER.email})` }),
    );

    assert.deepEqual(
      page.subjects(),
      openOnes.slice(0, page.subjects().length).map(({ subject }) => subject),
    );
    assert.deepEqual(page.events, [JSON.stringify({ type: 'reamaze-sign-in' })]);
    assert.equal(page.violations.join(), '');
  });

  it('is not sent to an address that has no conversations, and nothing on screen says so', async () => {
    const [page, other] = [await open('reamaze-contact'), await open('reamaze-contact')];
    await page.press(formTexts.history);
    await page.type('sign-in-email', 'unknown@example.com');
    await page.press(texts.sendCode);
    await page.shows('#code');
    await stack.helpdesk.requestWhen(({ query }) => query['for'] === 'unknown@example.com');
    await other.press(formTexts.history);
    await codeFor(other, OTHER_CUSTOMER.email);

    const screen = (one: AccountPage) => one.text().replace(/\S+@\S+\b/, '');
    assert.equal(screen(page), screen(other));
    const mails = await stack.helpdesk.mails();
    assert.isEmpty(mails.filter(({ to }) => to.includes('unknown@example.com')));
  });
});

describe('a customer at the form', () => {
  it('writes as who they are, and finds the message being sent, then delivered, in one place', async function () {
    this.timeout(40_000);
    const subject = `While nobody answers ${crypto.randomUUID()}`;
    const page = await openAs(DEMO_CUSTOMER.email, 'reamaze-contact');
    await page.says(
      words.say('session', 'writingAs', { customer: `${DEMO_CUSTOMER.name} (${DEMO_CUSTOMER.email})` }),
    );
    assert.isEmpty(page.all('#name, #email'));
    await stack.helpdesk.addFault({
      match: { path: '^/api' },
      times: 'always',
      fault: { kind: 'status', status: 503 },
    });
    await page.type('subject', subject);
    await page.type('body', 'The bell came off.');
    await page.press(formTexts.send);
    await page.press(outcomeTexts.history);
    await page.until(() => page.subjects()[0] === subject);
    const row = (await page.shows('.row')).id;
    assert.equal(page.all('.row .state')[0]?.textContent, historyTexts.state_sending);

    await stack.helpdesk.clearFaults();
    // As often as the outbox looks whether the message has arrived after all.
    for (let looks = 0; looks < 5; looks += 1) await stack.advance(MINUTE_MS + 5_000);
    const { author, messages } = await stack.helpdesk.conversationWhen((it) => it.subject === subject);
    assert.include(author, { email: DEMO_CUSTOMER.email, name: DEMO_CUSTOMER.name });
    assert.lengthOf(messages, 1);
    await page.later(MINUTE_MS);
    await page.until(() => page.all(`#${row} .state`)[0]?.textContent === historyTexts.state_open);
    assert.equal(page.subjects().filter((one) => one === subject).length, 1);
    assert.equal(page.subjects()[0], subject);
  });
});

describe('a session', () => {
  it('that has ended is begun again by the site, and the reply that was begun is still there', async function () {
    this.timeout(30_000);
    let asked = 0;
    const page = await open('reamaze-history', {
      identify: () => {
        asked += 1;
        return stack.identityOf(DEMO_CUSTOMER.email);
      },
    });
    const subject = openOnes[0]?.subject ?? '';
    await page.read(subject);
    await page.type('reply', 'Half a reply');
    const first = token();
    await stack.advance(IDLE_MS);
    await page.later(IDLE_MS);
    await page.until(() => page.events.filter((event) => event.includes('reamaze-sign-in')).length === 2);
    assert.notEqual(token(), first);
    assert.equal(asked, 2);
    assert.include(page.events, JSON.stringify({ type: 'reamaze-sign-out', reason: 'expired' }));
    assert.equal((await page.shows<HTMLTextAreaElement>('#reply')).value, 'Half a reply');
  });

  it('that has ended without the site says so, and shows nothing of what was there', async () => {
    const email = 'alone@example.com';
    await stack.converse(email, 'A bell for Alone');
    const page = await open('reamaze-contact');
    await page.press(formTexts.history);
    await page.type('code', await codeFor(page, email));
    await page.read('A bell for Alone');
    await stack.advance(IDLE_MS);
    await page.later(IDLE_MS);
    await page.says(texts.ended_expired);
    assert.notInclude(readable(page), 'A bell for Alone');
    assert.isEmpty({ ...sessionStorage });
  });

  it('that is left leaves nothing in the page, the tab or behind the Back button', async () => {
    const page = await openAs(DEMO_CUSTOMER.email);
    const subject = openOnes[0]?.subject ?? '';
    await page.read(subject);
    await page.type('reply', 'Never mind this');
    const secret = token();
    await page.press(texts.signOut);
    await page.says(texts.ended_signed_out);
    const nothing = () => {
      for (const words of [subject, DEMO_CUSTOMER.word, 'Never mind this', secret, DEMO_CUSTOMER.email]) {
        assert.notInclude(readable(page), words);
        assert.notInclude(page.traces(), words);
        assert.notInclude(JSON.stringify({ ...sessionStorage }), words);
      }
    };
    nothing();
    await page.settled();
    const who = await fetch(`${stack.worker}/v1/session`, { headers: { Authorization: `Bearer ${secret}` } });
    assert.equal(who.status, 401);
  });

  it('that was left is not shown by the Back button', async () => {
    const email = 'back@example.com';
    await stack.converse(email, 'A bell for Back');
    const page = await open('reamaze-history');
    await page.type('code', await codeFor(page, email));
    await page.read('A bell for Back');
    await page.press(texts.signOut);
    await page.says(texts.ended_signed_out);
    await page.awayAndBack();
    await page.shows('#sign-in-email');
    assert.notInclude(readable(page), 'A bell for Back');
    assert.notInclude(readable(page), email);
  });

  it('that was left in another page is over in one that comes back from the cache', async () => {
    const email = 'cache@example.com';
    await stack.converse(email, 'A bell for Cache');
    const page = await open('reamaze-history');
    await page.type('code', await codeFor(page, email));
    await page.read('A bell for Cache');
    const { PageTransitionEvent } = page.view();
    page.view().dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await page.element().updateComplete;
    assert.notInclude(readable(page), 'A bell for Cache');

    const next = await open('reamaze-history');
    await next.press(texts.signOut);
    await next.says(texts.ended_signed_out);
    page.view().dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await page.shows('#sign-in-email');
    assert.notInclude(readable(page), 'A bell for Cache');
    assert.notInclude(readable(page), email);
  });
});

describe('what nobody else may learn', () => {
  it('is in no attribute, address, storage, event, log or refusal; and notes are nowhere', async function () {
    this.timeout(40_000);
    const [email, subject] = ['canary-address@example.com', 'Canary subject'];
    const other = await stack.converse('other@example.com', 'Another matter', 'zinnober words');
    const { slug } = await stack.converse(email, subject, 'canary words');
    await stack.helpdesk.act(slug, { kind: 'note', body: `${STAFF_ONLY} canary note` });
    await stack.helpdesk.setSwitches({ notesInPreview: true, forIgnored: true });

    const page = await open('reamaze-history');
    const code = await codeFor(page, email);
    const secrets = [code, code.replace(' ', ''), email, 'canary words', 'canary note', 'zinnober'];
    const learn = async () => {
      for (const secret of secrets) {
        assert.notInclude(page.traces(), secret);
        assert.notInclude(page.events.join(), secret);
        assert.notInclude(await page.refusals(), secret);
        assert.notInclude(await stack.logs(), secret);
      }
      for (const hidden of ['canary note', STAFF_ONLY, 'zinnober', 'Another matter', other.slug]) {
        assert.notInclude(readable(page), hidden);
        assert.notInclude(await page.answers(), hidden);
      }
    };
    await page.type('code', otherThan(code));
    await page.says(refusalInWords('wrong', 4, words));
    await learn();
    await page.type('code', code);
    await page.until(() => page.subjects().length > 0);
    secrets.push(token());
    assert.deepEqual(page.subjects(), [subject]);
    await learn();
    await page.read(subject);
    await page.says('canary words');
    await page.type('reply', 'canary words again');
    await page.press(historyTexts.sendReply);
    await stack.helpdesk.conversationWhen((it) => it.slug === slug && it.messages.length === 3);
    await learn();

    const headers = { Authorization: `Bearer ${token()}` };
    for (const path of [
      `conversations/${other.slug}`,
      `conversations/${slug}x`,
      'conversations?cursor=canary',
    ]) {
      const answer = await page.view().fetch(`${stack.worker}/v1/${path}`, { headers });
      assert.include([400, 404], answer.status, path);
    }
    const guess = { challenge: 'canary words', code };
    const refused = await page.view().fetch(`${stack.worker}/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(guess),
    });
    assert.isFalse(refused.ok);
    await learn();
    await page.press(texts.signOut);
    await page.says(texts.ended_signed_out);
    await learn();
  });
});

describe('every step of signing in', () => {
  it('passes axe', async function () {
    this.timeout(30_000);
    const page = await open('reamaze-contact', { axe: true });
    await page.press(formTexts.history);
    await page.shows('#sign-in-email');
    await page.accessible();
    await page.press(texts.sendCode);
    await page.shows('#sign-in-email-error');
    await page.accessible();
    const code = await codeFor(page, DEMO_CUSTOMER.email);
    await page.accessible();
    await page.type('code', otherThan(code));
    await page.says(refusalInWords('wrong', 4, words));
    await page.accessible();
    await page.type('code', code);
    await page.says(words.say('session', 'signedInAs', { customer: DEMO_CUSTOMER.name }));
    await page.press(texts.write);
    await page.says(words.say('session', 'writingAs', { customer: DEMO_CUSTOMER.name }));
    await page.accessible();
  });
});
