import { html, nothing, type TemplateResult } from 'lit';
import { formTexts } from '../locales/en/form.ts';
import type { HistoryTexts } from '../locales/en/history.ts';
import type { HistoryController } from './controller.ts';
import type { More, Stale } from './state.ts';

/** A time as people say it, with the exact one at hand. */
export function timeView(time: string, now: number, texts: HistoryTexts): TemplateResult {
  const at = Date.parse(time);
  return html`<time class="hint" datetime=${time} title=${texts.time.exact(at)}>${texts.time.ago(at, now)}</time>`;
}

/** Something cannot be shown, and what to do. */
export function failedView(title: string | undefined, reason: string, onRetry: () => void): TemplateResult {
  return html`
    <div class="notice info" part="notice" role="alert">
      ${title && html`<h3 part="notice-title">${title}</h3>`}
      <p>${reason}</p>
      <button type="button" class="secondary" part="button" @click=${onRetry}>${formTexts.tryAgain}</button>
    </div>
  `;
}

/** What is shown may be behind. */
export function staleView(
  stale: Stale | undefined,
  { clock, retry, tried }: HistoryController,
  texts: HistoryTexts,
): TemplateResult {
  return html`<div class="stale" role="status">
    ${
      stale
        ? html`<p>${texts.stale(stale, clock.now())} ${tried ? texts.tried : nothing}</p>
            <button type="button" class="quiet" part="button" @click=${retry}>${formTexts.tryAgain}</button>`
        : nothing
    }
  </div>`;
}

export function emptyView(title: string, hint: string): TemplateResult {
  return html`<div class="empty" part="empty"><h3>${title}</h3><p class="hint">${hint}</p></div>`;
}

export interface MoreModel {
  more: More;
  /** More comes by itself when the end is near. */
  endless: boolean;
  label: string;
  onMore(): void;
}

/** The end of what is loaded, and the way to more. */
export function moreView({ more, endless, label, onMore }: MoreModel, texts: HistoryTexts): TemplateResult {
  if (more === 'none') return html``;
  const loading = more === 'loading';
  return html`
    <div class="more ${endless && more === 'some' ? 'endless' : ''}">
      ${more === 'failed' ? html`<p class="error" role="alert">${texts.moreFailed}</p>` : nothing}
      <button type="button" class="secondary" part="button" aria-disabled=${loading} @click=${loading ? nothing : onMore}>
        ${loading ? texts.loading : more === 'failed' ? formTexts.tryAgain : label}
      </button>
    </div>
  `;
}
