import { html, nothing, type TemplateResult } from 'lit';
import type { SubmissionDetail } from '../wire.ts';
import { errorWords, STATE_WORDS } from '../words.ts';
import { messageView } from './message-view.ts';
import { timeView } from './times.ts';

export interface DetailActs {
  onBack(): void;
  onRetry(id: string): void;
  /** Asks before anything is deleted. */
  onRemove(id: string): void;
}

/** One message: where it stands, what it says, and what can be done about it. */
export function detailView(
  detail: SubmissionDetail,
  { now, busy }: { now: number; busy: boolean },
  acts: DetailActs,
): TemplateResult {
  const { id, reference, state, lastError, nextAttemptAt, conversationId } = detail;
  const facts: [name: string, value: unknown][] = [
    ['Kind', detail.kind === 'reply' ? 'Reply' : 'New conversation'],
    ['Received', timeView(detail.createdAt, now)],
    ['Last change', timeView(detail.updatedAt, now)],
    ['Attempts', detail.attempts],
    ['Next attempt', nextAttemptAt && timeView(nextAttemptAt, now)],
    ['Last error', lastError && html`${errorWords(lastError)} <code>${lastError}</code>`],
    ['Arrived?', detail.uncertain ? 'Perhaps: look for its reference in the helpdesk first' : null],
    ['Conversation', conversationId && html`<code>${conversationId}</code>`],
    ['Id', html`<code>${id}</code>`],
  ];
  return html`
    <article class="detail">
      <button class="quiet back" @click=${acts.onBack}>Back to the list</button>
      <header>
        <h2 id="detail-title" tabindex="-1">${reference}</h2>
        <span class="state ${state}">${STATE_WORDS[state]}</span>
      </header>
      <dl class="facts">${facts.map(([name, value]) => (value === null ? nothing : factView(name, value)))}</dl>
      ${messageOf(detail)}
      <div class="actions">
        ${
          state === 'failed'
            ? html`<button class="primary" id="retry" aria-disabled=${busy} @click=${() => acts.onRetry(id)}>
                Send again
              </button>`
            : nothing
        }
        ${
          state === 'sending'
            ? nothing
            : html`<button class="secondary danger" id="remove" aria-disabled=${busy} @click=${() => acts.onRemove(id)}>
                Delete…
              </button>`
        }
      </div>
    </article>
  `;
}

/** A row may have been damaged on its way through the years; it can still be looked at, and deleted. */
function messageOf({ message, state }: SubmissionDetail): TemplateResult {
  if (message?.author && typeof message.body === 'string') return messageView(message);
  return state === 'delivered'
    ? html`<p class="hint">The helpdesk has it. Its text is no longer kept here.</p>`
    : html`<p class="hint">What was stored of it cannot be read.</p>`;
}

function factView(name: string, value: unknown): TemplateResult {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
