import { assert } from 'chai';
import { followingTexts } from '../../component/locales/en/following.ts';
import { formTexts } from '../../component/locales/en/form.ts';
import { historyTexts as texts } from '../../component/locales/en/history.ts';
import { searchingTexts } from '../../component/locales/en/searching.ts';
import { type Readable, readableBy } from '../../demo/helpdesk/seed/expected.ts';
import {
  COPYING_CUSTOMER,
  DEMO_CUSTOMER,
  OTHER_CUSTOMER,
  STAFF_ONLY,
} from '../../demo/helpdesk/seed/people.ts';
import { words } from '../component/support/words.ts';
import { type AccountPage, explain, type OpenOptions, type OwnStack, openStack } from './support/account.ts';

/** Longer than the Worker is content with what it has read. */
const FRESH_MS = 11_000;
/** Longer than the page waits between two looks. */
const LOOK_MS = 20_000;

/** What is said of a copy, after the time it is of. */
const unreachable = followingTexts.away_helpdesk;

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
  await stack.helpdesk.setSwitches({ reopen: true, forIgnored: false, notesInPreview: false });
  // What was read under them is not shown any more.
  await stack.advance(FRESH_MS);
});
after(() => stack.close());

/** An account page, where the site knows who is there. */
async function openAs(
  { email, name }: { email: string; name: string },
  options: OpenOptions = {},
): Promise<AccountPage> {
  const page = await stack.open('reamaze-history', {
    identify: () => stack.identityOf(email, name),
    ...options,
  });
  pages.push(page);
  return page;
}

const somebody = () => ({ name: 'Ann Rider', email: `ann-${crypto.randomUUID()}@example.com` });

/** The customer looks again, after a while. */
async function lookAgain(page: AccountPage): Promise<void> {
  await stack.advance(FRESH_MS);
  await page.later(LOOK_MS);
}

/** Asks for more until there is no more. */
const all = (page: AccountPage) =>
  page.until(() => {
    const [more] = page.all('.more button');
    if (more?.ariaDisabled === 'false') more.click();
    return page.subjects().length > 0 && !more;
  });

const down = () =>
  stack.helpdesk.addFault({
    match: { path: '^/api' },
    times: 'always',
    fault: { kind: 'status', status: 503, body: 'Upstream is having a nap' },
  });

const subjectsOf = (readable: Readable[], closed: boolean) =>
  readable.filter((one) => one.closed === closed).map(({ subject }) => subject);

/** The newest conversation of a subject, as the helpdesk has it. */
const facts = (subject: string) => stack.helpdesk.conversationWhen((it) => it.subject === subject);
const bodies = (page: AccountPage) =>
  page.all('.message .text').map(({ textContent }) => textContent?.trim());

describe('the list', () => {
  it('has every conversation of the customer, newest first, and no other', async function () {
    this.timeout(30_000);
    for (const customer of [DEMO_CUSTOMER, OTHER_CUSTOMER]) {
      const mine = readableBy(customer);
      const page = await openAs(customer);
      await all(page);
      assert.deepEqual(page.subjects(), subjectsOf(mine, false));
      await page.press(texts.filter_closed);
      await page.until(() => page.all('[aria-pressed=true]')[0]?.textContent?.trim() === texts.filter_closed);
      await all(page);
      assert.deepEqual(page.subjects(), subjectsOf(mine, true));
      assert.equal(page.violations.join(), '');
      page.close();
      sessionStorage.clear();
    }
  });

  it('has no other either when the helpdesk lists everybody’s, or what only staff may read', async function () {
    this.timeout(30_000);
    await stack.helpdesk.setSwitches({ forIgnored: true, notesInPreview: true });
    await stack.advance(FRESH_MS);
    const page = await openAs(OTHER_CUSTOMER);
    await all(page);
    assert.deepEqual(page.subjects(), subjectsOf(readableBy(OTHER_CUSTOMER), false));
    for (const hidden of [STAFF_ONLY, DEMO_CUSTOMER.word, COPYING_CUSTOMER.word]) {
      assert.notInclude(page.text(), hidden);
      assert.notInclude(await page.answers(), hidden);
    }
  });

  it('finds an old one, which is read to its beginning without what only staff may read', async function () {
    this.timeout(30_000);
    const old = readableBy(DEMO_CUSTOMER).findLast(({ closed, messages }) => closed && messages > 1);
    assert.ok(old);
    const page = await openAs(DEMO_CUSTOMER);
    assert.notInclude(page.subjects(), old.subject);
    // Closed, which who looks for it need not know.
    await page.type('history-search', old.subject.toUpperCase());
    await page.press(searchingTexts.searchMore);
    await all(page);
    assert.deepEqual(page.subjects(), [old.subject]);
    await page.read(old.subject);
    assert.lengthOf(page.all('.message'), old.messages);
    assert.notInclude(await page.answers(), STAFF_ONLY);
  });

  it('marks an answer that comes until it was read', async () => {
    const customer = somebody();
    const subject = `A lamp ${crypto.randomUUID()}`;
    const { slug } = await stack.converse(customer.email, subject);
    const page = await openAs(customer);
    await page.until(() => page.subjects().length > 0);
    assert.lengthOf(page.all('.unread'), 0);
    await stack.helpdesk.act(slug, { kind: 'answer', body: 'It is in the window.' });
    await lookAgain(page);
    await page.says(`${texts.unread} ${subject}`);
    await page.read(subject);
    await page.press(texts.back);
    await page.until(() => page.subjects().length > 0);
    assert.lengthOf(page.all('.unread'), 0);
  });

  it('says that there is nothing yet', async () => {
    const page = await openAs(somebody());
    await page.says(texts.empty_open);
    await page.press(texts.filter_closed);
    await page.says(texts.empty_closed);
  });
});

