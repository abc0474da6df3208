import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Listener = readonly [target: EventTarget, type: string, act: (event: Event) => void];

/** Listens for as long as the element is in the page. */
export class Listening implements ReactiveController {
  readonly #listeners: readonly Listener[];

  constructor(host: ReactiveControllerHost, listeners: readonly Listener[]) {
    this.#listeners = listeners;
    host.addController(this);
  }

  hostConnected(): void {
    for (const [target, type, act] of this.#listeners) target.addEventListener(type, act);
  }

  hostDisconnected(): void {
    for (const [target, type, act] of this.#listeners) target.removeEventListener(type, act);
  }
}
