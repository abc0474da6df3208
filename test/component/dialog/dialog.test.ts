import { assert } from 'chai';
import { dialogTexts } from '../../../component/locales/en/dialog.ts';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import { accessible, fill, get, mount, send, shows, type } from '../support/element.ts';
import { clientWith, form } from '../support/fixtures.ts';

/** A Worker that counts how often its form is asked for. */
function counting() {
  const asked = { forms: 0 };
  const client = clientWith({
    getForm: () => {
      asked.forms += 1;
      return Promise.resolve({ outcome: 'ok', value: form });
    },
  });
  return { asked, client };
}

async function mountDialog(properties: Partial<ReamazeContact> = {}): Promise<ReamazeContact> {
  const element = mount(clientWith(), { mode: 'dialog', ...properties });
  await shows(element, 'dialog');
  return element;
}

function button(attributes: Record<string, string> = {}): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = 'Write to us';
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  document.body.append(made);
  return made;
}

const dialogOf = (element: ReamazeContact) => get<HTMLDialogElement>(element, 'dialog');
const closed = (element: ReamazeContact) =>
  new Promise<Event>((resolve) => element.addEventListener('reamaze-close', resolve, { once: true }));
const focusIn = (element: ReamazeContact) => element.shadowRoot?.activeElement?.id;
const scrolls = () => getComputedStyle(document.documentElement).overflowY !== 'hidden';

/** A press of the pointer that begins and ends at these points, seen from the top left of the dialog. */
function pressAt(element: ReamazeContact, [fromX, fromY]: number[], [toX, toY]: number[]): void {
  const dialog = dialogOf(element);
  const { left, top } = dialog.getBoundingClientRect();
  const at = (x = 0, y = 0) => ({ bubbles: true, composed: true, clientX: left + x, clientY: top + y });
  dialog.dispatchEvent(new PointerEvent('pointerdown', at(fromX, fromY)));
  dialog.dispatchEvent(new MouseEvent('click', at(toX, toY)));
}

