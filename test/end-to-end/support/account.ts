import type { AxeResults, RunOptions } from 'axe-core';
import { assert } from 'chai';
import type { LitElement } from 'lit';
import type { ReamazeHistory } from '../../../component/reamaze-history.ts';
import type { Identify } from '../../../component/session/identity.ts';
import { type Control, type ConversationFacts, createControl } from '../../../demo/helpdesk/control.ts';
import './network.ts';

type Frame = Window & typeof globalThis & { axe?: Axe };
type ElementName = 'reamaze-contact' | 'reamaze-history';

interface Axe {
  run(context: Element, options: RunOptions): Promise<AxeResults>;
}

/** A helpdesk and a Worker that no other suite and no other browser knows. */
export interface OwnStack {
  /** Origin of the Worker: another than the page's. */
  worker: string;
  /** Origin of somebody on this machine who is to hear nothing. */
  stranger: string;
  helpdesk: Control;
  /** Opens a page of the site in a frame. Frames of one suite are one tab: they share its storage. */
  open(element: ElementName, options?: OpenOptions): Promise<AccountPage>;
  /** What the site's backend says of somebody: a JWT, good for once. */
  identityOf(email: string, name?: string): Promise<string>;
  /** Puts the Worker's clock forward; the pages' follow by `passes`. */
  advance(ms: number): Promise<void>;
  /** Whatever the Worker has logged. */
  logs(): Promise<string>;
  /** How many connections `stranger` got. */
  strangers(): Promise<number>;
  /** A message of somebody by the form of this site; resolves when the helpdesk has it. */
  converse(email: string, subject: string, body?: string): Promise<ConversationFacts>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** How the page says who is there. */
  identify?: Identify;
  /** Goes on to the page's address. */
  hash?: string;
  /** With axe in the page, and so without Trusted Types. */
  axe?: boolean;
}

/** A page of the site with one element, as a customer uses it, and what could be learned from it. */
export interface AccountPage {
  element(): LitElement;
  view(): Frame;
  /** What the element says, spaces as one. */
  text(): string;
  all<T extends HTMLElement = HTMLElement>(selector: string): T[];
  /** Resolves as soon as an update of the element makes it true. */
  until(holds: () => boolean): Promise<void>;
  shows<T extends HTMLElement = HTMLElement>(selector: string): Promise<T>;
  says(words: string): Promise<void>;
  /** Presses the button that says this, as soon as there is one. */
  press(label: string): Promise<void>;
  type(id: string, value: string): Promise<void>;
  attach(...files: File[]): Promise<void>;
  /** Opens a conversation of the list. */
  read(subject: string): Promise<void>;
  subjects(): string[];
  /** Time passes by the page's clock: whatever waits for it happens, such as the next look for news. */
  passes(ms: number): void;
  /** Resolves when nothing is being asked any more. */
  settled(): Promise<void>;
  /** Both, so that nothing is cut short. */
  later(ms: number): Promise<void>;
  /** From now on, requests whose address has this in it wait. */
  hold(part: string): Held;
  /** Goes to another page, and back again. */
  awayAndBack(): Promise<void>;
  /** Bodies of all answers so far. */
  answers(): Promise<string>;
  /** Bodies of those that refused something. */
  refusals(): Promise<string>;
  /** What the page was told, as JSON. */
  events: string[];
  /** What the page's policy had to stop. */
  violations: string[];
  /** Every attribute in the page, its address, and what the device keeps. */
  traces(): string;
  /** Fails if axe finds anything. */
  accessible(): Promise<void>;
  close(): void;
}

/** Requests that wait. */
export interface Held {
  /** Resolves when there is one. */
  asked: Promise<void>;
  /** They go on, and so does every other. */
  release(): void;
}

const EVENTS = ['sign-in', 'sign-out', 'conversation-open', 'submit', 'submitted'];

