import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../locales/messages.ts';

/** What every control of the form has in common. */
export interface Control {
  /** Also the id of the input. */
  id: string;
  label: string;
  required: boolean;
  help?: string | readonly (string | TemplateResult)[] | undefined;
  /** What is wrong with it, in words. */
  error?: string | undefined;
  /** The message is on its way and must not change. */
  locked: boolean;
  /** The form is written from right to left. */
  mirrored?: boolean | undefined;
  /** The page has filled it in, and shows it to nobody. */
  hidden?: boolean;
  /** What is said about it below. */
  after?: TemplateResult | undefined;
  /** How much of a wide form it takes. */
  width?: 'half' | 'full' | undefined;
}

/** Label, help and error message around an input, tied to it by ids. */
export function frame(control: Control, texts: Texts<'form'>, input: TemplateResult): TemplateResult {
  const { id, width = '' } = control;
  if (control.hidden) return html``;
  return html`
    <div class="field ${width}" part="field">
      <label for=${id} part="label">${caption(control, texts)}</label>
      ${notes(control)} ${input} ${control.after}
    </div>
  `;
}

/** What is asked, and that it need not be answered. The blank belongs to the label: Chromium would not read one of its own as part of the name. */
export function caption(
  { label, required }: Pick<Control, 'label' | 'required'>,
  texts: Texts<'form'>,
): TemplateResult {
  return required
    ? html`${label}`
    : html`${`${label} `}<span class="hint" part="optional">${texts.optional}</span>`;
}

/** Help and error message of a control. */
export function notes({ id, help, error }: Control): TemplateResult {
  return html`
    ${help ? html`<p class="hint" id="${id}-help" part="help">${help}</p>` : nothing}
    ${error ? html`<p class="error" id="${id}-error" part="error">${error}</p>` : nothing}
  `;
}

/**
 * Value of `dir` for a text: as it is written; as the form is while it is empty. What is from left to right in any case
 * keeps its own from the first letter on: browsers look at the whole form again when it changes.
 */
export function directionOf({ mirrored, value }: Pick<Control, 'mirrored'> & { value: string }) {
  return mirrored && !value ? nothing : 'auto';
}

/** Value of `aria-describedby` for the input of a control. */
export function describedBy({ id, help, error }: Control): string | typeof nothing {
  return [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;
}