describe('the dialog', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('reamaze-contact, body > button, body > a'))
      element.remove();
    localStorage.clear();
    sessionStorage.clear();
  });

  it('asks for nothing before it is opened, and then once', async () => {
    const { asked, client } = counting();
    const element = mount(client, { mode: 'dialog' });
    await shows(element, 'dialog');
    await element.updateComplete;
    assert.strictEqual(asked.forms, 0);
    await element.show();
    await shows(element, '#body');
    await element.close();
    await element.show();
    assert.strictEqual(asked.forms, 1);
  });

  it('is modal, named, and keeps the page from scrolling', async () => {
    const element = await mountDialog();
    await element.show();
    await shows(element, '#body');
    const dialog = dialogOf(element);
    assert.ok(dialog.matches(':modal'));
    assert.ok(element.hasAttribute('open'));
    const title = get(element, `#${dialog.getAttribute('aria-labelledby')}`);
    assert.ok(title.textContent?.includes(dialogTexts.dialogTitle));
    assert.isFalse(scrolls());
    await accessible(element);
    await element.close();
    assert.isFalse(dialog.open);
    assert.isFalse(element.hasAttribute('open'));
    assert.isTrue(scrolls());
  });

  it('takes the focus to the first empty control, and gives it back to who opened it', async () => {
    const element = await mountDialog({ name: 'Ada Lovelace' });
    const opener = button();
    opener.focus();
    await element.show();
    await shows(element, '#body');
    await element.updateComplete;
    assert.strictEqual(focusIn(element), matchMedia('(hover: hover)').matches ? 'email' : 'dialog-title');
    await element.close();
    assert.strictEqual(document.activeElement, opener);
  });

  it('gives the focus to the element named as the opener', async () => {
    const element = await mountDialog();
    const opener = button();
    await element.show(opener);
    await element.close();
    assert.strictEqual(document.activeElement, opener);
  });

  it('leaves the focus where the page has put it meanwhile', async () => {
    const element = await mountDialog();
    const [opener, other] = [button(), button()];
    await element.show(opener);
    element.addEventListener('reamaze-close', () => other.focus());
    await element.close();
    assert.strictEqual(document.activeElement, other);
  });

  it('closes by its button, and by what the browser closes it with', async () => {
    const element = await mountDialog();
    await element.show();
    const first = closed(element);
    get<HTMLElement>(element, '[part~=close-button]').click();
    await first;
    await element.show();
    const second = closed(element);
    // What Escape and a phone's way back do, and nothing but the browser can.
    dialogOf(element).close();
    await second;
    assert.isFalse(element.open);
    assert.isTrue(scrolls());
  });

  it('closes by a press beside it, but not by one that began in it', async () => {
    const element = await mountDialog();
    await element.show();
    pressAt(element, [10, 10], [-5, -5]);
    pressAt(element, [-5, -5], [10, 10]);
    await element.updateComplete;
    assert.isTrue(element.open);
    const gone = closed(element);
    pressAt(element, [-5, -5], [-5, -5]);
    await gone;
  });

  it('keeps what is written while it is closed, on screen and in the draft', async () => {
    const element = await mountDialog();
    await element.show();
    await shows(element, '#body');
    type(element, 'body', 'It squeaks.');
    await element.close();
    await element.show();
    assert.strictEqual(get(element, '#body').value, 'It squeaks.');
    element.remove();
    assert.ok(Object.values(localStorage).join().includes('It squeaks.'));
  });

  it('sends from the dialog, and says so in it', async () => {
    const element = await mountDialog();
    await element.show();
    await shows(element, '#data-topic');
    fill(element);
    send(element);
    const title = await shows(element, '#sent-title');
    assert.strictEqual(element.shadowRoot?.activeElement, title);
    await accessible(element);
  });

  it('opens by any element with data-reamaze-open, also one that came later or stands in a shadow tree', async () => {
    const element = await mountDialog({ id: 'help' });
    for (const value of ['', 'help']) {
      const opener = button({ 'data-reamaze-open': value });
      opener.click();
      await element.updateComplete;
      assert.isTrue(element.open, `“${value}”`);
      await element.close();
      assert.strictEqual(document.activeElement, opener);
    }
    const host = document.createElement('button');
    document.body.append(host);
    const wrap = document.createElement('div');
    document.body.append(wrap);
    const inner = document.createElement('button');
    inner.setAttribute('data-reamaze-open', '');
    wrap.attachShadow({ mode: 'open' }).append(inner);
    inner.click();
    await element.updateComplete;
    assert.isTrue(element.open);
    wrap.remove();
  });

  it('opens by what was pressed before there was anything to hear it', async () => {
    for (const attributes of [
      { 'data-reamaze-open': '' },
      { 'data-reamaze-open': 'help' },
      { commandfor: 'help', command: '--reamaze-open' },
    ]) {
      const opener = button(attributes);
      const inner = document.createElement('span');
      opener.append(inner);
      const element = mount(clientWith(), { mode: 'dialog', id: 'help' });
      await element.updateComplete;
      assert.isNull(element.shadowRoot?.querySelector('dialog') ?? null, 'it is still on its way');
      inner.click();
      await shows(element, 'dialog:modal');
      const gone = closed(element);
      await element.close();
      await gone;
      element.remove();
      opener.remove();
    }
  });

  it('does not open by what was pressed for another, or for nothing', async () => {
    const opener = button({ 'data-reamaze-open': 'another' });
    const element = mount(clientWith(), { mode: 'dialog', id: 'help' });
    await element.updateComplete;
    opener.click();
    const taken = button({ 'data-reamaze-open': 'help' });
    taken.addEventListener('click', (event) => event.preventDefault());
    taken.click();
    assert.isNull(element.shadowRoot?.querySelector('dialog') ?? null, 'it is still on its way');
    await shows(element, 'dialog');
    await element.updateComplete;
    assert.isNotOk(element.open);
  });

  it('leaves clicks that mean something else', async () => {
    const element = await mountDialog({ id: 'help' });
    button({ 'data-reamaze-open': 'another' }).click();
    const opener = button({ 'data-reamaze-open': 'help' });
    const held = { bubbles: true, composed: true, cancelable: true, ctrlKey: true };
    opener.dispatchEvent(new MouseEvent('click', held));
    opener.addEventListener('click', (event) => event.preventDefault());
    opener.click();
    await element.updateComplete;
    assert.isNotOk(element.open);
  });

  it('does not follow a link that opens it', async () => {
    const element = await mountDialog();
    const link = document.createElement('a');
    link.href = '#elsewhere';
    link.setAttribute('data-reamaze-open', '');
    document.body.append(link);
    link.click();
    await element.updateComplete;
    assert.isTrue(element.open);
    assert.notStrictEqual(location.hash, '#elsewhere');
  });

  it('obeys the commands of buttons', async () => {
    const element = await mountDialog({ id: 'help' });
    const opener = button();
    // As browsers fire it that know `commandfor`.
    const command = (name: string) => {
      const event = new Event('command', { cancelable: true });
      Object.assign(event, { command: name });
      Object.defineProperty(event, 'source', { value: opener });
      element.dispatchEvent(event);
    };
    command('--reamaze-open');
    await element.updateComplete;
    assert.isTrue(element.open);
    command('--something-else');
    command('--reamaze-toggle');
    await element.updateComplete;
    assert.isFalse(element.open);
    assert.strictEqual(document.activeElement, opener);
  });

  it('opens by the property and the attribute, also set before the element is known', async () => {
    const element = await mountDialog();
    element.open = true;
    await element.updateComplete;
    assert.ok(dialogOf(element).matches(':modal'));
    element.removeAttribute('open');
    await element.updateComplete;
    assert.isFalse(dialogOf(element).open);
    element.open = true;
    element.open = false;
    element.open = true;
    await element.updateComplete;
    assert.ok(dialogOf(element).matches(':modal'));
    await element.close();
  });

  it('is closed when its element is taken out of the page, and opens again in its next place', async () => {
    const element = await mountDialog();
    await element.show();
    const gone = closed(element);
    element.remove();
    await gone;
    assert.isTrue(scrolls());
    assert.isFalse(element.open);
    document.body.append(element);
    await element.show();
    assert.ok(dialogOf(element).matches(':modal'));
    assert.isFalse(scrolls());
    await element.close();
  });

  it('lets the page scroll only when the last of two is closed', async () => {
    const one = await mountDialog();
    const two = await mountDialog();
    await one.show();
    await two.show();
    await two.close();
    assert.isFalse(scrolls());
    assert.isTrue(one.open);
    await one.close();
    assert.isTrue(scrolls());
  });

  it('becomes a form in the page, and a dialog again', async () => {
    const element = await mountDialog();
    await element.show();
    await shows(element, '#body');
    element.mode = 'inline';
    await element.updateComplete;
    assert.isTrue(scrolls());
    assert.notOk(element.shadowRoot?.querySelector('dialog'));
    assert.ok(get(element, '#body'));
  });

  it('leads to a form in the page', async () => {
    const element = mount(clientWith(), { name: 'Ada Lovelace' });
    await shows(element, '#body');
    await element.show();
    assert.strictEqual(focusIn(element), 'email');
    assert.isNotOk(element.open);
  });
});
