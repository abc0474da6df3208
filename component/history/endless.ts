import type { LitElement, ReactiveController } from 'lit';

/** Begun this far below or above what is on screen, so that nobody waits at the end. */
const AHEAD = '400px';

/** Acts when the end of what is loaded comes near: the element with the class `endless`. */
export class Endless implements ReactiveController {
  readonly #host: LitElement;
  readonly #observer: IntersectionObserver;

  constructor(host: LitElement, act: () => void) {
    this.#host = host;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) act();
      },
      { rootMargin: AHEAD },
    );
    host.addController(this);
  }

  /** Observed anew after each change: what is still in sight then is reported again, and short pages go on. */
  hostUpdated(): void {
    this.#observer.disconnect();
    const end = this.#host.shadowRoot?.querySelector('.endless');
    if (end) this.#observer.observe(end);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
