import type { Item } from './controller.ts';
import { ReamazeUploadEvent } from './events.ts';

/** Tells the page how far the files of one message are, each step once. */
export class UploadNews {
  readonly #target: EventTarget;
  #known = new Map<string, { item: Item; status: string }>();

  constructor(target: EventTarget) {
    this.#target = target;
  }

  /** Takes note of the files without a word: they come from a draft, or have gone with their message. */
  know(items: readonly Item[]): void {
    this.#known = new Map(items.map((item) => [item.id, { item, status: item.state.status }]));
  }

  /** Tells what is new. */
  tell(items: readonly Item[]): void {
    const before = this.#known;
    this.know(items);
    for (const item of items) {
      const { state } = item;
      if (before.get(item.id)?.status !== state.status)
        this.#target.dispatchEvent(
          new ReamazeUploadEvent(item, state.status, 'reason' in state ? state.reason : undefined),
        );
    }
    for (const { item } of before.values())
      if (!items.includes(item)) this.#target.dispatchEvent(new ReamazeUploadEvent(item, 'removed'));
  }
}
