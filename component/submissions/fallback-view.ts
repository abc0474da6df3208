import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../worker/contract/fields.ts';
import type { FormTexts } from '../locales/en/form.ts';
import type { OutcomeTexts } from '../locales/en/outcome.ts';
import { asText, mailto } from './fallback.ts';
import type { Written } from './written.ts';

export interface FallbackModel {
  /** E-mail address of the site. */
  address: string;
  written: Written;
  /** None where the form never came. */
  fields: readonly Field[];
  /** Files were attached; they cannot go along. */
  withFiles: boolean;
  /** The form is there, with everything in it. */
  formShown: boolean;
  /** The message is on the clipboard. */
  copied: boolean;
  /** Missing where the page has no clipboard: then the text is shown to be copied by hand. */
  onCopy: ((text: string) => void) | undefined;
}

/** Another way for the message: by mail, with everything typed. */
export function fallbackView(model: FallbackModel, form: FormTexts, texts: OutcomeTexts): TemplateResult {
  const { address, written, fields, formShown, onCopy } = model;
  const text = asText(written, fields, { ...form, yes: texts.yes });
  const whole = `${form.subject}: ${written.subject}\n${text}`;
  return html`
    <p>
      ${formShown ? texts.fallback : texts.fallbackDraft}
      <bdi class="address" part="fallback-email">${address}</bdi>. ${model.withFiles ? texts.fallbackFiles : nothing}
    </p>
    ${
      formShown && onCopy
        ? nothing
        : html`<textarea part="input" class="whole" rows="6" readonly dir="auto" aria-label=${texts.copyByHand} .value=${whole}></textarea>`
    }
    <div class="actions">
      <a class="button" part="button" href=${mailto(address, written.subject, text, texts.cut)}>${texts.openMail}</a>
      ${
        onCopy
          ? html`<button type="button" class="secondary" part="button" id="copy" @click=${() => onCopy(whole)}>
              ${model.copied ? texts.copied : texts.copyMessage}
            </button>`
          : nothing
      }
    </div>
  `;
}
