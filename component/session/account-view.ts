import { html, nothing, type TemplateResult } from 'lit';
import { dropView } from '../attachments/files-view.ts';
import { absentTexts } from '../locales/en/absent-history.ts';
import { formTexts } from '../locales/en/form.ts';
import type { SessionTexts } from '../locales/en/session.ts';
import { unavailableView } from '../submissions/absent-view.ts';
import type { AccountController } from './account-controller.ts';
import type { Conversations } from './conversations.ts';
import { customerView } from './customer-view.ts';
import { signInView } from './sign-in-view.ts';

export interface AccountModel {
  account: AccountController;
  /** Files are held over the conversations. */
  hovering: boolean;
  /** A code can be sent. */
  codes: boolean;
  conversations: Conversations;
  /** Asks the site again who is signed in, if it can be asked. */
  onAsk: (() => void) | undefined;
  onSignOut(): void;
  /** Back to the form, where there is one. */
  onWrite: (() => void) | undefined;
}

/** Screen: a customer's conversations, or the way there. */
export function accountView(model: AccountModel, texts: SessionTexts): TemplateResult {
  const { onWrite, conversations } = model;
  return html`
    <div class="account" part="account">
      ${
        onWrite && !conversations.listed
          ? html`<button type="button" class="quiet" part="button" @click=${onWrite}>${texts.write}</button>`
          : nothing
      }
      ${inside(model, texts)}
      ${model.hovering ? dropView() : nothing}
    </div>
  `;
}

function inside(model: AccountModel, texts: SessionTexts): TemplateResult {
  const { account, conversations, codes, onAsk, onSignOut } = model;
  const { state, busy } = account.session;
  if (state.status === 'open') {
    const missing = conversations.failed ? absent(formTexts.unreachable, conversations.retry) : bones();
    return html`
      ${customerView(state.session.customer, texts.signedInAs, onSignOut, texts)}
      ${conversations.screen() ?? missing}
    `;
  }
  if (state.status === 'unverified') {
    return html`
      ${customerView(undefined, '', onSignOut, texts)}
      ${account.unclear ? absent(texts.unclear, () => void account.start()) : bones()}
    `;
  }
  if (busy) return html`<p>${texts.signingIn}</p>${bones()}`;
  const news = state.ended && texts[state.ended];
  const ask = onAsk
    ? html`<button type="button" class="quiet" part="button" @click=${onAsk}>${texts.bySite}</button>`
    : nothing;
  if (codes) return html`${signInView({ signIn: account.signIn, news }, texts)}${ask}`;
  return html`
    <div class="sign-in" part="sign-in">
      ${news ? html`<p class="hint">${news}</p>` : nothing}
      <h2 part="sign-in-title">${texts.siteTitle}</h2>
      <p>${texts.site}</p>
    </div>
    ${ask}
  `;
}

/** The conversations cannot be had. */
function absent(reason: string, onRetry: () => void): TemplateResult {
  return unavailableView(reason, onRetry, undefined, { ...formTexts, ...absentTexts });
}

/** Conversations are on their way. */
function bones(): TemplateResult {
  const line = html`<span class="bone input"></span>`;
  return html`<div class="skeleton" aria-hidden="true">${line} ${line} ${line}</div>`;
}

/** What a screen reader says of it without the focus moving. */
export function announcementOf({ session, signIn }: AccountController, texts: SessionTexts): string {
  const { state } = signIn;
  if (session.state.status !== 'none') return session.state.status === 'open' ? '' : texts.verifying;
  if (session.busy) return texts.signingIn;
  if (state.status === 'asking') return texts.sendingCode;
  if (state.status === 'checking') return texts.checking;
  if (state.status === 'email') return state.problem ? texts.emailProblem(state.problem) : '';
  return state.problem ? texts.codeProblem(state.problem, state.sent.tries) : '';
}
