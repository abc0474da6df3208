import { html, nothing, type TemplateResult } from 'lit';
import { attachmentsView } from '../attachments/view.ts';
import type { Expected } from '../expected.ts';
import { frame } from '../fields/control.ts';
import { bone, plainField } from '../fields/plain-field.ts';
import type { Texts } from '../locales/messages.ts';
import type { Words } from '../locales/words.ts';

/** Screen: the form is on its way. It takes the room that the form will. */
export function loadingView({ fields, attachments, history }: Expected, words: Words): TemplateResult {
  const texts = words.of('form');
  const control = { id: '', answer: undefined, locked: true, onInput() {} };
  const line = (label: string, shape = '') =>
    frame({ ...control, label, required: true }, texts, bone(shape));
  const slot = (name: string) => html`<slot name=${name}></slot>`;
  return html`
    <div class="skeleton" inert>
      ${slot('heading')}${slot('intro')}
      <div class="pair">${line(texts.name)} ${line(texts.email)}</div>
      ${line(texts.subject)} ${line(texts.body, 'body')}
      <div class="fields">${fields.map((field) => plainField({ ...field, sensitive: true }, control, words))}</div>
      ${attachments.maxFiles > 0 ? attachmentsView({ rules: { accept: [], ...attachments }, locked: true, onChoose() {} }, words) : nothing}
      ${slot('note')}
      ${bone('button')}
      ${history ? bone('button') : nothing}
      ${slot('footer')}
    </div>
  `;
}

/** Screen: the conversations are on their way. */
export function bonesView(): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">${bone('')} ${bone('')} ${bone('')}</div>`;
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
