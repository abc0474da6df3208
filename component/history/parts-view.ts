import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.ts';
import { unavailableView } from '../submissions/absent-view.ts';
import type { HistoryController } from './controller.ts';
import type { More, Stale } from './state.ts';
import { timesIn } from './times.ts';

/** A time as people say it, with the exact one at hand. */
export function timeView(time: string, now: number, words: Words): TemplateResult {
  const times = timesIn(words);
  const at = Date.parse(time);
  return html`<time class="hint" part="time" datetime=${time} title=${times.exact(at)}>${times.ago(at, now)}</time>`;
}

/** The conversations cannot be had, and what to do. */
export function absentView(reason: string, onRetry: () => void, words: Words): TemplateResult {
  return unavailableView(reason, onRetry, undefined, {
    ...words.of('form'),
    unavailableTitle: words.of('history').failed,
  });
}

/** The same, said below a heading. */
export function failedView(reason: string, onRetry: () => void, words: Words): TemplateResult {
  return html`
    <div class="notice info" part="notice" role="alert">
      <p>${reason}</p>
      <button type="button" class="secondary" part="button secondary-button" @click=${onRetry}>${words.of('form').tryAgain}</button>
    </div>
  `;
}

/** Where is said that what is shown may be behind. */
export function staleView(
  stale: Stale | undefined,
  controller: HistoryController,
  words: Words,
): TemplateResult {
  const { following } = controller.looking;
  return html`<div class="stale" role="status" part="stale">${stale && following?.staleView(stale, controller, words)}</div>`;
}

export function emptyView(title: string, hint: string): TemplateResult {
  return html`<div class="empty" part="empty"><h3 part="title">${title}</h3><p class="hint" part="hint">${hint}</p></div>`;
}

export interface MoreModel {
  more: More;
  /** More comes by itself when the end is near. */
  endless: boolean;
  label: string;
  onMore(): void;
}

/** The end of what is loaded, and the way to more. */
export function moreView({ more, endless, label, onMore }: MoreModel, words: Words): TemplateResult {
  const texts = words.of('history');
  if (more === 'none') return html``;
  const loading = more === 'loading';
  return html`
    <div class="more ${endless && more === 'some' ? 'endless' : ''}">
      ${more === 'failed' ? html`<p class="error" role="alert" part="error">${texts.moreFailed}</p>` : nothing}
      <button type="button" class="secondary" part="button secondary-button" aria-disabled=${loading} @click=${loading ? nothing : onMore}>
        ${loading ? texts.loading : more === 'failed' ? words.of('form').tryAgain : label}
      </button>
    </div>
  `;
}
