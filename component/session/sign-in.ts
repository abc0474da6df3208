import type { Challenge, Session } from '../../worker/contract/session.ts';
import { Later } from '../later.ts';
import type { Reader } from '../reader.ts';
import type { Refusal } from '../refusal.ts';
import type { Unreachable } from '../request.ts';
import { digitsOf, type Failure, isComplete, MOST_TRIES, type Sent, type SignInState } from './state.ts';

const AT_FIRST: SignInState = { status: 'email' };
/** Where what follows a refusal cannot be loaded. */
const LOST: Unreachable = { outcome: 'unreachable', reason: 'network' };

export interface SignInOptions {
  client: Reader;
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
  /** What follows when something is refused, and words for it. */
  readonly refusal = new Later(
    async () => (await import('../refusal.ts')).refusal,
    () => {},
  );
  readonly #options: Required<SignInOptions>;
  #step = 0;

  constructor(options: SignInOptions) {
    this.#options = { now: Date.now, ...options };
  }

  /** Something is being answered. */
  get busy(): boolean {
    return this.state.status === 'asking' || this.state.status === 'checking';
  }

  /** Nothing is left to try with the code that was sent. */
  get over(): boolean {
    const { sent, problem } = this.state;
    return sent?.tries === 0 || problem === 'expired';
  }

  /** The next step. @param valid what the browser says of what is typed */
  go(valid = true): Promise<void> {
    return this.state.sent && !this.over ? this.check() : this.request(valid);
  }

  /** Asks for a code, or for another one. @param valid what the browser says of the address */
  async request(valid = true): Promise<void> {
    if (this.busy) return;
    const email = this.email.trim();
    if (!email || !valid)
      return void this.#move({ status: 'email', problem: email ? 'not_an_email' : 'required' });
    const { sent } = this.state;
    const step = this.#move({ status: 'asking', sent });
    const result = await this.#options.client.requestCode(email);
    const next =
      result.outcome === 'ok'
        ? sentTo(email, result.value)
        : await this.#after(result, sent, ({ afterRequest }) => afterRequest(result, sent));
    if (step !== this.#step) return;
    this.code = '';
    this.#move(next);
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
    if (now() >= sent.expiresAt) return void this.#move({ status: 'code', sent, problem: 'expired' });
    if (!isComplete(code)) return void this.#move({ status: 'code', sent, problem: 'incomplete' });
    const step = this.#move({ status: 'checking', sent });
    const result = await client.signIn({ challenge: sent.challenge, code });
    const next =
      result.outcome === 'ok'
        ? AT_FIRST
        : await this.#after(result, sent, ({ afterCode }) => afterCode(result, sent, now()));
    if (step !== this.#step) return;
    this.#move(next);
    if (result.outcome !== 'ok') return;
    this.code = '';
    signedIn(result.value);
  }

  /** Back to the address. */
  reset(): void {
    this.code = '';
    this.#move(AT_FIRST);
  }

  /** Where it goes on after a failure. */
  async #after(
    failure: Failure,
    sent: Sent | undefined,
    judge: (refusal: Refusal) => SignInState,
  ): Promise<SignInState> {
    const refusal = failure.outcome === 'problem' ? await this.refusal.load() : undefined;
    const problem = failure.outcome === 'problem' ? LOST : failure;
    if (refusal) return judge(refusal);
    return sent ? { status: 'code', sent, problem } : { status: 'email', problem };
  }

  #move(state: SignInState): number {
    this.state = state;
    this.#step += 1;
    this.#options.changed();
    return this.#step;
  }
}

function sentTo(email: string, { challenge, expiresAt }: Challenge): SignInState {
  return {
    status: 'code',
    sent: { email, challenge, expiresAt: Date.parse(expiresAt), tries: MOST_TRIES },
  };
}
