import { html, type TemplateResult } from 'lit';
import type { State } from '../../submissions/delivery.ts';
import { STATE_WORDS, STATES } from '../words.ts';
import type { SignedIn } from './screen.ts';

/** How many there are in each state; each number shows its messages. */
export function countsView(
  { health: { counts }, selection }: SignedIn,
  onChoose: (state: State | undefined) => void,
): TemplateResult {
  const all = STATES.reduce((sum, state) => sum + counts[state], 0);
  const choice = (state: State | undefined, count: number) => html`
    <button
      class="count ${count === 0 ? 'none' : (state ?? '')}"
      aria-pressed=${selection.state === state}
      @click=${() => onChoose(state)}
    >
      <span class="number">${count.toLocaleString('en')}</span>
      <span class="state ${state ?? 'all'}">${state ? STATE_WORDS[state] : 'All'}</span>
    </button>
  `;
  return html`
    <div class="counts" role="group" aria-label="Messages by state">
      ${choice(undefined, all)} ${STATES.map((state) => choice(state, counts[state]))}
    </div>
  `;
}
