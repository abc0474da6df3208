import { assert } from 'chai';
import { type Control, createControl } from '../../demo/helpdesk/control.ts';
import { createNetwork, type Network } from './support/network.ts';
import { openPage, openTab, type Page } from './support/page.ts';

let helpdesk: Control;
let network: Network;
let page: Page;
let tab: Page | undefined;
before(async () => {
  const stack = await (await fetch('/__stack.json')).json();
  helpdesk = createControl(stack.helpdesk);
});
beforeEach(async () => {
  network = createNetwork();
  page = await openPage();
});
afterEach(() => {
  page.close();
  tab?.close();
  tab = undefined;
  network.restore();
});

/** Engines share the helpdesk: each tells its own conversations apart. */
const unique = (subject: string) => `${subject} ${crypto.randomUUID()}`;
const reference = async (from: Page) => (await from.shows('[part~=reference]')).textContent?.trim();

async function write(subject: string): Promise<void> {
  await page.type('name', 'Ann Smith');
  await page.type('email', 'ann@example.com');
  await page.type('subject', subject);
  await page.type('body', 'Hello');
  await page.type('data-topic', 'technical');
}

/** Exactly one conversation is in the helpdesk, and it is the one the visitor was told of. */
async function arrivedOnce(subject: string, quoted: string | undefined): Promise<void> {
  await helpdesk.conversationWhen((it) => it.subject === subject);
  const all = (await helpdesk.conversations()).filter((it) => it.subject === subject);
  assert.deepEqual(
    all.map(({ data }) => data['reference']),
    [quoted],
  );
}

function oneKey(): void {
  assert.lengthOf([...new Set(network.sends.map(({ key, body }) => `${key} ${body}`))], 1);
}

describe('a message without a network', () => {
  it('goes out by itself when the network is back', async () => {
    const subject = unique('Offline');
    await write(subject);
    network.goDown('known');
    await page.press('#send');
    await page.shows('.notice.info');
    assert.lengthOf(network.sends, 0);
    network.comeBack();
    await arrivedOnce(subject, await reference(page));
    assert.lengthOf(network.sends, 1);
  });

  it('goes out by itself after a reload', async () => {
    const subject = unique('Offline and reloaded');
    await write(subject);
    network.goDown('known');
    await page.press('#send');
    await page.shows('.notice.info');
    // Nothing tells the page that the network is back: only the page that comes after it finds it so.
    network = createNetwork();
    await page.reload();
    await arrivedOnce(subject, await reference(page));
    assert.lengthOf(network.sends, 1);
  });

  it('waits on after a reload that finds no network either', async () => {
    const subject = unique('Offline for long');
    await write(subject);
    network.goDown('known');
    await page.press('#send');
    await page.shows('.notice.info');
    await page.reload();
    await page.shows('.notice.info');
    assert.isTrue((await page.shows<HTMLInputElement>('#body')).readOnly);
    network.comeBack();
    await arrivedOnce(subject, await reference(page));
  });

  it('is tried again where the browser noticed nothing', async () => {
    const subject = unique('Unnoticed');
    await write(subject);
    network.goDown('unnoticed');
    await page.press('#send');
    await page.shows('.notice.info');
    network.comeBack();
    await page.press('#send');
    await arrivedOnce(subject, await reference(page));
  });
});

describe('a message whose answer is lost', () => {
  it('is sent again under its key and arrives once', async () => {
    const subject = unique('Answer lost');
    await write(subject);
    network.loseAnswers(1);
    await page.press('#send');
    await page.shows('.notice.info');
    await page.press('#send');
    await arrivedOnce(subject, await reference(page));
    assert.lengthOf(network.sends, 2);
    oneKey();
  });

  it('arrives once after a reload too', async () => {
    const subject = unique('Answer lost, then reloaded');
    await write(subject);
    network.loseAnswers(1);
    await page.press('#send');
    await page.shows('.notice.info');
    await page.reload();
    await arrivedOnce(subject, await reference(page));
    oneKey();
  });
});

describe('a message in two tabs', () => {
  it('is shown in both, sent by one, and said to be sent in both', async () => {
    const subject = unique('Two tabs');
    await write(subject);
    network.goDown('known');
    await page.press('#send');
    await page.shows('.notice.info');
    tab = await openTab();
    await tab.shows('.notice.info');
    assert.equal((await tab.shows<HTMLInputElement>('#subject')).value, subject);
    network.comeBack();
    const quoted = await reference(page);
    assert.equal(await reference(tab), quoted);
    assert.lengthOf(network.sends, 1);
    await arrivedOnce(subject, quoted);
  });

  it('is sent once though Send is pressed in both', async () => {
    const subject = unique('Twice pressed');
    tab = await openTab();
    await tab.shows('#body');
    await write(subject);
    page.element().ownerDocument.defaultView?.dispatchEvent(new Event('pagehide'));
    await tab.shows(`#subject`);
    await until(tab, () => valueIn(tab, 'subject') === subject);
    await Promise.all([page.press('#send'), tab.press('#send')]);
    const quoted = await reference(page);
    assert.equal(await reference(tab), quoted);
    oneKey();
    await arrivedOnce(subject, quoted);
  });
});

function valueIn(from: Page | undefined, id: string): string | undefined {
  return from?.element().shadowRoot?.querySelector<HTMLInputElement>(`#${id}`)?.value;
}

/** Resolves as soon as an update of the element makes it true. */
function until(from: Page, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      from.element().removeController(watcher);
      resolve();
    };
    const watcher = { hostUpdated: look };
    from.element().addController(watcher);
    look();
  });
}
