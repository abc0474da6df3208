import type { LitElement, ReactiveController } from 'lit';

/** So many elements are looked at: one of them alone may be what moved. */
const CANDIDATES = 3;

/**
 * Keeps what is being read where it is, whatever is added above: browsers do so by themselves, but not all of them, and
 * none does for what has the focus. Elements with the class `steady` are what is read, in the order of the page.
 */
export class Steadying implements ReactiveController {
  private readonly host: LitElement;
  /** Where elements were before the change. */
  private before: { element: Element; top: number }[] = [];

  constructor(host: LitElement) {
    this.host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.before = this.read().map((element) => ({ element, top: element.getBoundingClientRect().top }));
  }

  hostUpdated(): void {
    const shifts = this.before
      .filter(({ element }) => element.isConnected)
      .map(({ element, top }) => element.getBoundingClientRect().top - top)
      .sort((one, other) => Math.abs(one) - Math.abs(other));
    const [shift = 0] = shifts;
    // Less is rounding.
    if (Math.abs(shift) >= 1) scrollerOf(this.host).scrollBy({ top: shift, behavior: 'instant' });
  }

  /** What the reader looks at: the box that is written in, or else what is topmost on screen. */
  private read(): Element[] {
    const root = this.host.shadowRoot;
    const focused = root?.activeElement?.closest('.reply');
    if (focused) return [focused];
    const all = [...(root?.querySelectorAll('.steady') ?? [])];
    const [first] = all;
    // With the top in sight nothing is above that could push.
    if (!first || (first.classList.contains('row') && first.getBoundingClientRect().top >= 0)) return [];
    const at = firstBelow(all, 0);
    // All is above: what follows the element is read, and is pushed by its end.
    return at < all.length ? all.slice(at, at + CANDIDATES) : all.slice(-1);
  }
}

/** The first element whose end is below a height; they are in order, so that few need to be measured. */
function firstBelow(elements: readonly Element[], height: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) > height) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What scrolls when the reader does: the page, or the box that the site put the element in. */
function scrollerOf(element: Element): Element {
  for (let at: Node | null = element; at; at = parentOf(at)) {
    if (
      at instanceof Element &&
      at.scrollHeight > at.clientHeight &&
      /auto|scroll/.test(getComputedStyle(at).overflowY)
    )
      return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

function parentOf(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
