import { assert } from 'chai';
import { type Control, createControl } from '../../demo/helpdesk/control.ts';
import { createNetwork, type Network } from './support/network.ts';
import { openPage, type Page } from './support/page.ts';

declare global {
  interface Window {
    /** What the pages that are opened now find of the script, as `test/support/former-build.ts` has it; all of it if not set. */
    formerBuild?: string | undefined;
  }
}

let worker: string;
let helpdesk: Control;
let network: Network;
let page: Page;

before(async () => {
  const stack = await (await fetch('/__stack.json')).json();
  worker = stack.worker;
  helpdesk = createControl(stack.helpdesk);
});
beforeEach(() => {
  network = createNetwork();
});
afterEach(() => {
  delete window.formerBuild;
  page.close();
  network.restore();
});

/** Opens a page, in which a message is written. */
async function open(former: string): Promise<string> {
  window.formerBuild = former;
  page = await openPage('strict');
  const subject = `Former build ${crypto.randomUUID()}`;
  await page.type('name', 'Ann Smith');
  await page.type('email', 'ann@example.com');
  await page.type('subject', subject);
  await page.type('body', 'Hello');
  await page.type('data-topic', 'technical');
  return subject;
}

async function arrivedOnce(subject: string): Promise<void> {
  const reference = (await page.shows('[part~=reference]')).textContent?.trim();
  await helpdesk.conversationWhen((it) => it.subject === subject);
  const all = (await helpdesk.conversations()).filter((it) => it.subject === subject);
  assert.deepEqual(
    all.map(({ data }) => data['reference']),
    [reference],
  );
  assert.lengthOf(network.sends, 1);
}

/** Resolves as soon as the page says that it has to be reloaded, with what it says it in. */
async function told(): Promise<ShadowRoot> {
  const all = await page.shows('.all');
  const look = () => all.querySelector('[data-outdated]')?.shadowRoot;
  const root = await first(all, look);
  await first(root, () => root.querySelector('button'));
  return root;
}

function first<T>(within: Node, look: () => T | null | undefined): Promise<T> {
  return new Promise((resolve) => {
    const check = () => {
      const found = look();
      if (!found) return;
      observer.disconnect();
      resolve(found);
    };
    const observer = new MutationObserver(check);
    observer.observe(within, { childList: true, subtree: true });
    check();
  });
}

describe('a page that was opened before a deployment', () => {
  for (const gone of ['outcome', 'interaction', 'interaction+outcome']) {
    it(`is reloaded at the press of a button, and the message goes out, without ${gone}`, async () => {
      const subject = await open(`replaced/${gone}`);
      await page.press('#send');
      await page.shows('#notice');
      const notice = await told();
      assert.include(notice.textContent, 'This page has been updated');
      assert.include(notice.textContent, 'What you have written is kept.');
      assert.lengthOf(network.sends, 0);
      delete window.formerBuild;
      await page.reloads(() => notice.querySelector('button')?.click());
      await arrivedOnce(subject);
    });
  }

  it('keeps what was written where Send was not pressed', async () => {
    const subject = await open('replaced/interaction');
    const notice = await told();
    delete window.formerBuild;
    await page.reloads(() => notice.querySelector('button')?.click());
    assert.equal((await page.shows<HTMLInputElement>('#subject')).value, subject);
    assert.equal((await page.shows<HTMLInputElement>('#body')).value, 'Hello');
    await page.press('#send');
    await arrivedOnce(subject);
  });

  it('says so where the conversations are asked for, once and in its language', async () => {
    window.formerBuild = 'replaced/account';
    page = await openPage('strict');
    await page.shows('#body');
    page.element().lang = 'de';
    await page.shows('.all[lang=de]');
    await page.press('[part~=history-button]');
    const notice = await told();
    assert.include(notice.textContent, 'Diese Seite wurde aktualisiert');
    await page.press('.notice button');
    assert.lengthOf(page.element().shadowRoot?.querySelectorAll('[data-outdated]') ?? [], 1);
  });

  it('gets a script in the place of a chunk', async () => {
    const script = await fetch(`${worker}/chunks/outcome-ABCDEFGH.js`);
    assert.equal(script.status, 200);
    assert.include(script.headers.get('Content-Type'), 'text/javascript');
    assert.equal(script.headers.get('Cache-Control'), 'no-store');
    assert.equal((await fetch(`${worker}/outdated.js`)).status, 200);
  });
});

describe('a message for which nothing is loaded that could send it', () => {
  it('waits for the network, is kept, and goes out by itself after a reload', async () => {
    const subject = await open('nothing/outcome');
    network.goDown('known');
    await page.press('#send');
    const notice = await page.shows('#notice');
    assert.include(notice.textContent, 'You are offline');
    assert.include(notice.textContent, 'Your message goes out by itself once you are online again.');
    assert.include(notice.textContent, 'What you have written is kept.');
    assert.notInclude(
      page.element().shadowRoot?.textContent ?? '',
      'You are offline. Your message can go out',
    );
    assert.isTrue((await page.shows<HTMLTextAreaElement>('#body')).readOnly);
    const send = (await page.shows('#send')).getBoundingClientRect();
    assert.isBelow(send.top - notice.getBoundingClientRect().bottom, 40, 'it is said where Send is');
    await page.reload();
    assert.include((await page.shows('#notice')).textContent, 'You are offline');
    delete window.formerBuild;
    network = createNetwork();
    await page.reload();
    await arrivedOnce(subject);
  });

  it('is taken back by who goes on writing', async () => {
    await open('nothing/outcome');
    network.goDown('known');
    await page.press('#send');
    await page.shows('#notice');
    await page.press('.actions .quiet');
    await page.type('body', 'Hello again');
    delete window.formerBuild;
    network = createNetwork();
    await page.reload();
    assert.equal((await page.shows<HTMLTextAreaElement>('#body')).value, 'Hello again');
    await page.shows('#send[aria-disabled=false]');
    assert.lengthOf(network.sends, 0);
  });
});
