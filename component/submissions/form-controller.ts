import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { Client } from '../client.ts';

/** Whether there is a form to show. */
export type FormState =
  | { status: 'loading' }
  | { status: 'unavailable'; reason: 'unreachable' | 'unavailable' }
  | { status: 'ready'; form: FormConfig };

/** Fetches what the form needs. The newest request wins. */
export class FormController implements ReactiveController {
  state: FormState = { status: 'loading' };
  private readonly host: ReactiveControllerHost;
  private readonly ready: (form: FormConfig) => void;
  private request: AbortController | undefined;
  private repeat: (() => void) | undefined;

  /** @param ready called with each form that arrives, before it is shown */
  constructor(host: ReactiveControllerHost, ready: (form: FormConfig) => void) {
    this.host = host;
    this.ready = ready;
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
    const result = await client.getForm(name, { signal: request.signal });
    if (request.signal.aborted) return;
    if (result.outcome !== 'ok') {
      const reason = result.outcome === 'unreachable' ? 'unreachable' : 'unavailable';
      return this.move({ status: 'unavailable', reason });
    }
    this.ready(result.value);
    this.move({ status: 'ready', form: result.value });
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
