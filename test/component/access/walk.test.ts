import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { LitElement } from 'lit';
import { formTexts } from '../../../component/locales/en/form.ts';
import { outcomeTexts } from '../../../component/locales/en/outcome.ts';
import { historyForm, leaveNothing, mountContact } from '../support/account.ts';
import { says, shows } from '../support/element.ts';
import { expected } from './expected.ts';
import { screens } from './screens.ts';

/** A node as browsers hand it to assistive technology. */
interface Node {
  role: string;
  name?: string;
  description?: string;
  required?: boolean;
  disabled?: boolean;
  invalid?: string;
  focused?: boolean;
  pressed?: boolean;
  level?: number;
  children?: Node[];
}

/** What a screen reader meets, in its order: text as it is, and the rest as `role “name” (description) states`. */
function outline({ children = [], ...node }: Node): string[] {
  const { role, name = '', description, required, disabled, invalid, focused, pressed, level } = node;
  if (role === 'StaticText') return [name.trim()];
  if (role === 'option') return [`option “${name}”${disabled ? ' disabled' : ''}`];
  const states = [
    level && `level ${level}`,
    description && `(${description})`,
    required && 'required',
    disabled && 'disabled',
    invalid && invalid !== 'false' && 'invalid',
    pressed && 'pressed',
    focused && 'focused',
  ];
  const line = [role, name && `“${name}”`, ...states].filter(Boolean).join(' ');
  // Words that are the name already are not said twice.
  const inside = children.filter((child) => child.role !== 'StaticText' || !name.includes(child.name ?? ''));
  return [line, ...inside.flatMap(outline)];
}

/** Times of day and dates, which depend on where and when this runs. */
const TIME = /\d:\d\d|, 20\d\d$/;

async function heard(screen: string): Promise<string[]> {
  const element = await screens[screen]?.();
  await (element as LitElement | undefined)?.updateComplete;
  const tree = (await a11ySnapshot({})) as unknown as Node;
  return (tree.children ?? [])
    .flatMap(outline)
    .filter(Boolean)
    .map((line) => (TIME.test(line) ? 'a time' : line));
}

/** Where the focus is, in a shadow tree too: its id, or what it says. */
function focused(element: HTMLElement): string {
  const active = element.shadowRoot?.activeElement;
  return active?.id || active?.textContent?.trim() || 'nowhere';
}

/** Only Chromium shows its tree to those who drive it. */
const showsTree = /Chrome\//.test(navigator.userAgent);
/** WebKit passes links and buttons by, unless its user has said otherwise. */
const walks = showsTree || /Firefox\//.test(navigator.userAgent);

afterEach(() => {
  leaveNothing();
  localStorage.clear();
});

describe('a screen, as a screen reader has it', () => {
  before(function () {
    if (!showsTree) this.skip();
  });

  for (const [screen, lines] of Object.entries(expected)) {
    it(screen, async () => assert.deepEqual(await heard(screen), lines));
  }

  for (const screen of ['not sent', 'every type of field with errors']) {
    it(`${screen}: everything can be chosen again`, async () => {
      const lines = await heard(screen);
      assert.include(lines.join(), 'option “');
      assert.notInclude(lines.join(), 'disabled');
    });
  }
});

describe('the form by keyboard alone', () => {
  before(function () {
    if (!walks) this.skip();
  });

  const press = (key: string) => sendKeys({ press: key });

  it('is walked through in the order in which it is read', async () => {
    const element = mountContact({}, {}, historyForm);
    await shows(element, '#data-topic');
    const walk: string[] = [];
    while (walk.at(-1) !== formTexts.history) {
      await press('Tab');
      walk.push(focused(element));
    }
    const site = ['data-order_number', 'data-topic', 'data-details', 'data-newsletter'];
    assert.deepEqual(walk, [
      ...['name', 'email', 'subject', 'body'],
      ...site,
      ...['attachments', 'send', formTexts.history],
    ]);
  });

  it('leads from Send to what is wrong, from there to each field, and at last to “received”', async () => {
    const element = mountContact();
    (await shows(element, '#send')).focus();
    await press('Enter');
    await shows(element, '#notice');
    await element.updateComplete;
    assert.strictEqual(focused(element), 'notice');
    await press('Tab');
    assert.strictEqual(focused(element), outcomeTexts.required_name);
    await press('Enter');
    await element.updateComplete;
    assert.strictEqual(focused(element), 'name');
    for (const words of ['Ada Lovelace', 'ada@example.com', 'Squeaks', 'It squeaks.']) {
      await sendKeys({ type: words });
      await press('Tab');
    }
    assert.strictEqual(focused(element), 'data-order_number');
    await press('Tab');
    await press('ArrowDown');
    await press('Tab');
    assert.strictEqual(focused(element), 'data-details');
    // Enter in a line of text sends.
    (await shows(element, '#subject')).focus();
    await press('Enter');
    await says(element, outcomeTexts.sentTitle);
    await element.updateComplete;
    assert.strictEqual(focused(element), 'sent-title');
  });

  it('opens the question before closing, which Escape leaves where it began', async () => {
    const element = await screens['the question before closing']?.();
    assert.ok(element);
    await press('Escape');
    assert.strictEqual(focused(element), 'change');
  });
});
