import { assert } from 'chai';
import { sessionTexts } from '../../component/locales/en/session.ts';
import { refusalInWords } from '../../component/session/refusal.ts';
import { type Control, createControl } from '../../demo/helpdesk/control.ts';
import { words } from '../component/support/words.ts';
import { openPage, type Page } from './support/page.ts';

let helpdesk: Control;
let page: Page;
const violations: string[] = [];

before(async () => {
  helpdesk = createControl((await (await fetch('/__stack.json')).json()).helpdesk);
  window.prepareFrame = (frame) => {
    frame.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(`${violatedDirective} ${blockedURI}`),
    );
  };
});
after(() => {
  delete window.prepareFrame;
});
afterEach(() => page.close());

const arrived = (subject: string) => helpdesk.conversationWhen((it) => it.subject === subject);

/** Writes as somebody who has never written before, and waits until the helpdesk has it. */
async function writeFirst(email: string, subject: string): Promise<void> {
  await page.type('name', 'Ann Smith');
  await page.type('email', email);
  await page.type('subject', subject);
  await page.type('body', 'The belt squeaks.');
  await page.press('#send');
  await page.shows('[part~=sent]');
  await arrived(subject);
}

async function signIn(email: string): Promise<void> {
  await page.press('[part~=history-button]');
  await page.type('sign-in-email', email);
  await page.press('[part~=sign-in] [type=submit]');
  await page.shows('#code');
  const { text } = await helpdesk.mailWhen((mail) => mail.to.includes(email));
  await page.type('code', /\d{4} \d{4}/.exec(text ?? '')?.[0] ?? '');
  await page.shows('#history-title');
}

/** Resolves when the element says this. */
async function says(words: string): Promise<void> {
  await page.shows('.all');
  const element = page.element();
  const said = () => element.shadowRoot?.textContent?.replace(/\s+/g, ' ').includes(words);
  if (said()) return;
  await new Promise<void>((resolve) => {
    const watcher = {
      hostUpdated: () => {
        if (!said()) return;
        element.removeController(watcher);
        resolve();
      },
    };
    element.addController(watcher);
  });
}

async function pressButton(label: string): Promise<void> {
  await says(label);
  const buttons = [...(page.element().shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(({ textContent }) => textContent?.trim() === label)?.click();
}

describe('a customer', () => {
  it('proves the address by a mailed code, reads, writes as who they are, and leaves nothing behind', async function () {
    this.timeout(60_000);
    const email = `ann-${crypto.randomUUID()}@example.com`;
    const subject = `Squeaks ${crypto.randomUUID()}`;
    page = await openPage('strict');
    await writeFirst(email, subject);
    await signIn(email);
    await says(subject);

    await pressButton(sessionTexts.write);
    await says(`Writing as Ann Smith (${email})`);
    const second = `Rattles ${crypto.randomUUID()}`;
    await page.type('subject', second);
    await page.type('body', 'Now it rattles, too.');
    await page.press('#send');
    await page.shows('[part~=sent]');
    const { author } = await arrived(second);
    assert.equal(author.email, email);

    await page.reload();
    await says(`Writing as Ann Smith (${email})`);
    await pressButton(sessionTexts.signOut);
    await page.shows('#email');
    await page.reload();
    await page.shows('#email');
    assert.notInclude(page.element().shadowRoot?.textContent ?? '', email);
    assert.equal(sessionStorage.length, 0);
    assert.deepEqual(violations, []);
  });

  it('is not who they say they are: a wrong code shows nothing', async () => {
    const email = `bea-${crypto.randomUUID()}@example.com`;
    page = await openPage();
    await page.press('[part~=history-button]');
    await page.type('sign-in-email', email);
    await page.press('[part~=sign-in] [type=submit]');
    await page.shows('#code');
    await page.type('code', '0000 0000');
    await page.shows('#code[aria-invalid=true]');
    await says(refusalInWords('wrong', 4, words));
    assert.equal(sessionStorage.length, 0);
  });
});