describe('a conversation', () => {
  it('goes on: a reply with a file, an answer, closed after a question, opened by a reply', async function () {
    this.timeout(40_000);
    const customer = somebody();
    const subject = `A bell ${crypto.randomUUID()}`;
    const { slug } = await stack.converse(customer.email, subject, 'Which bell fits?');
    await stack.helpdesk.setSwitches({ reopen: false });
    const page = await openAs(customer);
    await page.read(subject);

    await stack.helpdesk.addFault({
      match: { method: 'POST', path: `${slug}/messages` },
      times: 'always',
      fault: { kind: 'status', status: 429 },
    });
    await page.attach(new File(['ding'], 'bell.txt', { type: 'text/plain' }));
    await page.type('reply', 'The small one?');
    await page.press(texts.sendReply);
    // At once on the page, and then by the Worker's word, with the file.
    await page.until(() => bodies(page).at(-1) === 'The small one?' && page.text().includes(texts.onItsWay));
    await page.until(() => page.all('.message .file-name')[0]?.textContent === 'bell.txt');
    await page.until(() => page.all('#own').length === 0);
    assert.deepEqual(bodies(page), ['Which bell fits?', 'The small one?']);
    await page.says(texts.onItsWay);

    await stack.helpdesk.clearFaults();
    for (let tries = 0; tries < 3; tries += 1) await stack.advance(60_000);
    const delivered = await stack.helpdesk.conversationWhen(
      (it) => it.slug === slug && it.messages.at(-1)?.attachments[0]?.state === 'kept',
    );
    assert.deepEqual(
      delivered.messages.map(({ body, author }) => [body, author.email]),
      [
        ['Which bell fits?', customer.email],
        ['The small one?', customer.email],
      ],
    );
    assert.include(delivered.messages[1]?.attachments[0], { name: 'bell.txt', size: 4 });
    await lookAgain(page);
    await page.until(() => !page.text().includes(texts.onItsWay));
    assert.deepEqual(bodies(page), ['Which bell fits?', 'The small one?']);

    await stack.helpdesk.act(slug, { kind: 'note', body: `${STAFF_ONLY} not for them` });
    await stack.helpdesk.act(slug, { kind: 'answer', body: 'The small one fits.' });
    await lookAgain(page);
    await page.until(() => bodies(page).at(-1) === 'The small one fits.');
    await page.says(words.say('following', 'newAnswer', { name: 'Robin Park', time: '' }).slice(0, -2));
    assert.lengthOf(page.all('.message'), 3);
    assert.notInclude(await page.answers(), STAFF_ONLY);

    await page.press(texts.change_closed);
    assert.equal((await facts(subject)).status, 1);
    (await page.shows('dialog[open] .primary')).click();
    await page.until(() => page.all('.heading .state')[0]?.textContent === texts.filter_closed);
    assert.equal((await facts(subject)).status, 2);
    await page.says(texts.reopens);
    await page.type('reply', 'One more thing.');
    await page.press(texts.sendReply);
    // At once, before the helpdesk has it.
    await page.until(() => page.all('.heading .state')[0]?.textContent === texts.state_open);
    await stack.helpdesk.conversationWhen((it) => it.slug === slug && it.status === 0);
    await lookAgain(page);
    await page.until(() => page.all('.heading .state')[0]?.textContent === texts.state_open);
    assert.equal(bodies(page).at(-1), 'One more thing.');
    assert.equal(page.violations.join(), '');
  });

  it('shows a place for files that are dragged here, where they can go with a reply', async () => {
    const customer = somebody();
    const subject = `Dropped ${crypto.randomUUID()}`;
    await stack.converse(customer.email, subject);
    const page = await openAs(customer);
    const drag = async (type: string) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.txt', { type: 'text/plain' }));
      page
        .element()
        .dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }),
        );
      await page.element().updateComplete;
    };
    await page.until(() => page.subjects().length > 0);
    await drag('dragenter');
    assert.lengthOf(page.all('.drop'), 0);
    await drag('drop');
    await page.read(subject);
    await page.shows('#reply');
    await drag('dragenter');
    assert.lengthOf(page.all('.drop'), 1);
    await drag('drop');
    await page.shows('.reply .file.uploaded');
    assert.lengthOf(page.all('.reply .file'), 1);
  });

  it('is opened by its reference in the address, and the page is told', async () => {
    const own = readableBy(DEMO_CUSTOMER).find(({ reference }) => reference !== null);
    const page = await openAs(DEMO_CUSTOMER, { hash: `#${own?.reference}` });
    await page.shows('#reply');
    assert.equal(page.all('#thread-title')[0]?.textContent, own?.subject);
    assert.lengthOf(
      page.events.filter((event) => event.includes(`"reference":"${own?.reference}"`)),
      1,
    );
  });

  it('cannot be found, whether it is somebody else’s or nobody’s', async () => {
    const other = readableBy(OTHER_CUSTOMER).find(({ reference }) => reference !== null);
    assert.ok(other?.reference);
    const said: string[] = [];
    for (const reference of [other.reference, '0000-0000']) {
      const page = await openAs(DEMO_CUSTOMER, { hash: `#${reference}` });
      await page.says(texts.notFound);
      said.push(page.text(), await page.refusals());
      assert.notInclude(await page.answers(), other.subject);
      page.close();
    }
    assert.deepEqual(said.slice(0, 2), said.slice(2));
  });
});

