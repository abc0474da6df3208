import '../account.ts';
import type { LitElement, ReactiveController } from 'lit';
import type { ThreadFile } from '../../worker/contract/history.ts';
import { drawThumbnail } from '../attachments/thumbnail.ts';

/** Begun this far from what is on screen. */
const AHEAD = '200px';

/** Where a picture goes: an element with the class `picture`, and nothing in it. */
interface Place extends HTMLElement {
  file: ThreadFile;
}

/**
 * Small pictures of files, fetched when their places come near. On a canvas, since an `<img>` would need the Worker in
 * the page's `img-src`.
 */
export class Previews implements ReactiveController {
  readonly #host: LitElement;
  readonly #seen = new WeakSet<Element>();
  readonly #over = new AbortController();
  readonly #observer: IntersectionObserver;

  constructor(host: LitElement) {
    this.#host = host;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) void this.#draw(target as Place);
      },
      { rootMargin: AHEAD },
    );
    host.addController(this);
    this.hostUpdated();
  }

  hostUpdated(): void {
    for (const place of this.#host.shadowRoot?.querySelectorAll('.picture') ?? []) {
      if (this.#seen.has(place)) continue;
      this.#seen.add(place);
      this.#observer.observe(place);
    }
  }

  /** For good. */
  stop(): void {
    this.#observer.disconnect();
    this.#over.abort();
    this.#host.removeController(this);
  }

  async #draw(place: Place): Promise<void> {
    this.#observer.unobserve(place);
    const picture = await load(place.file, this.#over.signal);
    if (picture && !this.#over.signal.aborted) place.replaceChildren(picture);
  }
}

async function load(
  { name, type, url }: ThreadFile,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | undefined> {
  if (url === null) return undefined;
  try {
    const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
    if (!response.ok) return undefined;
    return await drawThumbnail(new File([await response.blob()], name, { type }));
  } catch {
    return undefined;
  }
}
