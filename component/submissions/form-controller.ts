import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { Client } from '../client.ts';
import type { Pause } from '../patience.ts';

/** After a minute or two it is up to the visitor, who has the button. */
const MOST_RETRIES = 6;

/** Whether there is a form to show. */
export type FormState =
  | { status: 'loading' }
  | { status: 'unavailable'; reason: 'unreachable' | 'unavailable' }
  | { status: 'ready'; form: FormConfig };

/** Fetches what the form needs, and tries again by itself for a while. The newest request wins. */
export class FormController implements ReactiveController {
  state: FormState = { status: 'loading' };
  private readonly host: ReactiveControllerHost;
  private readonly ready: (form: FormConfig) => void;
  private readonly pause: () => Promise<Pause>;
  private request: AbortController | undefined;
  private repeat: (() => void) | undefined;

  /**
   * @param ready called with each form that arrives, before it is shown
   * @param pause loads what waits between tries
   */
  constructor(host: ReactiveControllerHost, ready: (form: FormConfig) => void, pause: () => Promise<Pause>) {
    this.host = host;
    this.ready = ready;
    this.pause = pause;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.retry);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.retry);
  }

  async load(client: Client, name: string | undefined): Promise<void> {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.repeat = () => void this.load(client, name);
    this.move({ status: 'loading' });
    for (let retry = 1; ; retry += 1) {
      const result = await client.getForm(name, { signal: request.signal });
      if (request.signal.aborted) return;
      if (result.outcome === 'ok') {
        this.ready(result.value);
        return this.move({ status: 'ready', form: result.value });
      }
      this.move({
        status: 'unavailable',
        reason: result.outcome === 'unreachable' ? 'unreachable' : 'unavailable',
      });
      const pause = await this.pause().catch(() => undefined);
      if (!pause || retry > MOST_RETRIES || (result.outcome === 'problem' && result.status < 500)) return;
      await pause(retry, request.signal);
      if (request.signal.aborted) return;
    }
  }

  /** Tries again what has failed. */
  readonly retry = (): void => {
    if (this.state.status === 'unavailable') this.repeat?.();
  };

  private move(state: FormState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
