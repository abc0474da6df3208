import '../../../component/define.ts';
import 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { assert } from 'chai';
import type { LitElement } from 'lit';
import type { Client } from '../../../component/client.ts';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';

declare global {
  interface Window {
    axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };
  }
}

/** Files of tests share the browser's storage, and one after another find what was left there. */
const page = crypto.randomUUID();
let count = 0;

/** An element in the page, with a draft of its own. */
export function mount(client: Client, properties: Partial<ReamazeContact> = {}): ReamazeContact {
  count += 1;
  const element = document.createElement('reamaze-contact');
  Object.assign(element, { client, form: `${page}-${count}`, ...properties });
  document.body.append(element);
  return element;
}

/** Resolves as soon as something in the element matches, and the form is no longer waiting for what draws its fields. */
export function shows(element: LitElement, selector: string): Promise<HTMLElement> {
  return new Promise((resolve) => {
    const look = () => {
      const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
      if (!found || isWaiting(element)) return;
      element.removeController(watcher);
      resolve(found);
    };
    const watcher = { hostUpdated: look };
    element.addController(watcher);
    look();
  });
}

function isWaiting({ shadowRoot }: LitElement): boolean {
  return shadowRoot?.querySelector('form .bone') != null;
}

export function get<T extends HTMLElement = HTMLInputElement>(element: LitElement, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  assert.ok(found, `${selector} should be there`);
  return found;
}

export function text(element: LitElement): string {
  return element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
}

/** Presses the button that says this, as a visitor does: who presses it is there. */
export function press(element: LitElement, label: string): void {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = buttons.find(({ textContent }) => textContent?.trim() === label);
  assert.ok(found, `a button “${label}” should be there`);
  found.focus();
  found.click();
}

/** Resolves when the screen says this. */
export async function says(element: LitElement, words: string): Promise<void> {
  while (!text(element).includes(words) || isWaiting(element)) await updated(element);
}

/** Resolves when the element has drawn itself anew. */
export function updated(element: LitElement): Promise<void> {
  return new Promise((resolve) => {
    const watcher = {
      hostUpdated: () => {
        element.removeController(watcher);
        resolve();
      },
    };
    element.addController(watcher);
  });
}

/** Types as a visitor does. */
export function type(element: LitElement, id: string, value: string): void {
  const input = get(element, `#${id}`);
  input.value = value;
  input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
}

/** Fills in everything that is required. */
export function fill(element: LitElement): void {
  type(element, 'name', 'Ada Lovelace');
  type(element, 'email', 'ada@example.com');
  type(element, 'subject', 'Squeaks');
  type(element, 'body', 'It squeaks.');
  type(element, 'data-topic', 'technical');
}

export function send(element: LitElement): void {
  get<HTMLElement>(element, '#send').click();
}

/** Fails if axe finds anything in the element. */
export async function accessible(element: Element): Promise<void> {
  const { violations } = await window.axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'target-size': { enabled: true },
    },
    // Quicker.
    resultTypes: ['violations'],
    preload: false,
  });
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
  );
}

/** Takes the network away until the test ends; `comeBack` gives it back. */
export function goOffline(): { comeBack(): void } {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  return {
    comeBack: () => {
      Reflect.deleteProperty(navigator, 'onLine');
      window.dispatchEvent(new Event('online'));
    },
  };
}

/** Nobody looks at the page until `show`: what is tried again by itself waits. */
export function hidePage(): { show(): void } {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
  return {
    show: () => {
      Reflect.deleteProperty(document, 'visibilityState');
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}
