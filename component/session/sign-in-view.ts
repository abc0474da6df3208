import { html, nothing, type TemplateResult } from 'lit';
import { text } from '../fields/text.ts';
import type { Words } from '../locales/words.ts';
import { addressView } from './customer-view.ts';
import { problemInWords } from './session-words.ts';
import type { SignIn } from './sign-in.ts';

/** Screen: the way to a session by a code, in two steps. @param news what became of the session before */
export function signInView(signIn: SignIn, news: string | undefined, words: Words): TemplateResult {
  const texts = words.of('session');
  const { sent } = signIn.state;
  const send = (event: Event) => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).querySelector('input');
    void signIn.go(input?.validity.valid);
  };
  return html`
    <form class="sign-in" part="sign-in" novalidate aria-busy=${signIn.busy} @submit=${send}>
      ${news && !sent ? html`<p class="hint" part="hint">${news}</p>` : nothing}
      <h2 id="account-title" tabindex="-1" part="title sign-in-title">${sent ? texts.codeTitle : texts.emailTitle}</h2>
      ${field(signIn, words)}
      <div class="actions">${buttons(signIn, words)}</div>
      ${sent ? html`<p class="hint" part="hint">${texts.nothingCame}</p>` : nothing}
    </form>
  `;
}

function field(signIn: SignIn, words: Words): TemplateResult {
  const texts = words.of('session');
  const { sent } = signIn.state;
  const control = {
    required: true,
    error: problemInWords(signIn, words),
    locked: signIn.busy || signIn.over,
  };
  if (!sent)
    return text(
      {
        ...control,
        id: 'sign-in-email',
        label: words.of('form').email,
        help: texts.emailHint,
        value: signIn.email,
        type: 'email',
        autocomplete: 'email',
        onInput: (typed) => {
          signIn.email = typed;
        },
      },
      words.of('form'),
    );
  // Another element than the one before: browsers fill in what it was made for.
  return html`${text(
    {
      ...control,
      id: 'code',
      label: texts.code,
      help: words.parts('session', 'codeSent', { email: addressView(sent.email) }),
      value: signIn.code,
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      onInput: (typed) => signIn.type(typed),
    },
    words.of('form'),
  )}`;
}

function buttons(signIn: SignIn, words: Words): TemplateResult {
  const texts = words.of('session');
  const { busy, over, state } = signIn;
  const { sent, status } = state;
  const asking = status === 'asking' && texts.sendingCode;
  const newCode = asking || texts.newCode;
  const checkCode = status === 'checking' ? texts.checking : texts.signIn;
  return html`
    <button type="submit" class="primary" part="button primary-button" aria-disabled=${busy}>
      ${!sent ? asking || texts.sendCode : over ? newCode : checkCode}
    </button>
    ${
      sent && !over
        ? html`<button type="button" class="quiet" part="button quiet-button" aria-disabled=${busy} @click=${() => signIn.request()}>${newCode}</button>`
        : nothing
    }
    ${
      sent
        ? html`<button type="button" class="quiet" part="button quiet-button" @click=${() => signIn.reset()}>${texts.otherEmail}</button>`
        : nothing
    }
  `;
}
