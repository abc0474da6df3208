import { html, nothing, type TemplateResult } from 'lit';
import type { Interaction } from '../interaction.ts';
import type { Words } from '../locales/words.ts';
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
  /** Loaded before anything can fail. */
  interaction: Interaction | undefined;
}

/** What stands above the form when a message did not go out. It takes the focus. */
export function noticeView(model: NoticeModel, words: Words): TemplateResult | undefined {
  const { state, errors, keeps } = model;
  const texts = { ...words.of('form'), ...words.of('outcome') };
  const stay = texts[keeps ? 'stayOrReturn' : 'stay'];
  switch (state.status) {
    case 'refused':
      return notice(
        'error',
        words.say('outcome', 'refusedTitle', { count: errors.length }),
        errorList(model),
      );
    case 'failed':
      return failedView(state.failure, model, words);
    case 'kept':
      return notice('error', texts.failedTitle, html`<p>${state.reason ?? texts.kept}</p>`);
    case 'received_before':
      return notice('info', texts.receivedBeforeTitle, html`<p>${texts.receivedBefore}</p>`);
    case 'offline':
      return notice('info', texts.offlineTitle, html`<p>${texts.offline} ${stay}</p>`);
    default:
      if (phaseOf(state) === 'retrying')
        return notice('info', texts.retryingTitle, html`<p>${texts.retrying} ${stay}</p>`);
      return state.status === 'writing' && model.uncertain
        ? notice('info', texts.restoredTitle, html`<p>${texts.restored} ${texts.sendAgain}</p>`)
        : undefined;
  }
}

function failedView(
  failure: Refused | Unreachable,
  { keeps, interaction, onSignIn, fallback }: NoticeModel,
  words: Words,
): TemplateResult {
  const texts = { ...words.of('form'), ...words.of('outcome') };
  const unclear = mayHaveArrived(failure);
  return notice(
    'error',
    unclear ? texts.restoredTitle : texts.failedTitle,
    html`<p>
        ${interaction?.failureInWords(failure, words)} ${unclear ? texts.sendAgain : nothing}
        ${keeps ? texts.kept : nothing}
      </p>
      ${
        isSignedOut(failure) && onSignIn
          ? html`<button type="button" class="secondary" part="button secondary-button" @click=${onSignIn}>
              ${texts.signInAgain}
            </button>`
          : fallback()
      }`,
  );
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
            ${target ? html`<a part="link" href="#${target}" @click=${(event: Event) => go(event, target)}>${message}</a>` : message}
          </li>`,
      )}
    </ul>
  `;
}
