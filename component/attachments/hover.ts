import type { ReactiveControllerHost } from 'lit';
import { Listening } from '../listening.ts';

/** Knows whether files are held over the element right now. */
export class Hover {
  over = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    const look = (event: Event) => {
      const { type, dataTransfer, relatedTarget } = event as DragEvent;
      if (!dataTransfer?.types.includes('Files')) return;
      const inside = relatedTarget instanceof Node && host.contains(relatedTarget);
      const over = type !== 'drop' && (type !== 'dragleave' || inside);
      if (over === this.over) return;
      this.over = over;
      host.requestUpdate();
    };
    host.addController({
      hostDisconnected: () => {
        this.over = false;
      },
    });
    new Listening(
      host,
      ['dragenter', 'dragover', 'dragleave', 'drop'].map((type) => [host, type, look]),
    );
  }
}
