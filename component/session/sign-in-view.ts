import { html, nothing, type TemplateResult } from 'lit';
import { describedBy, frame } from '../fields/control.ts';
import { text } from '../fields/text.ts';
import type { Words } from '../locales/words.ts';
import { codeProblemInWords, emailProblemInWords } from './session-words.ts';
import type { SignIn } from './sign-in.ts';
import type { SignInState } from './state.ts';

export interface SignInModel {
  signIn: SignIn;
  /** What became of the session before, if that is news. */
  news: string | undefined;
}

/** Screen: the way to a session by a code, in two steps. */
export function signInView(model: SignInModel, words: Words): TemplateResult {
  const { state } = model.signIn;
  const sent = 'sent' in state ? state.sent : state.status === 'asking' ? state.again : undefined;
  return sent ? codeStep(model, state, sent.email, words) : emailStep(model, state, words);
}

function emailStep({ signIn, news }: SignInModel, state: SignInState, words: Words): TemplateResult {
  const texts = words.of('session');
  const busy = state.status === 'asking';
  const problem = state.status === 'email' ? state.problem : undefined;
  const send = (event: Event) => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).querySelector('input');
    if (!busy) void signIn.request(input?.validity.valid);
  };
  return html`
    <form class="sign-in" part="sign-in" novalidate aria-busy=${busy} @submit=${send}>
      ${news ? html`<p class="hint" part="hint">${news}</p>` : nothing}
      <h2 id="account-title" tabindex="-1" part="title sign-in-title">${texts.emailTitle}</h2>
      ${text(
        {
          id: 'sign-in-email',
          label: words.of('form').email,
          required: true,
          help: texts.emailHint,
          error: problem && emailProblemInWords(problem, words),
          locked: busy,
          value: signIn.email,
          type: 'email',
          autocomplete: 'email',
          onInput: (value) => {
            signIn.email = value;
          },
        },
        words.of('form'),
      )}
      <div class="actions">
        <button type="submit" class="primary" part="button primary-button" aria-disabled=${busy}>
          ${busy ? texts.sendingCode : texts.sendCode}
        </button>
      </div>
    </form>
  `;
}

function codeStep({ signIn }: SignInModel, state: SignInState, email: string, words: Words): TemplateResult {
  const texts = words.of('session');
  const busy = state.status !== 'code';
  const over = signIn.over;
  const check = (event: Event) => {
    event.preventDefault();
    if (!busy) void (over ? signIn.request() : signIn.check());
  };
  const again = () => {
    if (!busy) void signIn.request();
  };
  return html`
    <form class="sign-in" part="sign-in" novalidate aria-busy=${busy} @submit=${check}>
      <h2 id="account-title" tabindex="-1" part="title sign-in-title">${texts.codeTitle}</h2>
      <p id="code-sent">${words.parts('session', 'codeSent', { email: html`<bdi class="address" part="address">${email}</bdi>` })}</p>
      ${codeField(signIn, state, words)}
      <div class="actions">
        <button type="submit" class="primary" part="button primary-button" aria-disabled=${busy}>
          ${state.status === 'checking' ? texts.checking : over ? texts.newCode : texts.signIn}
        </button>
        ${
          over
            ? nothing
            : html`<button type="button" class="quiet" part="button quiet-button" aria-disabled=${busy} @click=${again}>
                ${state.status === 'asking' ? texts.sendingCode : texts.newCode}
              </button>`
        }
        <button type="button" class="quiet" part="button quiet-button" @click=${() => signIn.reset()}>${texts.otherEmail}</button>
      </div>
      <p class="hint" part="hint">${texts.nothingCame}</p>
    </form>
  `;
}

/** Wide enough for what is pasted with spaces; the digits alone count. */
function codeField(signIn: SignIn, state: SignInState, words: Words): TemplateResult {
  const problem = state.status === 'code' ? state.problem : undefined;
  const tries = state.status === 'code' ? state.sent.tries : 0;
  const control = {
    id: 'code',
    label: words.of('session').code,
    required: true,
    error: problem && codeProblemInWords(problem, tries, words),
    locked: state.status !== 'code' || signIn.over,
  };
  return frame(
    control,
    words.of('form'),
    html`<input
      part="input"
      class="code"
      id="code"
      name="code"
      type="text"
      dir="ltr"
      inputmode="numeric"
      autocomplete="one-time-code"
      autocapitalize="off"
      spellcheck="false"
      aria-required="true"
      aria-invalid=${control.error ? 'true' : 'false'}
      aria-describedby="code-sent ${describedBy(control) === nothing ? '' : String(describedBy(control))}"
      ?readonly=${control.locked}
      .value=${signIn.code}
      @input=${(event: Event) => signIn.type((event.target as HTMLInputElement).value)}
    />`,
  );
}
