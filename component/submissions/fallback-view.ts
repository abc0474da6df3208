import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { Copying } from '../copying.ts';
import type { Draft } from '../draft.ts';
import type { Words } from '../locales/words.ts';
import { asText, mailto } from './fallback.ts';

export interface FallbackModel {
  /** E-mail address of the site. */
  address: string;
  draft: Pick<Draft, 'written' | 'attachments'>;
  /** Missing where the form never came. */
  form: LocalizedForm | undefined;
  copying: Pick<Copying, 'copied' | 'onCopy'>;
}

/** Another way for the message: by mail, with everything typed. */
export function fallbackView(model: FallbackModel, words: Words): TemplateResult {
  const texts = words.of('outcome');
  const { address, draft, form, copying } = model;
  const { written, attachments } = draft;
  const { copied, onCopy } = copying;
  const asked = form ?? { fields: [], data: Object.keys(written.answers) };
  const whole = `${words.of('form').subject}: ${written.subject}\n${asText(written, asked, words)}`;
  const mail = mailto(address, written.subject, asText(written, asked, words, true), texts.cut);
  return html`
    <p>
      ${words.parts('outcome', form ? 'fallback' : 'fallbackDraft', {
        email: html`<bdi class="address" part="address fallback-email">${address}</bdi>`,
      })}
      ${attachments.length > 0 ? texts.fallbackFiles : nothing}
    </p>
    ${
      form && onCopy
        ? nothing
        : html`<textarea part="input" class="whole" rows="6" readonly dir="auto" aria-label=${texts.copyByHand} .value=${whole}></textarea>`
    }
    <div class="actions">
      <a class="button" part="button secondary-button" href=${mail}>${texts.openMail}</a>
      ${
        onCopy
          ? html`<button type="button" class="secondary" part="button secondary-button" id="copy" @click=${() => onCopy(whole)}>
              ${copied === whole ? texts.copied : texts.copyMessage}
            </button>`
          : nothing
      }
    </div>
  `;
}
