import type { LitElement, ReactiveController } from 'lit';
import { adopt } from '../styles/adopt.ts';
import { following } from '../styles/following.ts';

/** Keeps on the element what reading on looks like: whatever is loaded after that puts its own in the place of all. */
export class Styling implements ReactiveController {
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    adopt(this.#host.renderRoot as ShadowRoot, following);
  }
}
