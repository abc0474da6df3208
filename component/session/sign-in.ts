import type { Session } from '../../worker/contract/session.ts';
import type { AccountClient } from '../account-client.ts';
import { afterCode, afterRequest, digitsOf, isComplete, MOST_TRIES, type SignInState } from './state.ts';

export interface SignInOptions {
  client: AccountClient;
  /** Redraws, and leads the focus to where it goes on. */
  changed(): void;
  signedIn(session: Session): void;
  now?: () => number;
}

/** The way to a session by a code. A newer step outranks an older one that is still being answered. */
export class SignIn {
  state: SignInState = { status: 'email' };
  email = '';
  code = '';
  readonly #options: Required<SignInOptions>;
  #step = 0;

  constructor(options: SignInOptions) {
    this.#options = { now: Date.now, ...options };
  }

  /** What could not be asked for before a challenge was too old. */
  get over(): boolean {
    return this.state.status === 'code' && ['expired', 'used_up'].includes(String(this.state.problem));
  }

  /** Asks for a code, or for another one. @param valid what the browser says of the address */
  async request(valid = true): Promise<void> {
    const email = this.email.trim();
    if (!email || !valid)
      return void this.#move({ status: 'email', problem: email ? 'not_an_email' : 'required' });
    const before = this.state;
    const step = this.#move({ status: 'asking', ...('sent' in before && { again: before.sent }) });
    const result = await this.#options.client.requestCode(email);
    if (step !== this.#step) return;
    this.code = '';
    if (result.outcome === 'ok') {
      const { challenge, expiresAt } = result.value;
      const sent = { email, challenge, expiresAt: Date.parse(expiresAt), tries: MOST_TRIES };
      this.#move({ status: 'code', sent });
    } else if ('sent' in before) this.#move({ status: 'code', sent: before.sent, problem: result });
    else this.#move(afterRequest(result));
  }

  /** Takes what is typed or pasted, and checks it by itself once it is all there. */
  type(typed: string): void {
    this.code = typed;
    if (isComplete(digitsOf(typed))) void this.check();
  }

  async check(): Promise<void> {
    if (this.state.status !== 'code') return;
    const { sent } = this.state;
    const { client, signedIn, now } = this.#options;
    const code = digitsOf(this.code);
    if (sent.tries === 0) return void this.#move({ status: 'code', sent, problem: 'used_up' });
    if (now() >= sent.expiresAt) return void this.#move({ status: 'code', sent, problem: 'expired' });
    if (!isComplete(code)) return void this.#move({ status: 'code', sent, problem: 'incomplete' });
    const step = this.#move({ status: 'checking', sent });
    const result = await client.signIn({ challenge: sent.challenge, code });
    if (step !== this.#step) return;
    if (result.outcome === 'ok') {
      this.reset();
      signedIn(result.value);
    } else this.#move(afterCode(result, sent, now()));
  }

  /** Back to the address. */
  reset(): void {
    this.code = '';
    this.#move({ status: 'email' });
  }

  #move(state: SignInState): number {
    this.state = state;
    this.#step += 1;
    this.#options.changed();
    return this.#step;
  }
}
