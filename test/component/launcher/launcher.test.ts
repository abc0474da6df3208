import '../../../component/define-launcher.ts';
import 'axe-core';
import { assert } from 'chai';
import { marksName } from '../../../component/history/unread.ts';
import type { ReamazeLauncher } from '../../../component/launcher/launcher.ts';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import { storageName } from '../../../component/session/hints.ts';
import type { ConversationSummary } from '../../../worker/contract/history.ts';
import { clientWith, form } from '../support/fixtures.ts';

const LOADED = /\/component\/(define|reamaze-contact)\.ts/;
const loaded = () => performance.getEntriesByType('resource').filter(({ name }) => LOADED.test(name));

/** Runs after whatever the launcher wants to do when there is nothing else to do. */
const idle = () =>
  new Promise<void>((resolve) => (window.requestIdleCallback ?? setTimeout)(() => resolve()));

function launch(attributes: Record<string, string> = {}, text = ''): ReamazeLauncher {
  const launcher = document.createElement('reamaze-launcher');
  for (const [name, value] of Object.entries(attributes)) launcher.setAttribute(name, value);
  launcher.textContent = text;
  document.body.append(launcher);
  return launcher;
}

/** As the page's HTML has it, before anything knows what it is. */
function dialog(properties: Partial<ReamazeContact> = {}): ReamazeContact {
  const contact = document.createElement('reamaze-contact');
  contact.setAttribute('mode', 'dialog');
  Object.assign(contact, { client: clientWith(), ...properties });
  document.body.append(contact);
  return contact;
}

const buttonOf = ({ shadowRoot }: ReamazeLauncher) =>
  shadowRoot?.querySelector('button') as HTMLButtonElement;

/** Resolves once the dialog is there and open. */
async function opened(contact: ReamazeContact): Promise<HTMLDialogElement> {
  for (;;) {
    const found = contact.shadowRoot?.querySelector<HTMLDialogElement>('dialog:modal');
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** What a screen reader calls the button. */
function nameOf(launcher: ReamazeLauncher): string {
  const said = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof HTMLElement) || node.ariaHidden === 'true' || node.hidden) return '';
    if (node.ariaLabel) return node.ariaLabel;
    const inside =
      node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [...node.childNodes];
    return inside.map(said).join(' ');
  };
  return said(buttonOf(launcher)).replace(/\s+/g, ' ').trim();
}

