import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SubmissionSummary } from '../wire.ts';
import { errorWords, STATE_WORDS } from '../words.ts';
import type { SignedIn } from './screen.ts';
import { timeView } from './times.ts';

export interface ListActs {
  onOpen(id: string): void;
  onNewer(): void;
  onOlder(): void;
}

/** The messages of one state, newest first. */
export function listView({ page, selection }: SignedIn, now: number, acts: ListActs): TemplateResult {
  const { state, trail } = selection;
  return html`
    <section class="list" aria-labelledby="list-title">
      <h2 id="list-title">${state ? STATE_WORDS[state] : 'All messages'}</h2>
      ${
        page.items.length === 0
          ? html`<p class="empty">${state || trail.length > 1 ? 'There is nothing here.' : 'Messages appear here as visitors send them.'}</p>`
          : html`<ul>
              ${repeat(
                page.items,
                ({ id }) => id,
                (item) => rowView(item, now, acts.onOpen),
              )}
            </ul>`
      }
      ${trail.length > 1 || page.next !== null ? pagingView(trail.length > 1, page.next !== null, acts) : nothing}
    </section>
  `;
}

function rowView(item: SubmissionSummary, now: number, onOpen: (id: string) => void): TemplateResult {
  const { id, reference, kind, state, attempts, lastError, createdAt, nextAttemptAt } = item;
  return html`
    <li class="row">
      <button class="reference" id="open-${id}" @click=${() => onOpen(id)}>${reference}</button>
      <span class="state ${state}">${STATE_WORDS[state]}</span>
      <span class="what">
        ${kind === 'reply' ? 'Reply, ' : nothing}${timeView(createdAt, now)}
        <span class="hint">${attemptsOf(item)}</span>
      </span>
      <span class="why hint">
        ${lastError ? errorWords(lastError) : nothing}
        ${
          nextAttemptAt && attempts > 0
            ? html`<span>Next attempt ${timeView(nextAttemptAt, now)}</span>`
            : nothing
        }
      </span>
    </li>
  `;
}

function attemptsOf({ attempts }: SubmissionSummary): string {
  if (attempts === 0) return 'not tried yet';
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`;
}

function pagingView(hasNewer: boolean, hasOlder: boolean, acts: ListActs): TemplateResult {
  return html`
    <nav class="paging" aria-label="Pages">
      <button class="secondary" ?disabled=${!hasNewer} @click=${acts.onNewer}>Newer</button>
      <button class="secondary" ?disabled=${!hasOlder} @click=${acts.onOlder}>Older</button>
    </nav>
  `;
}