export async function openStack(beginning: 'shop' | 'hostile'): Promise<OwnStack> {
  const { name, worker, helpdesk, stranger } = await ask(`open?beginning=${beginning}`);
  const control = createControl(helpdesk);
  const pages: AccountPage[] = [];
  return {
    worker,
    stranger,
    helpdesk: control,
    async open(element, options = {}) {
      const page = await openPage(name, element, options);
      pages.push(page);
      return page;
    },
    identityOf: (email, who = 'Ann Rider') =>
      ask(`${name}/identity?${new URLSearchParams({ email, name: who })}`),
    advance: (ms) => ask(`${name}/advance?ms=${ms}`),
    logs: async () => JSON.stringify(await ask(`${name}/logs`)),
    strangers: () => ask(`${name}/strangers`),
    async converse(email, subject, body = 'Hello') {
      const response = await fetch(`${worker}/v1/conversations`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ subject, body, name: 'Ann Rider', email }),
      });
      assert.equal(response.status, 202);
      return await control.conversationWhen((it) => it.subject === subject);
    },
    async close() {
      for (const page of pages) page.close();
      sessionStorage.clear();
      localStorage.clear();
      await ask(`${name}/close`);
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what comes back depends on the path.
async function ask(path: string): Promise<any> {
  return await (await fetch(`/__stacks/${path}`, { cache: 'no-store' })).json();
}

async function openPage(stack: string, name: ElementName, options: OpenOptions): Promise<AccountPage> {
  const { axe = false, hash = '', identify } = options;
  const frame = document.createElement('iframe');
  frame.width = '800';
  frame.height = '900';
  frame.src = `/__stacks/${stack}/page?element=${name}${axe ? '&axe' : ''}${hash}`;
  const loaded = () =>
    new Promise<void>((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));
  const view = () => frame.contentWindow as Frame;
  const element = () => view().document.querySelector(name) as LitElement;

  const answers: { refused: boolean; body: Promise<string> }[] = [];
  const events: string[] = [];
  const violations: string[] = [];
  let clock: FrameClock;
  let underWay: Set<Promise<Response>>;
  let held: { part: string; begun: () => void; released: Promise<void> } | undefined;

  const prepare = (window: Frame) => {
    clock = clockOf(window);
    underWay = new Set();
    const through = window.fetch.bind(window);
    window.fetch = async (...args) => {
      if (held && String(args[0]).includes(held.part)) {
        held.begun();
        await held.released;
      }
      const asked = through(...args);
      underWay.add(asked);
      const response = await asked.finally(() => underWay.delete(asked));
      if (/json/.test(response.headers.get('Content-Type') ?? ''))
        answers.push({ refused: !response.ok, body: bodyOf(response.clone()) });
      return response;
    };
    window.document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      // The test runner adds a script of its own to every page that it serves.
      if (!blockedURI.includes('/__web-dev-server__')) violations.push(`${effectiveDirective} ${blockedURI}`);
    });
    for (const event of EVENTS)
      window.document.addEventListener(`reamaze-${event}`, (told) => {
        const own = Object.fromEntries(Object.entries(told).filter(([key]) => key !== 'isTrusted'));
        events.push(JSON.stringify({ type: told.type, ...own }));
      });
    // Before the element's script runs, and when the element is there.
    window.document.addEventListener(
      'readystatechange',
      () => Object.assign(element() ?? {}, { identify } satisfies Partial<ReamazeHistory>),
      { once: true },
    );
  };

  async function load(begin: () => void): Promise<void> {
    const done = loaded();
    window.prepareFrame = (opened) => {
      if (opened === frame.contentWindow) prepare(opened);
    };
    begin();
    await done;
    await view().customElements.whenDefined(name);
  }
  await load(() => document.body.append(frame));

  const root = () => element().shadowRoot as ShadowRoot;
  const buttons = () => page.all<HTMLButtonElement>('button');
  const page: AccountPage = {
    element,
    view,
    events,
    violations,
    text: () => root().textContent?.replace(/\s+/g, ' ') ?? '',
    all: <T extends HTMLElement>(selector: string) => [...root().querySelectorAll<T>(selector)],
    until(holds) {
      const host = element();
      return new Promise((resolve) => {
        const look = () => {
          if (!holds()) return;
          host.removeController(watcher);
          opening.disconnect();
          resolve();
        };
        const watcher = { hostUpdated: look };
        // No update opens a dialog.
        const opening = new MutationObserver(look);
        host.addController(watcher);
        opening.observe(root(), { subtree: true, attributeFilter: ['open'] });
        look();
      });
    },
    async shows<T extends HTMLElement>(selector: string) {
      await page.until(() => page.all(selector).length > 0);
      return page.all<T>(selector)[0] as T;
    },
    says: (words) => page.until(() => page.text().includes(words)),
    async press(label) {
      const found = () => buttons().find(({ textContent }) => textContent?.trim() === label);
      await page.until(() => found() !== undefined);
      found()?.focus();
      found()?.click();
    },
    async type(id, value) {
      const input = await page.shows<HTMLInputElement>(`#${id}`);
      input.focus();
      input.value = value;
      const event = input.localName === 'select' ? 'change' : 'input';
      input.dispatchEvent(new (view().Event)(event, { bubbles: true, composed: true }));
    },
    async attach(...files) {
      const input = await page.shows<HTMLInputElement>('input[type=file]');
      const transfer = new (view().DataTransfer)();
      for (const file of files) transfer.items.add(file);
      input.files = transfer.files;
      input.dispatchEvent(new (view().Event)('change', { bubbles: true }));
    },
    async read(subject) {
      const found = () =>
        page.all('.row h3 button').find(({ textContent }) => textContent?.trim().endsWith(subject));
      await page.until(() => found() !== undefined);
      found()?.click();
      await page.until(
        () => page.all('#thread-title')[0]?.textContent === subject && page.all('#reply').length > 0,
      );
    },
    subjects: () =>
      page
        .all('.row h3 button')
        .map(({ textContent }) => (textContent ?? '').trim().replace(/^Unread:\s+/, '')),
    passes: (ms) => clock.passes(ms),
    async settled() {
      do {
        await Promise.allSettled([...underWay, ...answers.map(({ body }) => body)]);
        // What came back may have more asked for.
        await clock.soon();
      } while (underWay.size > 0);
      await element().updateComplete;
    },
    async later(ms) {
      await page.settled();
      clock.passes(ms);
    },
    hold(part) {
      const [begun, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      held = { part, begun: begun.resolve, released: released.promise };
      return {
        asked: begun.promise,
        release() {
          held = undefined;
          released.resolve();
        },
      };
    },
    async awayAndBack() {
      const away = loaded();
      view().location.href = `/__stacks/${stack}/blank`;
      await away;
      await load(() => view().history.back());
    },
    answers: async () => (await Promise.all(answers.map(({ body }) => body))).join('\n'),
    refusals: async () =>
      (await Promise.all(answers.filter(({ refused }) => refused).map(({ body }) => body))).join('\n'),
    traces() {
      const attributes = everything(view().document).flatMap((one) =>
        [...one.attributes].map(({ name: key, value }) => `${key}=${value}`),
      );
      const urls = [
        view().location.href,
        ...view()
          .performance.getEntriesByType('resource')
          .map((it) => it.name),
      ];
      return JSON.stringify([attributes, urls, { ...localStorage }, view().document.cookie]);
    },
    async accessible() {
      const { axe: found } = view();
      if (!found) throw new Error('The page was opened without axe.');
      const { violations: faults } = await found.run(element(), {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      assert.deepEqual(
        faults.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        [],
      );
    },
    close: () => frame.remove(),
  };
  return page;
}

/** Adds what is on screen to the message of a test that failed: most fail by waiting in vain. */
export function explain(test: Mocha.Test | undefined, pages: AccountPage[]): void {
  const { err } = test ?? {};
  if (!err) return;
  const screens = pages.map((page) => (page.view() ? page.text() : 'closed'));
  Object.defineProperty(err, 'message', { value: [err.message, ...screens].join('\n') });
}

/** Nothing where the page has stopped listening. */
const bodyOf = (response: Response): Promise<string> => response.text().catch(() => '');

/** The clock of one window, which can be put forward. */
interface FrameClock {
  passes(ms: number): void;
  /** A moment in real time. */
  soon(): Promise<void>;
}

/** What waits longer than this does so by the clock of the test, so that a slow machine changes nothing. */
const LONG_MS = 3_000;

function clockOf(window: Frame): FrameClock {
  const now = window.Date.now.bind(window.Date);
  const { setTimeout: set, clearTimeout: clear } = window;
  const waiting = new Map<number, { due: number; act: () => void }>();
  let ahead = 0;
  let last = 0;
  window.Date.now = () => now() + ahead;
  window.setTimeout = ((act: () => void, ms = 0) => {
    if (ms < LONG_MS) return set(act, ms);
    last -= 1;
    waiting.set(last, { due: window.Date.now() + ms, act });
    return last;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    if (!waiting.delete(Number(id))) clear(id);
  };
  return {
    passes(ms) {
      ahead += ms;
      for (const [id, { due, act }] of [...waiting])
        if (due <= window.Date.now() && waiting.delete(id)) act();
    },
    soon: () => new Promise((resolve) => set(resolve, 0)),
  };
}

/** Every element of a page, those in shadow roots too. */
export function everything(inside: Document | ShadowRoot): Element[] {
  return [...inside.querySelectorAll('*')].flatMap((one) =>
    one.shadowRoot ? [one, ...everything(one.shadowRoot)] : [one],
  );
}
