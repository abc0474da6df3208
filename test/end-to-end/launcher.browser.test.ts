import { assert } from 'chai';
import type { ReamazeLauncher } from '../../component/launcher/launcher.ts';
import type { ReamazeContact } from '../../component/reamaze-contact.ts';
import { type Control, createControl } from '../../demo/helpdesk/control.ts';
import './support/network.ts';

type Frame = Window & typeof globalThis;

let worker: string;
let helpdesk: Control;
let frame: HTMLIFrameElement;
/** What the page's policy had to stop. */
let violations: string[];
/** What can be seen of the page in the frame; a keyboard takes from it. */
let seen: EventTarget & { height: number; offsetTop: number; scale: number };

const view = () => frame.contentWindow as Frame;
const contact = () => view().document.querySelector('reamaze-contact') as ReamazeContact;
const launcher = () => view().document.querySelector('reamaze-launcher') as ReamazeLauncher;
const button = () => launcher().shadowRoot?.querySelector('button') as HTMLButtonElement;
const inside = <T extends HTMLElement = HTMLInputElement>(selector: string) =>
  contact().shadowRoot?.querySelector<T>(selector) ?? undefined;
/** What the page has asked the Worker for, but for the launcher itself. */
const asked = () =>
  view()
    .performance.getEntriesByType('resource')
    .flatMap(({ name }) =>
      name.startsWith(worker) && !/launcher/.test(name) ? [name.slice(worker.length)] : [],
    );

async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const loaded = () =>
  new Promise<void>((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));

async function opened(): Promise<void> {
  await until(() => inside('dialog:modal'));
  await until(() => inside('#body'));
}

function type(id: string, value: string): void {
  const input = inside(`#${id}`) as HTMLInputElement;
  input.focus();
  input.value = value;
  input.dispatchEvent(new (view().Event)('input', { bubbles: true, composed: true }));
}

describe('a page with a launcher', () => {
  before(async () => {
    const stack = await (await fetch('/__stack.json')).json();
    worker = stack.worker;
    helpdesk = createControl(stack.helpdesk);
  });

  beforeEach(async () => {
    localStorage.clear();
    sessionStorage.clear();
    violations = [];
    window.prepareFrame = (page) => {
      page.document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.violatedDirective);
      });
      seen = Object.assign(new EventTarget(), { height: 640, offsetTop: 0, scale: 1 });
      Object.defineProperty(page, 'visualViewport', { configurable: true, value: seen });
    };
    frame = document.createElement('iframe');
    frame.width = '360';
    frame.height = '640';
    frame.src = '/test/end-to-end/support/launcher.html';
    const first = loaded();
    document.body.append(frame);
    await first;
    await view().customElements.whenDefined('reamaze-launcher');
  });

  afterEach(() => {
    frame.remove();
    delete window.prepareFrame;
  });

  it('asks for nothing before it is used, for the script when it is pointed at, and for the form when it is opened', async () => {
    assert.deepEqual(asked(), []);
    button().dispatchEvent(new (view().PointerEvent)('pointerenter', { bubbles: true }));
    launcher().dispatchEvent(new (view().PointerEvent)('pointerenter'));
    await view().customElements.whenDefined('reamaze-contact');
    await until(() => inside('dialog'));
    assert.include(asked(), '/reamaze-contact.js');
    assert.isEmpty(asked().filter((path) => path.startsWith('/v1/')));
    button().click();
    await opened();
    assert.lengthOf(
      asked().filter((path) => path.startsWith('/v1/')),
      1,
    );
    assert.isEmpty(violations);
  });

  it('sends what is written in the dialog', async () => {
    const subject = `From the dialog ${crypto.randomUUID()}`;
    view().document.querySelector('a')?.click();
    await opened();
    type('name', 'Ann Smith');
    type('email', 'ann@example.com');
    type('subject', subject);
    type('body', 'Hello');
    inside('#send')?.click();
    await until(() => inside('#sent-title'));
    await helpdesk.conversationWhen((it) => it.subject === subject);
    assert.isEmpty(violations);
    const closed = new Promise((resolve) => contact().addEventListener('reamaze-close', resolve));
    inside('[part~=close-button]')?.click();
    await closed;
    assert.strictEqual(view().document.activeElement, view().document.querySelector('a'));
  });

  it('is there again after a reload, with what was being written, and only then', async () => {
    button().click();
    await opened();
    type('body', 'Half a sen');
    let again = loaded();
    view().location.reload();
    await again;
    await view().customElements.whenDefined('reamaze-contact');
    await opened();
    assert.strictEqual(inside('#body')?.value, 'Half a sen');
    await contact().close();
    again = loaded();
    view().location.reload();
    await again;
    await view().customElements.whenDefined('reamaze-launcher');
    assert.notInclude(Object.keys(sessionStorage).join(), ':open');
    assert.isNotOk(contact().open);
  });

  it('stays closed after a reload if nothing was written', async () => {
    button().click();
    await opened();
    const again = loaded();
    view().location.reload();
    await again;
    await view().customElements.whenDefined('reamaze-launcher');
    assert.notInclude(Object.keys(sessionStorage).join(), ':open');
    assert.isEmpty(asked());
  });

  it('fills a phone, and leaves Send within reach above a keyboard', async () => {
    button().click();
    await opened();
    const dialog = inside<HTMLDialogElement>('.floating') as HTMLDialogElement;
    const box = () => {
      const { top, left, width, height } = dialog.getBoundingClientRect();
      return [top, left, width, height];
    };
    for (const animation of dialog.getAnimations()) animation.finish();
    assert.deepEqual(box(), [0, 0, 360, 640]);
    const body = inside('#body');
    body?.focus();
    Object.assign(seen, { height: 300, offsetTop: 40 });
    seen.dispatchEvent(new Event('resize'));
    assert.deepEqual(box(), [40, 0, 360, 300]);
    for (const control of [body, inside('#send')]) {
      control?.scrollIntoView({ block: 'nearest' });
      const { bottom } = control?.getBoundingClientRect() ?? { bottom: Number.POSITIVE_INFINITY };
      assert.ok(bottom <= 341, `${control?.id} ends at ${bottom}`);
    }
    Object.assign(seen, { height: 640, offsetTop: 0 });
    seen.dispatchEvent(new Event('resize'));
    assert.deepEqual(box(), [0, 0, 360, 640]);
    assert.isEmpty(violations);
  });

  it('does not scroll beneath the dialog, nor move when it opens', async () => {
    const { document: page } = view();
    const high = page.getElementById('high') as HTMLElement;
    high.style.blockSize = '3000px';
    const { width } = high.getBoundingClientRect();
    button().click();
    await opened();
    assert.strictEqual(view().getComputedStyle(page.documentElement).overflowY, 'hidden');
    assert.strictEqual(high.getBoundingClientRect().width, width);
    await contact().close();
    assert.notStrictEqual(view().getComputedStyle(page.documentElement).overflowY, 'hidden');
    assert.strictEqual(high.getBoundingClientRect().width, width);
  });
});
