import { html, nothing, type TemplateResult } from 'lit';
import { troubleWords } from '../words.ts';
import type { SignedOut } from './screen.ts';
import { setupView } from './setup-view.ts';

/** Screen: who are you. */
export function signInView({ trouble, busy }: SignedOut, onSignIn: (token: string) => void): TemplateResult {
  const wrong = trouble?.code === 'unauthenticated';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('token') as HTMLInputElement;
    const token = input.value.trim();
    if (token === '') input.focus();
    else if (!busy) onSignIn(token);
  };
  return html`
    <main class="sign-in">
      <h1>Outbox</h1>
      <p class="hint">Messages on their way to the helpdesk.</p>
      <form @submit=${submit}>
        <label for="token">Operator token</label>
        <input
          id="token"
          name="token"
          type="password"
          required
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${wrong ? 'true' : nothing}
          aria-describedby="token-hint token-error"
        />
        <p id="token-error" class="error" role="alert">
          ${trouble ? troubleWords(trouble.code) : nothing}
        </p>
        ${trouble ? setupView(trouble.setup) : nothing}
        <p id="token-hint" class="hint">
          The secret OPERATOR_TOKEN of this Worker. It stays in this page until you close or reload it.
        </p>
        <button class="primary" aria-disabled=${busy}>${busy ? 'Signing in…' : 'Sign in'}</button>
      </form>
    </main>
  `;
}
