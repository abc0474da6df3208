import type { CDPSession, Page } from 'puppeteer-core';
import type { Figure } from './table.ts';

const ROUNDS = 1_000;
/** What is loaded once, compiled once or kept once is there after these: the browser keeps its last piece after a hundred or so. */
const WARM_UP = 200;

declare global {
  interface Window {
    /** Puts a form into the page, writes a letter and takes it out again, so many times. */
    comeAndGo(rounds: number): Promise<void>;
    /** Timers that have neither run nor been cleared. */
    timers: Set<number>;
  }
}

interface Kept {
  nodes: number;
  listeners: number;
  timers: number;
}

/** What forms leave in a page that shows and removes them, as a page of one application does. */
export async function measureMounts(page: Page, devtools: CDPSession, url: string): Promise<Figure[]> {
  await page.evaluateOnNewDocument(countTimers);
  await page.goto(url);
  await page.waitForSelector('reamaze-contact >>> form');
  await page.evaluate(prepare);
  await page.evaluate((rounds) => window.comeAndGo(rounds), WARM_UP);
  const before = await keptIn(page, devtools);
  await page.evaluate((rounds) => window.comeAndGo(rounds), ROUNDS);
  const after = await keptIn(page, devtools);
  const kinds = ['nodes', 'listeners', 'timers'] as const;
  return kinds.map((kind) => ({
    name: `${ROUNDS.toLocaleString('en')} mounts and unmounts leave behind, ${kind}`,
    must: 'stay below',
    value: after[kind] - before[kind],
    budget: 0,
    detail: `${before[kind]} before, ${after[kind]} after`,
  }));
}

async function keptIn(page: Page, devtools: CDPSession): Promise<Kept> {
  // Timers that run out by themselves may: what is left after this is left for good.
  await page.waitForNetworkIdle();
  // Twice: what the first one frees may have held something.
  for (let round = 0; round < 2; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { Nodes = 0, JSEventListeners = 0 } = await page.metrics();
  return { nodes: Nodes, listeners: JSEventListeners, timers: await page.evaluate(() => window.timers.size) };
}

/** Runs in the page, before its own scripts. */
function countTimers(): void {
  const timers = new Set<number>();
  const { setTimeout, setInterval, clearTimeout, clearInterval } = window;
  const counted = (id: number) => {
    timers.add(id);
    return id;
  };
  Object.assign(window, {
    timers,
    setTimeout(act: () => void, delay?: number) {
      const id = counted(
        setTimeout(() => {
          timers.delete(id);
          act();
        }, delay),
      );
      return id;
    },
    setInterval: (act: () => void, delay?: number) => counted(setInterval(act, delay)),
    clearTimeout(id: number) {
      timers.delete(id);
      clearTimeout(id);
    },
    clearInterval(id: number) {
      timers.delete(id);
      clearInterval(id);
    },
  });
}

/** Runs in the page. */
async function prepare(): Promise<void> {
  const first = document.querySelector('reamaze-contact');
  const worker = new URL(document.querySelector('script')?.src ?? '').origin;
  const form = await (await fetch(`${worker}/v1/config?form=returns`)).json();
  first?.remove();
  const client = { getForm: () => Promise.resolve({ outcome: 'ok', value: form }) };
  window.comeAndGo = async (rounds) => {
    for (let round = 0; round < rounds; round += 1) {
      const element = document.createElement('reamaze-contact');
      Object.assign(element, { client });
      document.body.appendChild(element);
      // The site's own fields are the last to come.
      const radio = () => element.shadowRoot?.querySelector('[type=radio]');
      while (!radio()) await new Promise((drawn) => requestAnimationFrame(drawn));
      const name = element.shadowRoot?.querySelector<HTMLInputElement>('#name');
      name?.focus();
      name?.setRangeText('A');
      name?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await Reflect.get(element, 'updateComplete');
      element.remove();
    }
  };
}
