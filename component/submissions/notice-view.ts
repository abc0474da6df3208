import { html, nothing, type TemplateResult } from 'lit';
import type { OutcomeTexts } from '../locales/en/outcome.ts';
import type { Refused, Unreachable } from '../request.ts';
import type { Described } from './describe.ts';
import { notice } from './notice.ts';
import { phaseOf, type SubmissionState } from './state.ts';

export interface NoticeModel {
  state: SubmissionState;
  uncertain: boolean;
  /** Whether this browser keeps the message beyond this page. */
  keeps: boolean;
  errors: readonly Described[];
  /** Another way for the message, if the site has one. */
  fallback(): TemplateResult | undefined;
  /** Focuses the control with this id. */
  onGo(target: string): void;
  /** Lets the customer whose session is over sign in again. */
  onSignIn: (() => void) | undefined;
}

/** What stands above the form when a message did not go out. It takes the focus. */
export function noticeView(model: NoticeModel, texts: OutcomeTexts): TemplateResult | undefined {
  const { state, errors, keeps } = model;
  switch (state.status) {
    case 'refused':
      return notice('error', texts.refusedTitle(errors.length), errorList(model));
    case 'failed':
      return notice(
        'error',
        mayHaveArrived(state.failure) ? texts.restoredTitle : texts.failedTitle,
        html`<p>
            ${texts.failure(state.failure)} ${mayHaveArrived(state.failure) ? texts.sendAgain : nothing}
            ${keeps ? texts.kept : nothing}
          </p>
          ${
            isSignedOut(state.failure) && model.onSignIn
              ? html`<button type="button" class="secondary" part="button" @click=${model.onSignIn}>
                  ${texts.signInAgain}
                </button>`
              : model.fallback()
          }`,
      );
    case 'received_before':
      return notice('info', texts.receivedBeforeTitle, html`<p>${texts.receivedBefore}</p>`);
    case 'offline':
      return notice('info', texts.offlineTitle, html`<p>${texts.offline} ${texts.stay(keeps)}</p>`);
    default:
      if (phaseOf(state) === 'retrying')
        return notice('info', texts.retryingTitle, html`<p>${texts.retrying} ${texts.stay(keeps)}</p>`);
      return state.status === 'writing' && model.uncertain
        ? notice('info', texts.restoredTitle, html`<p>${texts.restored} ${texts.sendAgain}</p>`)
        : undefined;
  }
}

function isSignedOut(failure: Refused | Unreachable): boolean {
  return failure.outcome === 'problem' && failure.code === 'unauthenticated';
}

/** An answer that is lost says nothing, and a 5xx may come after the message was stored. */
function mayHaveArrived(failure: Refused | Unreachable): boolean {
  return failure.outcome === 'unreachable' || (failure.status >= 500 && failure.code !== 'misconfigured');
}

function errorList({ errors, onGo }: NoticeModel): TemplateResult {
  const go = (event: Event, target: string) => {
    event.preventDefault();
    onGo(target);
  };
  return html`
    <ul role="list">
      ${errors.map(
        ({ target, message }) =>
          html`<li>
            ${target ? html`<a href="#${target}" @click=${(event: Event) => go(event, target)}>${message}</a>` : message}
          </li>`,
      )}
    </ul>
  `;
}
