import { html, nothing, type TemplateResult } from 'lit';
import { dropView } from '../attachments/files-view.ts';
import { absentView } from '../history/parts-view.ts';
import type { Words } from '../locales/words.ts';
import { bonesView } from '../submissions/absent-view.ts';
import type { AccountController } from './account-controller.ts';
import type { Conversations } from './conversations.ts';
import { customerView } from './customer-view.ts';
import { problemInWords } from './session-words.ts';
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
export function accountView(model: AccountModel, words: Words): TemplateResult {
  const { onWrite, conversations } = model;
  return html`
    <div class="account" part="account">
      ${
        onWrite && !conversations.listed
          ? html`<button type="button" class="quiet" part="button quiet-button" @click=${onWrite}>${words.of('session').write}</button>`
          : nothing
      }
      ${inside(model, words)}
      ${model.hovering ? dropView(words) : nothing}
    </div>
  `;
}

function inside(model: AccountModel, words: Words): TemplateResult {
  const texts = words.of('session');
  const { account, conversations, codes, onAsk, onSignOut } = model;
  const { state, busy } = account.session;
  if (state.status === 'open') {
    return html`
      ${customerView(state.session.customer, 'signedInAs', onSignOut, words)}
      ${conversations.screen()}
    `;
  }
  if (state.status === 'unverified') {
    return html`
      ${customerView(undefined, 'signedInAs', onSignOut, words)}
      ${account.unclear ? absentView(texts.unclear, () => void account.start(), words) : bonesView()}
    `;
  }
  if (busy) return html`<p>${texts.signingIn}</p>${bonesView()}`;
  const news = state.ended && texts[`ended_${state.ended}`];
  const ask = onAsk
    ? html`<button type="button" class="quiet" part="button quiet-button" @click=${onAsk}>${texts.bySite}</button>`
    : nothing;
  if (codes) return html`${signInView(account.signIn, news, words)}${ask}`;
  return html`
    <div class="sign-in" part="sign-in">
      ${news ? html`<p class="hint" part="hint">${news}</p>` : nothing}
      <h2 part="title sign-in-title">${texts.siteTitle}</h2>
      <p>${texts.site}</p>
    </div>
    ${ask}
  `;
}

/** What a screen reader says of it without the focus moving. */
export function announcementOf({ session, signIn }: AccountController, words: Words): string {
  const texts = words.of('session');
  const { status } = signIn.state;
  if (session.state.status !== 'none') return session.state.status === 'open' ? '' : texts.verifying;
  if (session.busy) return texts.signingIn;
  if (status === 'asking') return texts.sendingCode;
  return status === 'checking' ? texts.checking : (problemInWords(signIn, words) ?? '');
}
