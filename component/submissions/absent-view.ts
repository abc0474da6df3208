import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../locales/messages.ts';
import type { Words } from '../locales/words.ts';

/** Screen: the form is on its way. As high as the form will be, without the site's own fields and with the earlier conversations. */
export function loadingView(): TemplateResult {
  const line = html`<div class="field"><span class="bone label" part="skeleton"></span><span class="bone input" part="skeleton"></span></div>`;
  const button = html`<span class="bone button" part="skeleton"></span>`;
  return html`
    <div class="skeleton" aria-hidden="true">
      <div class="pair">${line} ${line}</div>
      ${line}
      <div class="field"><span class="bone label" part="skeleton"></span><span class="bone box" part="skeleton"></span></div>
      ${button} ${button} ${button}
    </div>
  `;
}

/** Screen: the form cannot be had. */
export function unavailableView(
  reason: string,
  onRetry: (() => void) | undefined,
  fallback: TemplateResult | undefined,
  texts: Texts<'form'>,
): TemplateResult {
  return html`
    <div class="notice info" part="notice" role="alert">
      <h2 part="title notice-title">${texts.unavailableTitle}</h2>
      <p>${reason}</p>
      ${
        onRetry
          ? html`<button type="button" class="secondary" part="button secondary-button" @click=${onRetry}>${texts.tryAgain}</button>`
          : nothing
      }
      ${fallback}
    </div>
  `;
}

/** The site's address and nothing else: what can be offered if nothing more could be loaded. */
export function addressView(address: string, words: Words): TemplateResult {
  const email = html`<a href="mailto:${address}" part="link fallback-email">${address}</a>`;
  return html`<p>${words.parts('form', 'writeInstead', { email })}</p>`;
}
