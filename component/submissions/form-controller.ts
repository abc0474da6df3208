import type { ReactiveControllerHost } from 'lit';
import { DEFAULT_FORM, type LocalizedForm } from '../../worker/contract/form.ts';
import type { Client } from '../client.ts';
import { Listening } from '../listening.ts';
import type { Refused, Unreachable } from '../request.ts';
import type { Persist } from './persist.ts';

/** Whether there is a form to show. */
export type FormState =
  | { status: 'loading' }
  | { status: 'unavailable'; reason: 'unreachable' | 'unavailable' | 'misconfigured' }
  | { status: 'ready'; form: LocalizedForm };

/** Fetches what the form needs, and tries again by itself for a while. The newest request wins. */
export class FormController {
  state: FormState = { status: 'loading' };
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #ready: (form: LocalizedForm) => void;
  readonly #later: () => Promise<{ persist: Persist }>;
  #request: AbortController | undefined;
  #repeat: (() => void) | undefined;

  /**
   * @param ready called with each form that arrives, before it is shown
   * @param later loads what waits between tries, and what tells the developer
   */
  constructor(
    host: ReactiveControllerHost & EventTarget,
    ready: (form: LocalizedForm) => void,
    later: () => Promise<{ persist: Persist }>,
  ) {
    this.#host = host;
    this.#ready = ready;
    this.#later = later;
    new Listening(host, [[window, 'online', this.retry]]);
  }

  async load(client: Pick<Client, 'getForm'>, name: string | undefined, endpoint?: string): Promise<void> {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.#repeat = () => void this.load(client, name, endpoint);
    this.#move({ status: 'loading' });
    for (let retry = 1; ; retry += 1) {
      const result = await client.getForm(name, { signal: request.signal });
      if (request.signal.aborted) return;
      if (result.outcome === 'ok') {
        this.#ready(result.value);
        return this.#move({ status: 'ready', form: result.value });
      }
      this.#move({
        status: 'unavailable',
        reason: reasonOf(result),
      });
      const later = await this.#later().catch(() => undefined);
      const asked = { form: name ?? DEFAULT_FORM, endpoint, host: this.#host };
      if (!(await later?.persist(result, retry, asked, request.signal))) return;
    }
  }

  /** Tries again what has failed. */
  readonly retry = (): void => {
    if (this.state.status === 'unavailable') this.#repeat?.();
  };

  #move(state: FormState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function reasonOf(failure: Refused | Unreachable): 'unreachable' | 'unavailable' | 'misconfigured' {
  if (failure.outcome === 'unreachable') return 'unreachable';
  return failure.status === 403 || failure.status === 404 ? 'misconfigured' : 'unavailable';
}
