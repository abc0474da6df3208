import { html, nothing, type TemplateResult } from 'lit';
import { dropView } from '../attachments/files-view.ts';
import { absentTexts } from '../locales/en/absent-history.ts';
import { formTexts } from '../locales/en/form.ts';
import type { SessionTexts } from '../locales/en/session.ts';
import { notice } from '../submissions/notice.ts';
import type { AccountController } from './account-controller.ts';
import { customerView } from './customer-view.ts';
import { signInView } from './sign-in-view.ts';

export interface AccountModel {
  account: AccountController;
  /** Files are held over the conversations. */
  hovering: boolean;
  /** A code can be sent. */
  codes: boolean;
  /** The conversations, for whoever is signed in. */
  history(): TemplateResult;
  /** Asks the site again who is signed in, if it can be asked. */
  onAsk: (() => void) | undefined;
  onSignOut(): void;
  /** Back to the form, where there is one. */
  onWrite: (() => void) | undefined;
}

/** Screen: a customer's conversations, or the way there. */
export function accountView(model: AccountModel, texts: SessionTexts): TemplateResult {
  const { onWrite } = model;
  return html`
    <div class="account" part="account">
      ${
        onWrite
          ? html`<button type="button" class="quiet" part="button" @click=${onWrite}>${texts.write}</button>`
          : nothing
      }
      ${inside(model, texts)}
      ${model.hovering ? dropView() : nothing}
    </div>
  `;
}

function inside(model: AccountModel, texts: SessionTexts): TemplateResult {
  const { account, codes, onAsk, onSignOut } = model;
  const { state, busy } = account.session;
  if (state.status === 'open') {
    return html`${customerView(state.session.customer, texts.signedInAs, onSignOut, texts)} ${model.history()}`;
  }
  if (state.status === 'unverified') {
    return html`
      ${customerView(undefined, '', onSignOut, texts)}
      ${
        account.unclear
          ? notice(
              'info',
              absentTexts.unavailableTitle,
              html`<p>${texts.unclear}</p>
              <button type="button" class="secondary" part="button" @click=${() => void account.start()}>
                ${formTexts.tryAgain}
              </button>`,
            )
          : bones()
      }
    `;
  }
  if (busy) return html`<p>${texts.signingIn}</p>${bones()}`;
  const news = state.ended && texts[state.ended];
  if (codes) return signInView({ signIn: account.signIn, news }, texts);
  return html`
    <div class="sign-in" part="sign-in">
      ${news ? html`<p class="hint">${news}</p>` : nothing}
      <h2 part="sign-in-title">${texts.siteTitle}</h2>
      <p>${texts.site}</p>
      ${
        onAsk
          ? html`<div class="actions">
              <button type="button" class="secondary" part="button" @click=${onAsk}>${formTexts.tryAgain}</button>
            </div>`
          : nothing
      }
    </div>
  `;
}

/** Conversations are on their way. */
function bones(): TemplateResult {
  const line = html`<span class="bone input"></span>`;
  return html`<div class="skeleton" aria-hidden="true">${line} ${line} ${line}</div>`;
}