describe('<reamaze-launcher>', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('reamaze-launcher, reamaze-contact, body > a'))
      element.remove();
    Reflect.deleteProperty(navigator, 'connection');
    sessionStorage.clear();
    localStorage.clear();
  });

  it('loads nothing by itself where data is to be saved, or the page says so', async () => {
    Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } });
    launch();
    await idle();
    Reflect.deleteProperty(navigator, 'connection');
    launch({ preload: 'none' });
    await idle();
    await idle();
    assert.isEmpty(loaded());
    assert.isUndefined(customElements.get('reamaze-contact'));
  });

  it('loads nothing by itself if it is gone before there is time', async () => {
    launch().remove();
    await idle();
    await idle();
    assert.isEmpty(loaded());
  });

  it('loads the form when somebody points at it, and asks for it when it is opened', async () => {
    let asked = 0;
    const getForm = () => {
      asked += 1;
      return Promise.resolve({ outcome: 'ok', value: form } as const);
    };
    const contact = dialog({ client: clientWith({ getForm }), name: 'Ada Lovelace' });
    const launcher = launch({ preload: 'none' });
    launcher.dispatchEvent(new PointerEvent('pointerenter'));
    await customElements.whenDefined('reamaze-contact');
    await contact.updateComplete;
    assert.strictEqual(asked, 0);
    buttonOf(launcher).click();
    await opened(contact);
    await contact.updateComplete;
    assert.strictEqual(asked, 1);
    assert.strictEqual(contact.name, 'Ada Lovelace');
    await contact.close();
    assert.strictEqual(launcher.shadowRoot?.activeElement, buttonOf(launcher));
  });

  it('opens what a link of the page asks for, wherever it stands', async () => {
    const contact = dialog({ id: 'help' });
    launch({ preload: 'none', for: 'help' });
    const link = document.createElement('a');
    link.href = '#elsewhere';
    link.setAttribute('data-reamaze-open', 'help');
    document.body.append(link);
    link.click();
    await opened(contact);
    assert.notStrictEqual(location.hash, '#elsewhere');
    await contact.close();
    assert.strictEqual(document.activeElement, link);
  });

  it('brings a form of its own where the page has none, and takes it along', async () => {
    const { fetch } = window;
    window.fetch = () => Promise.resolve(new Response(JSON.stringify(form)));
    const launcher = launch({ preload: 'none' });
    buttonOf(launcher).click();
    for (;;) {
      if (document.querySelector('reamaze-contact')) break;
      await new Promise((resolve) => setTimeout(resolve));
    }
    const contact = document.querySelector('reamaze-contact') as ReamazeContact;
    await opened(contact);
    assert.strictEqual(launcher.nextElementSibling, contact);
    launcher.remove();
    assert.isNull(document.querySelector('reamaze-contact'));
    await contact.updateComplete;
    assert.notStrictEqual(getComputedStyle(document.documentElement).overflowY, 'hidden');
    window.fetch = fetch;
  });

  it('says what it is: by its text, by its label, or by itself', async () => {
    assert.strictEqual(nameOf(launch()), 'Contact us');
    assert.strictEqual(nameOf(launch({}, 'Questions?')), 'Questions?');
    const small = launch({ label: 'Help' }, 'Questions?');
    assert.strictEqual(nameOf(small), 'Help');
    assert.ok(buttonOf(small).getBoundingClientRect().width <= 64);
    small.setAttribute('label', 'Support');
    assert.strictEqual(nameOf(small), 'Support');
    small.removeAttribute('label');
    assert.strictEqual(nameOf(small), 'Questions?');
    const { violations } = await window.axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
  });

  describe('where the page has no words for it', () => {
    afterEach(() => document.documentElement.setAttribute('lang', 'en'));

    async function named(launcher: ReamazeLauncher, name: string): Promise<void> {
      while (nameOf(launcher) !== name) await new Promise((resolve) => setTimeout(resolve));
    }
    const width = (launcher: ReamazeLauncher) => buttonOf(launcher).getBoundingClientRect().width;

    it('says it in English at once, on a page in English', () => {
      assert.isAbove(width(launch({ preload: 'none' })), 120);
    });

    it('has its name at once on any other page, and shows it in the language of the page once that is there', async () => {
      document.documentElement.lang = 'de-AT';
      const launcher = launch({ preload: 'none' });
      assert.strictEqual(nameOf(launcher), 'Contact us');
      assert.isBelow(width(launcher), 80);
      dialog();
      launcher.dispatchEvent(new PointerEvent('pointerenter'));
      await named(launcher, 'Kontakt');
      assert.isAbove(width(launcher), 120);
      const { violations } = await window.axe.run(launcher, { runOnly: ['wcag2a', 'wcag2aa'] });
      assert.isEmpty(violations);
    });

    it('follows the language while the page is there, and that of its dialog where it has another', async () => {
      const contact = dialog({ id: 'help' });
      const launcher = launch({ for: 'help' });
      contact.lang = 'ar';
      await named(launcher, 'اتصل بنا');
      contact.lang = 'ja';
      await named(launcher, 'お問い合わせ');
      contact.lang = 'en';
      await named(launcher, 'Contact us');
    });

    it('comes later than its dialog, and knows all the same', async () => {
      document.documentElement.lang = 'de';
      const contact = dialog();
      await customElements.whenDefined('reamaze-contact');
      await contact.show();
      await contact.close();
      await named(launch(), 'Kontakt');
    });

    it('says nothing else than the page does, where that has words', async () => {
      document.documentElement.lang = 'de';
      dialog({ id: 'help' });
      dialog();
      const texts = launch({ for: 'help' }, 'Fragen?');
      const label = launch({ for: 'help', label: 'Hilfe' });
      const bare = launch({ for: 'help' });
      const other = launch({ for: 'nobody', preload: 'none' });
      await named(bare, 'Kontakt');
      assert.deepEqual([texts, label, other].map(nameOf), ['Fragen?', 'Hilfe', 'Contact us']);
    });
  });

  it('stands in its corner, in either direction', () => {
    const { clientWidth } = document.documentElement;
    for (const [position, dir, atLeft] of [
      ['end', 'ltr', false],
      ['start', 'ltr', true],
      ['end', 'rtl', true],
      ['start', 'rtl', false],
    ] as const) {
      const launcher = launch({ position });
      document.documentElement.dir = dir;
      const { left, right } = launcher.getBoundingClientRect();
      assert.strictEqual(atLeft ? left : clientWidth - right, 20, `${position} ${dir}`);
      launcher.remove();
    }
    document.documentElement.removeAttribute('dir');
  });

  it('can be read on any accent', () => {
    for (const [accent, text] of [
      ['#ffe14d', 'lab(0 0 0)'],
      ['#14321f', 'lab(100 0 0)'],
    ] as const) {
      const launcher = launch();
      launcher.style.setProperty('--reamaze-accent', accent);
      assert.strictEqual(getComputedStyle(buttonOf(launcher)).color, text);
    }
  });

  describe('for who is signed in', () => {
    const endpoint = 'https://worker.example/';
    const answered: ConversationSummary = {
      id: 'belt',
      reference: null,
      subject: 'The belt squeaks',
      state: 'answered',
      createdAt: '2026-11-01T10:00:00Z',
      updatedAt: '2026-11-02T10:00:00Z',
      lastMessage: null,
    };

    /** A customer who looked at their conversations on the first, and has these now. */
    function customer(token: string, items: ConversationSummary[]) {
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      const address = `${endpoint}${token}/`;
      const session = { token, expiresAt, customer: { email: 'ann@example.com', name: 'Ann' } };
      sessionStorage.setItem(storageName(address), JSON.stringify(session));
      const marks = { since: '2026-11-01T12:00:00Z', seen: {} };
      localStorage.setItem(marksName(address, 'ann@example.com'), JSON.stringify(marks));
      const asks: string[] = [];
      const listConversations = (asked: string) => {
        asks.push(asked);
        return Promise.resolve({
          outcome: 'ok',
          value: { value: { items, next: null }, etag: null },
        } as const);
      };
      const accountClient = { listConversations } as unknown as NonNullable<ReamazeContact['accountClient']>;
      return { asks, contact: dialog({ endpoint: address, accountClient }) };
    }

    async function counted(launcher: ReamazeLauncher, text: string): Promise<void> {
      while (launcher.shadowRoot?.querySelector('.count')?.textContent !== text)
        await new Promise((resolve) => setTimeout(resolve));
    }

    it('says how many answers are unread, also in its name', async () => {
      const read = { ...answered, id: 'old', updatedAt: '2026-11-01T11:00:00Z' };
      const { asks } = customer('one', [answered, { ...answered, id: 'hub' }, read]);
      const launcher = launch({}, 'Questions?');
      await counted(launcher, '2');
      assert.strictEqual(nameOf(launcher), 'Questions? 2 new answers');
      assert.deepEqual(asks, ['one']);
      const { violations } = await window.axe.run(launcher, { runOnly: ['wcag2a', 'wcag2aa'] });
      assert.isEmpty(violations);
    });

    it('says “9+” for many, and nothing once they are gone', async () => {
      const many = Array.from({ length: 12 }, (_, index) => ({ ...answered, id: `c${index}` }));
      const { contact } = customer('two', many);
      const launcher = launch();
      await counted(launcher, '9+');
      assert.include(nameOf(launcher), '12 new answers');
      many.length = 0;
      await contact.show();
      await contact.close();
      await counted(launcher, '');
      assert.strictEqual(nameOf(launcher), 'Contact us');
    });

    it('asks again when somebody comes back, but not each time', async () => {
      const { asks } = customer('three', [answered]);
      const launcher = launch();
      await counted(launcher, '1');
      document.dispatchEvent(new Event('visibilitychange'));
      await idle();
      assert.lengthOf(asks, 1);
    });

    it('asks nobody where nobody is signed in', async () => {
      let asked = 0;
      const listConversations = () => {
        asked += 1;
        return Promise.reject(new Error('Nobody is to ask.'));
      };
      const accountClient = { listConversations } as unknown as NonNullable<ReamazeContact['accountClient']>;
      const contact = dialog({ endpoint: `${endpoint}four/`, accountClient });
      const launcher = launch();
      await idle();
      await idle();
      assert.deepEqual(await contact.unread(), { count: 0, text: '' });
      assert.strictEqual(asked, 0);
      assert.isNull(launcher.shadowRoot?.querySelector('.count'));
    });
  });

  it('bears a browser that lets nothing be stored', async () => {
    const blocked = Object.getOwnPropertyDescriptor(window, 'sessionStorage') as PropertyDescriptor;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('Blocked', 'SecurityError');
      },
    });
    try {
      assert.throws(() => sessionStorage.length);
      const contact = dialog();
      buttonOf(launch({ preload: 'none' })).click();
      await opened(contact);
      await contact.close();
    } finally {
      Object.defineProperty(window, 'sessionStorage', blocked);
    }
  });
});