describe('when the helpdesk', () => {
  it('is down, what was read before is shown and marked, and then what is new', async function () {
    this.timeout(30_000);
    const customer = somebody();
    const [first, second] = [`First ${crypto.randomUUID()}`, `Second ${crypto.randomUUID()}`];
    const { slug } = await stack.converse(customer.email, first, 'Is it there?');
    const page = await openAs(customer);
    await page.read(first);
    await down();
    await lookAgain(page);
    await page.says(unreachable);
    assert.deepEqual(bodies(page), ['Is it there?']);
    await page.press(texts.back);
    await lookAgain(page);
    await page.says(unreachable);
    assert.deepEqual(page.subjects(), [first]);
    assert.notInclude(await page.answers(), 'nap');

    await stack.helpdesk.clearFaults();
    await stack.helpdesk.act(slug, { kind: 'answer', body: 'It was not.' });
    await stack.converse(customer.email, second);
    await lookAgain(page);
    await page.until(() => page.subjects().length === 2 && !page.text().includes(unreachable));
    await page.read(first);
    await page.until(() => bodies(page).at(-1) === 'It was not.');
  });

  it('is down from the beginning, that is said, and what to do', async () => {
    await down();
    const page = await openAs(OTHER_CUSTOMER, { hash: '#0000-0000' });
    await page.says(texts.failed);
    await page.press(texts.back);
    await page.until(() => !page.text().includes(texts.loading));
    await stack.helpdesk.clearFaults();
    await stack.advance(FRESH_MS);
    await page.press(formTexts.tryAgain);
    await page.until(() => page.subjects().length > 0);
  });

  it('is slow, that is said, and nothing is lost', async () => {
    const customer = somebody();
    const subject = `Slow ${crypto.randomUUID()}`;
    await stack.converse(customer.email, subject);
    const page = await openAs(customer);
    await page.until(() => page.subjects().length === 1);
    const held = page.hold('/messages');
    page.all('.row h3 button')[0]?.click();
    await held.asked;
    page.passes(5_000);
    await page.says(texts.slow);
    assert.equal(page.all('#thread-title')[0]?.textContent, subject);
    held.release();
    await page.shows('#reply');
    assert.notInclude(page.text(), texts.slow);
    assert.deepEqual(bodies(page), ['Hello']);
  });
});

describe('every screen', () => {
  /** A conversation that has been answered. */
  async function converse(email: string): Promise<string> {
    const subject = `Axe ${crypto.randomUUID()}`;
    const { slug } = await stack.converse(email, subject, 'Look:\n\n> quoted\n\nhttps://example.com/');
    await stack.helpdesk.act(slug, { kind: 'answer', body: 'Seen.' });
    return subject;
  }

  it('of a list passes axe', async function () {
    this.timeout(40_000);
    const customer = somebody();
    const page = await openAs(customer, { axe: true });
    await page.says(texts.empty_open);
    await page.accessible();
    await converse(customer.email);
    await lookAgain(page);
    await page.until(() => page.subjects().length === 1);
    await page.accessible();
    await page.type('history-search', 'nothing of the kind');
    await page.says(searchingTexts.nothingFound);
    await page.accessible();
  });

  it('of a conversation passes axe', async function () {
    this.timeout(40_000);
    const customer = somebody();
    const subject = await converse(customer.email);
    const page = await openAs(customer, { axe: true });
    await page.read(subject);
    await page.attach(new File(['x'], 'x.txt', { type: 'text/plain' }));
    await page.shows('.file.uploaded');
    await page.accessible();
    await page.press(texts.change_closed);
    await page.shows('dialog[open]');
    await page.accessible();
    (await page.shows('dialog[open] .primary')).click();
    await page.until(() => page.all('.heading .state')[0]?.textContent === texts.filter_closed);
    await down();
    await lookAgain(page);
    await page.says(unreachable);
    await page.accessible();
    page.element().setAttribute('conversation', '0000-0000');
    await page.says(texts.failed);
    await page.accessible();
    await stack.helpdesk.clearFaults();
    await stack.advance(FRESH_MS);
    await page.press(formTexts.tryAgain);
    await page.says(texts.notFound);
    await page.accessible();
  });
});
