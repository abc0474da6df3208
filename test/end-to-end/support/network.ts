declare global {
  interface Window {
    /** Called by the page in each frame before anything else runs there. */
    prepareFrame?: (frame: Window & typeof globalThis) => void;
  }
}

/** What stands between the pages and the Worker. */
export interface Network {
  /** Messages that were let through to the Worker. */
  readonly sends: { body: string; key: string | null }[];
  /** The next messages do arrive, but their answers do not. */
  loseAnswers(count: number): void;
  /** Nothing goes through; the browser knows it, or not. */
  goDown(known: 'known' | 'unnoticed'): void;
  /** Everything goes through again, and every page hears of it if it knew. */
  comeBack(): void;
  /** Everything is as it was before. */
  restore(): void;
}

/** Puts a network that can fail before all pages opened from now on. */
export function createNetwork(): Network {
  const frames: (Window & typeof globalThis)[] = [];
  const sends: Network['sends'] = [];
  let lost = 0;
  let down: 'known' | 'unnoticed' | undefined;

  window.prepareFrame = (frame) => {
    frames.push(frame);
    const through = frame.fetch.bind(frame);
    Object.defineProperty(frame.navigator, 'onLine', { configurable: true, get: () => down !== 'known' });
    frame.fetch = async (input, init) => {
      const isMessage = String(input).endsWith('/v1/conversations');
      if (down && isMessage) throw new TypeError('Failed to fetch');
      if (isMessage)
        sends.push({ body: String(init?.body), key: new Headers(init?.headers).get('Idempotency-Key') });
      const response = await through(input, init);
      if (!isMessage || lost === 0) return response;
      lost -= 1;
      throw new TypeError('Failed to fetch');
    };
  };
  const tell = (type: 'online' | 'offline') => {
    for (const frame of frames) if (!frame.closed) frame.dispatchEvent(new frame.Event(type));
  };

  return {
    sends,
    loseAnswers(count) {
      lost = count;
    },
    goDown(known) {
      down = known;
      if (known === 'known') tell('offline');
    },
    comeBack() {
      const known = down === 'known';
      down = undefined;
      if (known) tell('online');
    },
    restore() {
      delete window.prepareFrame;
    },
  };
}
