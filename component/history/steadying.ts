import type { LitElement, ReactiveController } from 'lit';

/** So many elements are looked at: one of them alone may be what moved. */
const CANDIDATES = 3;

/**
 * Keeps what is being read where it is, whatever is added above: browsers do so for what is on screen, but not all of
 * them, and none for what is written in. Elements with the class `steady` and an id are what is read.
 */
export class Steadying implements ReactiveController {
  readonly #host: LitElement;
  /** Where elements were before the change, by id. */
  #tops: [id: string, top: number][] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#tops = this.#read().map((element) => [element.id, topOf(element)]);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const shifts = this.#tops.flatMap(([id, top]) => {
      const element = root?.getElementById(id);
      return element ? [topOf(element) - top] : [];
    });
    const [shift = 0] = shifts.sort((one, other) => Math.abs(one) - Math.abs(other));
    // Less is rounding.
    if (Math.abs(shift) >= 1) scrollerOf(this.#host).scrollBy({ top: shift, behavior: 'instant' });
  }

  /** What the reader looks at: the box that is written in, or else what is topmost on screen. */
  #read(): Element[] {
    const root = this.#host.shadowRoot;
    const box = root?.activeElement?.closest('.reply');
    if (box) return [box];
    // To look into a pile that is far would make the browser draw it.
    const piles = [...(root?.querySelectorAll('.pile') ?? [])];
    const pile = piles.find(isBelow) ?? piles.at(-1);
    const all = pile?.matches('.steady') ? [pile] : [...((pile ?? root)?.querySelectorAll('.steady') ?? [])];
    const at = all.findIndex(isBelow);
    // All is above: what follows the element is read, and is pushed by its end.
    if (at < 0) return all.slice(-1);
    // With the top of a list in sight nothing above can push.
    return at === 0 && all[0]?.matches('.row') && topOf(all[0]) >= 0 ? [] : all.slice(at, at + CANDIDATES);
  }
}

/** Whether its end is not above the screen. */
const isBelow = (element: Element) => element.getBoundingClientRect().bottom > 0;

const topOf = (element: Element) => element.getBoundingClientRect().top;

/** What scrolls when the reader does: the page, or the box that the site put the element in. */
function scrollerOf(element: Element): Element {
  for (
    let at: Node | null = element;
    at && at !== document.body;
    at = (at as Element).assignedSlot ?? at.parentNode ?? (at as ShadowRoot).host
  ) {
    if (
      at instanceof Element &&
      at.scrollHeight > at.clientHeight &&
      /auto|scroll/.test(getComputedStyle(at).overflowY)
    )
      return at;
  }
  return document.scrollingElement ?? document.documentElement;
}
